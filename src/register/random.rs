//! SplitMix64: sixty-four bits of state, the same numbers on every machine and in every version.
//!
//! Own code on purpose. The register must be the same for a seed for as long as anyone compares screenshots, and the
//! streams of random-number crates change with their versions. Good enough for made-up villages, and for nothing else.

use uuid::Uuid;

/// A stream of numbers from a seed.
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// A stream for one thing among many, such as a household: neighbours' streams have nothing to do with it.
    pub fn new(seed: u64, path: [u32; 2]) -> Self {
        let mut random = Self(seed);
        for step in path {
            random.0 = random.next().wrapping_add(u64::from(step));
        }
        random.next();
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`; 0 when the limit is.
    pub fn below(&mut self, limit: u32) -> u32 {
        let scaled = (self.next() >> 32) * u64::from(limit);
        u32::try_from(scaled >> 32).unwrap_or(0)
    }

    /// A number from `least` to `most`, both in.
    pub fn between(&mut self, least: i32, most: i32) -> i32 {
        let span = u32::try_from(most.saturating_sub(least)).unwrap_or(0).saturating_add(1);
        least.saturating_add(i32::try_from(self.below(span)).unwrap_or(0))
    }

    /// True in `percent` of a hundred cases.
    pub fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    /// One of the texts; empty when there are none.
    pub fn pick<'a>(&mut self, texts: &[&'a str]) -> &'a str {
        let at = self.below(u32::try_from(texts.len()).unwrap_or(u32::MAX));
        usize::try_from(at).ok().and_then(|at| texts.get(at)).copied().unwrap_or_default()
    }

    /// The place of one of the weights, each as likely as it is heavy.
    pub fn weighted(&mut self, weights: &[u32]) -> usize {
        let mut left = self.below(weights.iter().sum());
        for (place, weight) in weights.iter().enumerate() {
            if left < *weight {
                return place;
            }
            left -= weight;
        }
        0
    }

    /// Puts the items in an order of chance.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = self.below(u32::try_from(last + 1).unwrap_or(u32::MAX));
            items.swap(last, usize::try_from(other).unwrap_or(last));
        }
    }

    /// An id in the form of UUIDv7 at a time in milliseconds since 1970.
    pub fn uuid(&mut self, millis: u64) -> Uuid {
        let (a, b) = (self.next(), self.next());
        let high = (millis << 16) | 0x7000 | (a & 0x0fff);
        let low = 0x8000_0000_0000_0000 | (b >> 2);
        Uuid::from_u64_pair(high, low)
    }
}
