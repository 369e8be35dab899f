//! What a server is started with.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use super::clock::{Clock, SystemClock};
use super::limit::Rate;
use super::store::SharedStore;

/// Everything that [`super::spawn`] needs.
#[derive(Clone)]
pub struct Config {
    /// Where to listen; port 0 takes a free one. Clear text, so loopback only.
    pub listen: SocketAddr,
    /// The commune's store, open.
    pub store: SharedStore,
    /// The commune's folder, where copies and checkpoints are kept; `None` keeps none.
    pub folder: Option<PathBuf>,
    /// The folder of the built web app; `None` when it was not built.
    pub app_dir: Option<PathBuf>,
    /// Why there is no web app, in one sentence, when there is none.
    pub app_missing: Option<String>,
    /// Address that QR codes show, such as `https://ngan-son.example`; by default the one that is listened on.
    pub public_url: Option<String>,
    /// Limits.
    pub limits: Limits,
    /// The clock.
    pub clock: Arc<dyn Clock>,
}

impl Config {
    /// Loopback, a free port, the machine's clock and the usual limits.
    pub fn loopback(store: SharedStore) -> Self {
        Self {
            listen: SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0),
            store,
            folder: None,
            app_dir: None,
            app_missing: None,
            public_url: None,
            limits: Limits::default(),
            clock: Arc::new(SystemClock),
        }
    }
}

/// Bounds on what one request or one sender may take.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Longest time for one request.
    pub request_time: Duration,
    /// Longest time for one that copies the whole database, brings a copy, or a list of a whole commune.
    pub copy_time: Duration,
    /// Most bytes of a body as sent.
    pub body_bytes: usize,
    /// Most bytes of a batch, unpacked.
    pub batch_bytes: usize,
    /// Requests of one address.
    pub per_ip: Rate,
    /// Requests of one phone.
    pub per_device: Rate,
    /// Enrolments tried by one address: eight digits must not be guessed.
    pub enrol_per_ip: Rate,
    /// Enrolments tried by everyone together.
    pub enrol_total: Rate,
    /// Sign-ins tried by one address.
    pub sign_in_per_ip: Rate,
    /// Sign-ins tried on one account.
    pub sign_in_per_user: Rate,
    /// Exports, copies and uploads of one user.
    pub slow_per_user: Rate,
    /// How long a session lasts without being used.
    pub idle: Duration,
    /// How long a session lasts.
    pub session: Duration,
    /// How long an enrolment code lasts.
    pub code: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            request_time: Duration::from_secs(30),
            copy_time: Duration::from_secs(15 * 60),
            body_bytes: 5 * 1024 * 1024,
            batch_bytes: crate::protocol::MAX_BATCH_BYTES,
            // Every phone of a commune may sit behind one address.
            per_ip: Rate { burst: 4_000, per_minute: 120_000 },
            per_device: Rate { burst: 300, per_minute: 6_000 },
            enrol_per_ip: Rate { burst: 30, per_minute: 10 },
            enrol_total: Rate { burst: 100, per_minute: 60 },
            sign_in_per_ip: Rate { burst: 20, per_minute: 10 },
            sign_in_per_user: Rate { burst: 10, per_minute: 5 },
            slow_per_user: Rate { burst: 20, per_minute: 10 },
            idle: Duration::from_secs(60 * 60),
            session: Duration::from_secs(12 * 60 * 60),
            code: Duration::from_secs(72 * 60 * 60),
        }
    }
}
