//! Waiting, on a device and in a browser.

use std::time::Duration;

/// Waits. Natively it needs the timer of a Tokio runtime, which the renderer and reqwest bring.
#[cfg(not(target_arch = "wasm32"))]
pub async fn pause(time: Duration) {
    tokio::time::sleep(time).await;
}

/// Waits.
#[cfg(target_arch = "wasm32")]
pub async fn pause(time: Duration) {
    gloo_timers::future::sleep(time).await;
}
