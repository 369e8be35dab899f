//! Starting and stopping a server.

use std::net::SocketAddr;

use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::config::Config;
use super::router::router;
use super::state::AppState;

/// Why a server does not start.
#[derive(Debug, thiserror::Error)]
pub enum SpawnError {
    /// Clear text would leave the machine. TLS is not built yet; until then a proxy on this machine must do it.
    #[error(
        "refusing to listen on {0}: without TLS only 127.0.0.1 or ::1 is allowed, because names and answers would \
         cross the network in clear. TLS is not built into this version yet; put a TLS proxy on this machine in front"
    )]
    ClearText(SocketAddr),
    /// The address is taken or not ours.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// Where.
        address: SocketAddr,
        /// Why not.
        source: std::io::Error,
    },
}

/// A server that runs until it is told to stop, or dropped.
pub struct RunningServer {
    /// Where it really listens.
    pub addr: SocketAddr,
    /// What its routes share; tests and the command line reach the store through it.
    pub state: AppState,
    stop: watch::Sender<bool>,
    task: JoinHandle<std::io::Result<()>>,
}

impl RunningServer {
    /// The address as a URL, without a slash at the end.
    pub fn url(&self) -> String {
        format!("http://{}", self.addr)
    }

    /// Takes no new requests, finishes those under way, and returns when the last one is answered.
    ///
    /// # Errors
    /// When the listener failed.
    pub async fn shutdown(mut self) -> std::io::Result<()> {
        self.stop.send_replace(true);
        match (&mut self.task).await {
            Ok(result) => result,
            Err(error) => Err(std::io::Error::other(error)),
        }
    }

    /// Returns when the server has stopped by itself.
    ///
    /// # Errors
    /// When the listener failed.
    pub async fn stopped(&mut self) -> std::io::Result<()> {
        match (&mut self.task).await {
            Ok(result) => result,
            Err(error) => Err(std::io::Error::other(error)),
        }
    }
}

impl Drop for RunningServer {
    fn drop(&mut self) {
        self.stop.send_replace(true);
        self.task.abort();
    }
}

/// Starts a server.
///
/// # Errors
/// See [`SpawnError`].
pub async fn spawn(config: Config) -> Result<RunningServer, SpawnError> {
    let address = config.listen;
    if !address.ip().is_loopback() {
        return Err(SpawnError::ClearText(address));
    }
    let failed = |source| SpawnError::Listen { address, source };
    let listener = TcpListener::bind(address).await.map_err(failed)?;
    let addr = listener.local_addr().map_err(failed)?;
    let state = AppState::new(config, addr);
    let service = router(state.clone()).into_make_service_with_connect_info::<SocketAddr>();
    let (stop, mut stopped) = watch::channel(false);
    let until = async move {
        // The sender's end means the same as its word.
        let _ended = stopped.wait_for(|stop| *stop).await;
    };
    let task = tokio::spawn(async move { axum::serve(listener, service).with_graceful_shutdown(until).await });
    Ok(RunningServer { addr, state, stop, task })
}
