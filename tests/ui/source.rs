//! What holds for the sources of the screens: every message named is there, every icon drawn, styles agree.

use std::collections::BTreeSet;
use std::path::Path;

use so_thon::app::words::Words;

use crate::page::LANGS;

fn rust_sources(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_sources(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push((path.display().to_string(), std::fs::read_to_string(&path).unwrap()));
        }
    }
}

fn app_sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    rust_sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app"), &mut found);
    assert!(found.len() > 30);
    found
}

/// The string literals that follow `opening`.
fn literals<'a>(source: &'a str, opening: &str) -> Vec<&'a str> {
    source.split(opening).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_message_that_a_screen_names_is_there_in_both_languages() {
    let mut missing = BTreeSet::new();
    for (path, source) in app_sources() {
        for opening in [".t(\"", ".n(\"", ".name(\"", ".t_args(\"", ".t_args(\n            \""] {
            for key in literals(&source, opening).into_iter().filter(|key| !key.contains('{')) {
                for lang in LANGS {
                    if !Words::new(lang).has(key) {
                        missing.insert(format!("{key} ({}) of {path}", lang.code()));
                    }
                }
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_icon_named_is_in_the_sprite() {
    let sprite = include_str!("../../assets/icons/sprite.svg");
    for (path, source) in app_sources() {
        for opening in ["icon: \"", "Icon { name: \"", "Mark { name: \""] {
            for name in literals(&source, opening) {
                assert!(sprite.contains(&format!("<symbol id=\"{name}\"")), "{name} of {path}");
            }
        }
    }
}

#[test]
fn screens_hold_no_text_of_their_own() {
    for (path, source) in app_sources() {
        let code = source.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in code.lines().enumerate() {
            let line = line.split("//").next().unwrap_or_default();
            let vietnamese =
                line.chars().any(|c| ('\u{1ea0}'..='\u{1ef9}').contains(&c) || "ăâđêôơưĂÂĐÊÔƠƯ".contains(c));
            // Names are the same in every language: the app's, and those of the ethnic groups with their codes.
            let name = line.contains("Sổ Thôn") || line.contains("const GROUP");
            assert!(!vietnamese || name, "{path}:{}: {line}", number + 1);
        }
    }
}

/// The declarations of the block that `selector` opens.
fn block(css: &str, selector: &str) -> Vec<String> {
    let start = css.find(selector).unwrap_or_else(|| panic!("no {selector}")) + selector.len();
    let body = css[start..].split('}').next().unwrap();
    let body = body.trim_start().trim_start_matches('{');
    body.split(';')
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|line| !line.is_empty())
        .collect()
}

#[test]
fn the_device_s_dark_is_the_dark_of_the_tokens() {
    let tokens = include_str!("../../assets/styles/tokens.css");
    let phone = include_str!("../../assets/styles/phone.css");
    let dark = block(tokens, "[data-theme=\"dark\"]");
    assert!(dark.len() > 40);
    assert_eq!(block(phone, "[data-theme=\"auto\"]"), dark);
}

#[test]
fn components_take_colours_from_tokens_only() {
    let phone = include_str!("../../assets/styles/phone.css");
    let own = phone.split("[data-theme=\"auto\"]").next().unwrap();
    for (number, line) in own.lines().enumerate() {
        // A code is read by cameras: black on white in every theme. The selvage is a picture.
        let exempt = line.starts_with(".qr ") || line.starts_with(".selvage") || line.contains("data:image");
        let raw = line.match_indices('#').any(|(at, _)| {
            let digits = line[at + 1..].chars().take_while(char::is_ascii_hexdigit).count();
            matches!(digits, 3 | 6 | 8)
        });
        assert!(exempt || !raw, "line {}: {line}", number + 1);
    }
}
