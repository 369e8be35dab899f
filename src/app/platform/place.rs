//! Where the device is: what it may answer, and how its numbers become a place of the record.
//!
//! Asked only when the user allows it; it orders visits and is noted on one, and nothing ever needs it.

use crate::domain::household::Location;

/// Why the device did not say where it is. Message `locate-<code>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LocateError {
    /// The user, or the device for them, does not allow it.
    #[error("not allowed")]
    Denied,
    /// No satellite and no network told it.
    #[error("the place is not to be had")]
    Unavailable,
    /// It took too long.
    #[error("it took too long")]
    Timeout,
    /// This device has no way to know.
    #[error("this device cannot tell")]
    Missing,
}

impl LocateError {
    /// The message that says it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Denied => "locate-denied",
            Self::Unavailable => "locate-unavailable",
            Self::Timeout => "locate-timeout",
            Self::Missing => "locate-missing",
        }
    }

    /// Whether asking again may help without anything being changed on the device.
    pub const fn try_again(self) -> bool {
        matches!(self, Self::Unavailable | Self::Timeout)
    }

    /// Reads the code of a browser's error: 1 denied, 2 unavailable, 3 timeout.
    pub(super) const fn of_code(code: u16) -> Self {
        match code {
            1 => Self::Denied,
            3 => Self::Timeout,
            _ => Self::Unavailable,
        }
    }
}

/// How long the device may look, in milliseconds.
pub(super) const PATIENCE: u32 = 15_000;
/// How old a place may be that it already knows, in milliseconds.
pub(super) const FRESH: u32 = 60_000;

/// A place from degrees and metres, as browsers give them; `None` for numbers that are no place on earth.
///
/// An accuracy that is absent, zero or no number is left open: a place without accuracy is kept, and shown as one.
pub fn location(latitude: f64, longitude: f64, accuracy: Option<f64>) -> Option<Location> {
    if !(-90.0..=90.0).contains(&latitude) || !(-180.0..=180.0).contains(&longitude) {
        return None;
    }
    let accuracy_m =
        accuracy.filter(|metres| metres.is_finite() && *metres > 0.0).and_then(|metres| whole(metres.ceil()));
    Some(Location { lat_e6: whole(latitude * 1e6)?, lon_e6: whole(longitude * 1e6)?, accuracy_m })
}

/// The nearest whole number, where the type holds it.
fn whole<T: std::str::FromStr>(value: f64) -> Option<T> {
    // By its digits: there is no checked conversion of a float.
    let digits = format!("{:.0}", value.round());
    if digits == "-0" { "0".parse().ok() } else { digits.parse().ok() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_become_millionths_and_accuracy_is_never_made_up() {
        let place = location(22.412_345_6, 105.987_654_3, Some(18.2));
        assert_eq!(place, Some(Location { lat_e6: 22_412_346, lon_e6: 105_987_654, accuracy_m: Some(19) }));
        for unknown in [None, Some(0.0), Some(-5.0), Some(f64::NAN), Some(f64::INFINITY)] {
            assert_eq!(location(-0.000_000_1, 0.0, unknown).map(|place| place.accuracy_m), Some(None), "{unknown:?}");
        }
    }

    #[test]
    fn numbers_that_are_no_place_are_none() {
        for (latitude, longitude) in [(90.1, 0.0), (0.0, -180.5), (f64::NAN, 0.0), (0.0, f64::INFINITY)] {
            assert_eq!(location(latitude, longitude, None), None);
        }
    }
}
