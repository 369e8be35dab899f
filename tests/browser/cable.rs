//! A cable between browser and commune that can be pulled: a TCP relay on a port of its own.
//!
//! A pulled cable refuses and breaks connections, as a dead network does; the commune itself runs on.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

pub struct Cable {
    pub addr: SocketAddr,
    pulled: Arc<AtomicBool>,
    cut: watch::Sender<u64>,
}

impl Cable {
    pub async fn to(commune: SocketAddr) -> anyhow::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let addr = listener.local_addr()?;
        let pulled = Arc::new(AtomicBool::new(false));
        let (cut, cuts) = watch::channel(0);
        let is_pulled = Arc::clone(&pulled);
        tokio::spawn(async move {
            while let Ok((mut phone, _)) = listener.accept().await {
                if is_pulled.load(Ordering::SeqCst) {
                    continue;
                }
                let mut cuts = cuts.clone();
                cuts.mark_unchanged();
                tokio::spawn(async move {
                    let Ok(mut server) = TcpStream::connect(commune).await else { return };
                    tokio::select! {
                        _ = copy_bidirectional(&mut phone, &mut server) => {}
                        _ = cuts.changed() => {}
                    }
                });
            }
        });
        Ok(Self { addr, pulled, cut })
    }

    pub fn pull(&self) {
        self.pulled.store(true, Ordering::SeqCst);
        self.cut.send_modify(|count| *count += 1);
    }

    pub fn plug(&self) {
        self.pulled.store(false, Ordering::SeqCst);
    }
}
