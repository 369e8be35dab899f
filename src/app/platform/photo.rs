//! How a photo is chosen, and how large one of minutes is kept: a page must stay legible, and a bad network must carry it.

/// How a picture is chosen on a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PhotoWay {
    /// A field of the screen, which a browser lets the camera fill too.
    Camera,
    /// A field of the screen that opens a dialogue for files and knows no camera: a desktop's window.
    #[default]
    Files,
    /// The device's own chooser, which `Platform::choose_photo` asks: a phone's app.
    Chooser,
}

/// Most pixels a side.
pub const EDGE: u32 = 1600;
/// Most bytes: half of what the commune takes.
pub const MOST: u32 = 1024 * 1024;
