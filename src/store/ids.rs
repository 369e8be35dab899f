//! New identities from the caller's clock and randomness: UUIDv7, so that they sort roughly by time.

use sha2::{Digest as _, Sha256};
use uuid::{Builder, Uuid};

use super::view::Now;

/// A source of ids for one command. The same `Now` gives the same ids, so each command needs its own randomness.
#[derive(Debug)]
pub struct Ids {
    millis: u64,
    random: [u8; 32],
    given: u64,
}

impl Ids {
    /// Starts from the moment of the command.
    pub fn new(now: &Now) -> Self {
        Self { millis: u64::try_from(now.at.timestamp_millis()).unwrap_or(0), random: now.random, given: 0 }
    }

    /// The next id.
    pub fn next_id(&mut self) -> Uuid {
        self.given += 1;
        let mut hasher = Sha256::new();
        hasher.update(b"so-thon id");
        hasher.update(self.random);
        hasher.update(self.given.to_be_bytes());
        let digest: [u8; 32] = hasher.finalize().into();
        let mut random = [0_u8; 10];
        for (to, from) in random.iter_mut().zip(digest) {
            *to = from;
        }
        Builder::from_unix_timestamp_millis(self.millis, &random).into_uuid()
    }
}
