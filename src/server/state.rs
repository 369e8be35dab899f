//! What every route shares.

use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use ed25519_dalek::SigningKey;
use tokio::sync::Semaphore;

use super::clock::Clock;
use super::config::{Config, Limits};
use super::limit::Limiter;
use super::replay::Nonces;
use super::store::SharedStore;
use crate::domain::ids::DeviceId;
use crate::protocol::enrol::CommuneInfo;

/// What every route shares; cheap to clone.
#[derive(Clone)]
pub struct AppState(Arc<Shared>);

/// The shared part.
pub struct Shared {
    /// The commune's store.
    pub store: SharedStore,
    /// The commune's clock.
    pub clock: Arc<dyn Clock>,
    /// The key that signs receipts.
    pub signing_key: SigningKey,
    /// The commune as phones know it.
    pub commune: CommuneInfo,
    /// Address that QR codes and pages show, without a slash at the end.
    pub public_url: String,
    /// Whether `public_url` is `https`: cookies are then marked `Secure`.
    pub secure: bool,
    /// The commune's folder, where copies and checkpoints are kept.
    pub folder: Option<PathBuf>,
    /// The folder of the built web app.
    pub app_dir: Option<PathBuf>,
    /// Why there is no web app.
    pub app_missing: String,
    /// Bounds.
    pub limits: Limits,
    pub(super) per_ip: Limiter<IpAddr>,
    pub(super) per_device: Limiter<DeviceId>,
    /// Nonces of requests without a body.
    pub(super) nonces: Nonces,
    pub(super) enrol_per_ip: Limiter<IpAddr>,
    pub(super) enrol_total: Limiter<()>,
    pub(super) sign_in_per_ip: Limiter<IpAddr>,
    pub(super) sign_in_per_user: Limiter<String>,
    pub(super) slow_per_user: Limiter<String>,
    /// Failed sign-ins that the journal has not heard of.
    pub(super) tries: super::auth::Tries,
    /// When each session was last used.
    pub(super) idle: super::idle::Idle,
    /// Forms that came after their session.
    pub(super) kept_forms: super::kept_forms::KeptForms,
    /// Argon2id takes 19 MiB each time: only so many at once.
    pub(super) password_checks: Semaphore,
    /// Batches unpacked and checked at once.
    pub(super) batch_checks: Semaphore,
    /// Files of registers that are being read.
    pub imports: super::imports::jobs::Jobs,
    /// The web app's files, hashed once.
    pub(super) app_files: super::web_app::Files,
}

impl std::ops::Deref for AppState {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
}

impl AppState {
    /// Puts the shared state together; `address` is where the server really listens.
    pub fn new(config: Config, address: std::net::SocketAddr) -> Self {
        let record = config.store.commune();
        let signing_key = SigningKey::from_bytes(&record.signing_seed);
        let commune = CommuneInfo {
            code: record.code.clone(),
            name: record.name.clone(),
            province: record.province.clone(),
            phone: record.phone.clone(),
            public_key: hex::encode(signing_key.verifying_key().as_bytes()),
            synthetic: record.synthetic,
        };
        let public_url = config.public_url.unwrap_or_else(|| format!("http://{address}"));
        let public_url = public_url.trim_end_matches('/').to_owned();
        let limits = config.limits;
        Self(Arc::new(Shared {
            store: config.store,
            clock: config.clock,
            signing_key,
            commune,
            secure: public_url.starts_with("https://"),
            public_url,
            folder: config.folder,
            app_dir: config.app_dir,
            app_missing: config.app_missing.unwrap_or_else(|| super::web_app::NOT_BUILT.to_owned()),
            limits,
            per_ip: Limiter::new(limits.per_ip),
            per_device: Limiter::new(limits.per_device),
            nonces: Nonces::default(),
            enrol_per_ip: Limiter::new(limits.enrol_per_ip),
            enrol_total: Limiter::new(limits.enrol_total),
            sign_in_per_ip: Limiter::new(limits.sign_in_per_ip),
            sign_in_per_user: Limiter::new(limits.sign_in_per_user),
            slow_per_user: Limiter::new(limits.slow_per_user),
            tries: super::auth::Tries::default(),
            idle: super::idle::Idle::new(limits.idle),
            kept_forms: super::kept_forms::KeptForms::default(),
            password_checks: Semaphore::new(2),
            batch_checks: Semaphore::new(std::thread::available_parallelism().map_or(2, usize::from).max(2)),
            imports: super::imports::jobs::Jobs::default(),
            app_files: super::web_app::Files::default(),
        }))
    }

    /// Now, by the commune's clock.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }
}
