//! How large a photo of minutes is kept: a page must stay legible, and a bad network must carry it.

/// Most pixels a side.
pub const EDGE: u32 = 1600;
/// Most bytes: half of what the commune takes.
pub const MOST: u32 = 1024 * 1024;
