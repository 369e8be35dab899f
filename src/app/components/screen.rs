//! The frame of a screen: bars stay, the page between them scrolls.

use dioxus::prelude::*;

/// Bar above, page, bar below.
#[component]
pub fn Screen(
    bar: Element,
    /// Lines under the bar that do not scroll away, such as the sync status.
    #[props(default = VNode::empty())]
    under_bar: Element,
    foot: Element,
    /// The page itself takes the focus, so that keys scroll it: where it may have nothing else that takes it.
    #[props(default)]
    keys_scroll: bool,
    /// Called as the page scrolls: how far, and how high the window on it is, in CSS pixels.
    #[props(default)]
    onscroll: EventHandler<(f64, f64)>,
    children: Element,
) -> Element {
    rsx! {
        {bar}
        {under_bar}
        main {
            class: "screen",
            id: "page",
            tabindex: if keys_scroll { "0" } else { "-1" },
            onscroll: move |event| onscroll.call((event.scroll_top(), f64::from(event.client_height()))),
            {children}
        }
        {foot}
    }
}
