//! Pictures of what houses are built of, where water comes from, and latrines: own drawings, in one file.

use dioxus::prelude::*;

const PICTURES: &str = include_str!("../../../assets/icons/pictures.svg");

/// The pictures, once on a page that shows any; every [`Picture`] refers into it.
#[component]
pub fn PictureSprite() -> Element {
    rsx! {
        div { class: "sprite", aria_hidden: "true", dangerous_inner_html: PICTURES }
    }
}

/// One picture by its id in the questionnaire, such as `roof-thatch`. The word stands under it.
#[component]
pub fn Picture(name: String) -> Element {
    // A questionnaire may name a picture that this version does not have yet.
    let known = PICTURES.contains(&format!("id=\"pic-{name}\""));
    let name = if known { name } else { "other".to_owned() };
    rsx! {
        svg { view_box: "0 0 92 58", "aria-hidden": "true", r#use { href: "#pic-{name}" } }
    }
}
