//! The native window: its size, its name, and the style sheets that a browser gets from `platforms/web`.

#[cfg(feature = "desktop")]
use dioxus::desktop::Config;
#[cfg(not(feature = "desktop"))]
use dioxus::mobile::Config;

const STYLES: [&str; 2] =
    [include_str!("../../../../assets/styles/tokens.css"), include_str!("../../../../assets/styles/phone.css")];

/// Describes the one window of the app. On a phone it is the whole screen.
pub fn window() -> Config {
    let styles: String = STYLES.iter().map(|style| format!("<style>{style}</style>")).collect();
    let viewport = r#"<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">"#;
    let config = Config::new().with_custom_head(format!("{viewport}{styles}")).with_menu(None);
    #[cfg(feature = "desktop")]
    let config = {
        use dioxus::desktop::{LogicalSize, WindowBuilder};
        // A phone's shape: the screens are made for one hand.
        config.with_window(WindowBuilder::new().with_title("Sổ Thôn").with_inner_size(LogicalSize::new(412.0, 860.0)))
    };
    config
}
