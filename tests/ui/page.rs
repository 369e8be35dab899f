//! A screen rendered alone, as HTML: words in its context, no store, no router, no window.

use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};

use dioxus::prelude::*;
use scraper::{ElementRef, Html, Selector};
use so_thon::app::words::Words;
use so_thon::i18n::Lang;

/// Both languages.
pub const LANGS: [Lang; 2] = [Lang::Vi, Lang::En];

#[derive(Clone)]
struct Root {
    lang: Lang,
    screen: Rc<dyn Fn() -> Element>,
}

#[allow(non_snake_case)]
fn RootView(props: Root) -> Element {
    use_context_provider(|| Signal::new(Words::new(props.lang)));
    (props.screen)()
}

/// A rendered screen.
pub struct Page {
    html: Html,
    pub source: String,
}

/// Renders a screen in a language.
pub fn render(lang: Lang, screen: impl Fn() -> Element + 'static) -> Page {
    let mut dom = VirtualDom::new_with_props(RootView, Root { lang, screen: Rc::new(screen) });
    dom.rebuild_in_place();
    let source = dioxus_ssr::render(&dom).replace(" initial_value=\"", " value=\"");
    look(lang, &source);
    Page { html: Html::parse_fragment(&source), source }
}

/// With `SO_THON_PAGES` set to a folder, every page drawn is written there, to be looked at in a browser.
fn look(lang: Lang, source: &str) {
    let Some(folder) = std::env::var_os("SO_THON_PAGES") else { return };
    let name = std::thread::current().name().unwrap_or("page").replace("::", "-");
    let at = DRAWN.fetch_add(1, Ordering::Relaxed);
    let file = std::path::Path::new(&folder).join(format!("{name}-{}-{at:03}.html", lang.code()));
    let styles = concat!(include_str!("../../assets/styles/tokens.css"), include_str!("../../assets/styles/phone.css"));
    let sprite = include_str!("../../assets/icons/sprite.svg");
    let page = format!(
        "<!doctype html><meta charset=utf-8><meta name=viewport content=\"width=device-width\"><style>{styles}</style>\
         <div class=sprite>{sprite}</div><div class=app><div class=phone>{source}</div></div>"
    );
    std::fs::write(file, page).unwrap();
}

static DRAWN: AtomicU32 = AtomicU32::new(0);

impl Page {
    /// What a selector finds.
    pub fn all(&self, selector: &str) -> Vec<ElementRef<'_>> {
        self.html.select(&Selector::parse(selector).unwrap()).collect()
    }

    /// How many a selector finds.
    pub fn count(&self, selector: &str) -> usize {
        self.all(selector).len()
    }

    /// The text of the first that a selector finds, one space between words.
    pub fn text_of(&self, selector: &str) -> String {
        let found = self.all(selector);
        let first = found.first().unwrap_or_else(|| panic!("nothing is {selector} in {}", self.source));
        words_of(first)
    }

    /// Every text that a person can meet: what is shown, and what a screen reader says.
    pub fn texts(&self) -> Vec<String> {
        let mut texts: Vec<String> = self.html.root_element().text().map(|text| text.trim().to_owned()).collect();
        for attribute in ["aria-label", "placeholder", "title", "alt"] {
            for element in self.all(&format!("[{attribute}]")) {
                texts.push(element.value().attr(attribute).unwrap_or_default().to_owned());
            }
        }
        texts.retain(|text| !text.is_empty());
        texts
    }

    /// The whole text, one space between words.
    pub fn text(&self) -> String {
        words_of(&self.html.root_element())
    }

    /// Fails when a text is the key of a message that does not exist, or has an argument left open.
    pub fn has_no_raw_keys(&self) {
        for text in self.texts() {
            let is_word = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
            let looks_like_a_key =
                text.contains('-') && text.chars().all(is_word) && uuid::Uuid::parse_str(&text).is_err();
            assert!(!looks_like_a_key, "the message {text} is missing");
            assert!(!text.contains("{$") && !text.contains("{ $"), "an argument is open in: {text}");
        }
    }

    /// Fails when something that is pressed has no name, or an icon is read aloud.
    pub fn can_be_read_aloud(&self) {
        for element in self.all("a, button, input, select, textarea") {
            let value = element.value();
            let labelled =
                |id: &str| self.all(&format!("label[for='{id}']")).iter().any(|label| !words_of(label).is_empty());
            let named = (value.name() != "select" && !words_of(&element).is_empty())
                || value.attr("id").is_some_and(labelled)
                || value.attr("aria-label").is_some_and(|label| !label.is_empty())
                || element.ancestors().filter_map(ElementRef::wrap).any(|parent| parent.value().name() == "label");
            assert!(named, "no name: {}", element.html());
        }
        for icon in self.all("svg") {
            let inside_image =
                icon.ancestors().filter_map(ElementRef::wrap).any(|parent| parent.value().attr("role") == Some("img"));
            let silent = icon.value().attr("aria-hidden") == Some("true") || inside_image;
            assert!(silent, "a screen reader stumbles over {}", icon.html());
        }
    }
}

/// The text of an element, one space between words.
pub fn words_of(element: &ElementRef<'_>) -> String {
    element.text().collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}
