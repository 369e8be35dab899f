//! The app's program: one of a desktop window, a phone's view, a browser page, or that page's worker.

/// In a browser the same wasm is loaded twice; the global scope says which of the two this instance is.
#[cfg(target_arch = "wasm32")]
fn main() {
    use so_thon::app::platform::web;
    if web::in_worker() {
        web::serve_store();
    } else {
        dioxus::launch(so_thon::app::App);
    }
}

#[cfg(all(not(target_arch = "wasm32"), any(feature = "desktop", feature = "mobile")))]
fn main() {
    dioxus::LaunchBuilder::new().with_cfg(so_thon::app::platform::window()).launch(so_thon::app::App);
}

/// Tests of the screens need no window; a program without one can only say so.
#[cfg(all(not(target_arch = "wasm32"), not(any(feature = "desktop", feature = "mobile"))))]
fn main() -> std::process::ExitCode {
    eprintln!("This build has no window. Build with one of the features desktop, mobile or web (make app, make web).");
    std::process::ExitCode::from(2)
}
