//! Token buckets: how often one sender may ask. In memory; a restart forgives.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Utc};

/// How often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// How many at once.
    pub burst: u32,
    /// How many a minute after that.
    pub per_minute: u32,
}

/// Most senders remembered; beyond it, those with a full bucket are forgotten first.
const MAX_SENDERS: usize = 50_000;

/// One bucket a sender.
#[derive(Debug)]
pub struct Limiter<K> {
    rate: Rate,
    buckets: Mutex<HashMap<K, Bucket>>,
}

#[derive(Debug, Clone, Copy)]
struct Bucket {
    /// In thousandths of a request.
    tokens: i64,
    filled_at: DateTime<Utc>,
}

impl<K: Eq + Hash> Limiter<K> {
    /// A limiter with every bucket full.
    pub fn new(rate: Rate) -> Self {
        Self { rate, buckets: Mutex::new(HashMap::new()) }
    }

    /// Takes one; `false` when the bucket is empty.
    pub fn take(&self, sender: K, now: DateTime<Utc>) -> bool {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= MAX_SENDERS && !buckets.contains_key(&sender) {
            let full = self.full();
            buckets.retain(|_, bucket| self.filled(*bucket, now).tokens < full);
            if buckets.len() >= MAX_SENDERS {
                return false;
            }
        }
        let bucket = buckets.entry(sender).or_insert(Bucket { tokens: self.full(), filled_at: now });
        *bucket = self.filled(*bucket, now);
        if bucket.tokens < 1000 {
            return false;
        }
        bucket.tokens -= 1000;
        true
    }

    fn full(&self) -> i64 {
        i64::from(self.rate.burst).saturating_mul(1000)
    }

    fn filled(&self, bucket: Bucket, now: DateTime<Utc>) -> Bucket {
        // A clock set back gives nothing and takes nothing.
        let passed = (now - bucket.filled_at).num_milliseconds().max(0);
        let gained = passed.saturating_mul(i64::from(self.rate.per_minute)) / 60;
        if gained == 0 && passed < 60_000 {
            return Bucket { filled_at: bucket.filled_at.min(now), ..bucket };
        }
        Bucket { tokens: bucket.tokens.saturating_add(gained).min(self.full()), filled_at: now }
    }
}
