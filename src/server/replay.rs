//! Nonces that phones signed a short while ago, so that a request overheard on the way cannot be sent again.
//!
//! In memory and bounded, by time, by device and in all; a restart forgets. What is replayed would only be read, and
//! only by whoever could hear the first answer too: this is a second door, not the first.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest, Sha256};

use crate::domain::ids::DeviceId;

/// How long a nonce is remembered.
const WINDOW: TimeDelta = TimeDelta::minutes(10);
/// Nonces remembered of one device; a pull of a whole commune takes a tenth of it.
const MOST_OF_DEVICE: usize = 512;
/// Devices remembered.
const MOST_DEVICES: usize = 4_096;

/// The nonces of a short while.
#[derive(Debug, Default)]
pub struct Nonces(Mutex<HashMap<DeviceId, VecDeque<Seen>>>);

#[derive(Debug)]
struct Seen {
    // A nonce may be as long as a header; its hash is not.
    hash: [u8; 32],
    at: DateTime<Utc>,
}

impl Nonces {
    /// Remembers a nonce; `false` when the device signed it before.
    pub fn first_time(&self, device: DeviceId, nonce: &str, now: DateTime<Utc>) -> bool {
        let hash: [u8; 32] = Sha256::digest(nonce.as_bytes()).into();
        let mut devices = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if devices.len() >= MOST_DEVICES && !devices.contains_key(&device) {
            devices.retain(|_, seen| seen.back().is_some_and(|last| now - last.at < WINDOW));
            if devices.len() >= MOST_DEVICES {
                devices.clear();
            }
        }
        let seen = devices.entry(device).or_default();
        while seen.front().is_some_and(|first| now - first.at >= WINDOW) {
            seen.pop_front();
        }
        if seen.iter().any(|one| one.hash == hash) {
            return false;
        }
        if seen.len() >= MOST_OF_DEVICE {
            seen.pop_front();
        }
        seen.push_back(Seen { hash, at: now });
        true
    }
}
