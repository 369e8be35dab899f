//! Icons: symbols of one sprite, drawn in the colour of the text around them. Never alone: a word stands beside.

use dioxus::prelude::*;

const SPRITE: &str = include_str!("../../../assets/icons/sprite.svg");

/// The sprite, once a page; every [`Icon`] refers into it.
#[component]
pub fn Sprite() -> Element {
    rsx! {
        div { class: "sprite", aria_hidden: "true", dangerous_inner_html: SPRITE }
    }
}

/// One symbol of the sprite by its id, such as `home`. Screen readers pass over it.
#[component]
pub fn Icon(name: &'static str, #[props(default)] class: &'static str) -> Element {
    let class = if class.is_empty() { "i".to_owned() } else { format!("i {class}") };
    rsx! {
        svg { class, "aria-hidden": "true", r#use { href: "#{name}" } }
    }
}

/// A symbol whose size is the business of what is around it (class marks, houses).
#[component]
pub fn Mark(name: &'static str) -> Element {
    rsx! {
        svg { "aria-hidden": "true", r#use { href: "#{name}" } }
    }
}
