//! Draws a screen to HTML, as the phone would show it first.

use std::cell::RefCell;
use std::rc::Rc;

use dioxus::prelude::*;
use so_thon::app::words::Words;
use so_thon::i18n::Lang;

type Draw = Rc<RefCell<dyn FnMut() -> Element>>;

#[derive(Clone)]
struct Page {
    lang: Lang,
    draw: Draw,
}

impl PartialEq for Page {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// The HTML of what `draw` gives, in a language.
pub fn html(lang: Lang, draw: impl FnMut() -> Element + 'static) -> String {
    #[component]
    fn Root(page: Page) -> Element {
        use_context_provider(|| Signal::new(Words::new(page.lang)));
        (page.draw.borrow_mut())()
    }
    let page = Page { lang, draw: Rc::new(RefCell::new(draw)) };
    let mut dom = VirtualDom::new_with_props(Root, RootProps { page });
    dom.rebuild_in_place();
    let html = dioxus_ssr::render(&dom).replace(" initial_value=\"", " value=\"");
    assert_no_keys(&html);
    look(&html, lang);
    html
}

/// Both languages show sentences, never a key of one.
pub fn in_both(draw: impl Fn() -> Element + Clone + 'static) -> String {
    html(Lang::En, draw.clone());
    html(Lang::Vi, draw)
}

/// The text of a page without its tags.
pub fn text(html: &str) -> String {
    let page = scraper::Html::parse_fragment(html);
    page.root_element().text().collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How many elements answer a selector.
pub fn count(html: &str, selector: &str) -> usize {
    let page = scraper::Html::parse_fragment(html);
    page.select(&scraper::Selector::parse(selector).unwrap()).count()
}

/// A message that is missing shows its key: words joined by hyphens, without a space.
fn assert_no_keys(html: &str) {
    let page = scraper::Html::parse_fragment(html);
    let mut seen: Vec<String> = page.root_element().text().map(str::to_owned).collect();
    for element in page.select(&scraper::Selector::parse("[aria-label]").unwrap()) {
        seen.extend(element.attr("aria-label").map(str::to_owned));
    }
    for words in seen {
        for word in words.split_whitespace() {
            let word = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
            let key = word.contains('-')
                && word.split('-').count() >= 2
                && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_".contains(c))
                && word.chars().any(|c| c.is_ascii_lowercase())
                && !matches!(
                    word,
                    "near-poor" | "daughter-in-law" | "semi-septic" | "pour-flush" | "double-vault" | "own-account"
                );
            assert!(!key, "{word:?} looks like the key of a missing message, in {words:?}");
        }
    }
}

/// With `SO_THON_PAGES` set to a folder, every page drawn is written there, to be looked at in a browser.
fn look(html: &str, lang: Lang) {
    let Ok(folder) = std::env::var("SO_THON_PAGES") else { return };
    let test = std::thread::current().name().unwrap_or("page").replace("::", ".");
    let sheets: String = ["assets/styles/tokens.css", "assets/styles/phone.css"]
        .iter()
        .map(|sheet| std::fs::read_to_string(format!("{}/{sheet}", env!("CARGO_MANIFEST_DIR"))).unwrap())
        .collect();
    let sprite = include_str!("../../assets/icons/sprite.svg");
    let lang = lang.code();
    let page = format!(
        "<!DOCTYPE html><html lang={lang} data-theme=light data-text=100><meta charset=utf-8>\
         <meta name=viewport content=\"width=device-width\"><style>{sheets}</style><body><div class=app data-theme=light data-text=100><div class=sprite>{sprite}</div>\
         <div class=phone>{html}</div></div>"
    );
    std::fs::write(format!("{folder}/{test}.{lang}.html"), page).unwrap();
}
