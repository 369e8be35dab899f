//! The page to print in a real browser: one A5 page, whatever the household.

use std::process::Command;

use anyhow::Context;
use dioxus::prelude::*;
use so_thon::app::views::print::{PrintScreen, Sheet};
use so_thon::app::words::Words;
use so_thon::domain::household::Household;
use so_thon::domain::visit::Visit;
use so_thon::i18n::Lang;

use crate::people;

/// The screen with its style sheets, as a browser shows it.
fn page(lang: Lang, visit: Visit, household: Household) -> String {
    #[derive(Clone, PartialEq, Props)]
    struct Of {
        sheet: Sheet,
        lang: Lang,
        visit: so_thon::domain::ids::VisitId,
    }
    #[allow(non_snake_case)]
    fn Root(of: Of) -> Element {
        use_context_provider(|| Signal::new(Words::new(of.lang)));
        rsx! { PrintScreen { visit: of.visit, sheet: of.sheet, onprint: EventHandler::new(|()| {}) } }
    }
    let village = "Thôn Phiêng Lềng";
    let commune = "UBND xã Ngân Sơn, tỉnh Thái Nguyên";
    let sheet = Sheet::of(&Words::new(lang), &visit, &household, village, commune).expect("the standard");
    let mut dom = VirtualDom::new_with_props(Root, Of { sheet, lang, visit: visit.id });
    dom.rebuild_in_place();
    let styles = concat!(include_str!("../../assets/styles/tokens.css"), include_str!("../../assets/styles/phone.css"));
    format!(
        "<!doctype html><meta charset=utf-8><style>{styles}</style>\
         <div class=app data-theme=dark data-text=200><div class=phone>{}</div></div>",
        dioxus_ssr::render(&dom)
    )
}

/// How many pages a PDF has, and the size of the first in points.
fn pages(pdf: &[u8]) -> (usize, String) {
    let text = String::from_utf8_lossy(pdf);
    let count = text.matches("/Type /Page\n").count();
    let size = text.split("/MediaBox [").nth(1).and_then(|rest| rest.split(']').next()).unwrap_or_default();
    (count, size.to_owned())
}

#[test]
fn the_page_to_print_is_one_a5_page_in_the_longest_case_too() -> anyhow::Result<()> {
    let short = (people::visit(&people::full(135, false, true, true)), people::household());
    for (name, (visit, household)) in [("short", short), ("longest", people::longest())] {
        for lang in [Lang::Vi, Lang::En] {
            let folder = tempfile::tempdir()?;
            let (html, pdf) = (folder.path().join("page.html"), folder.path().join("page.pdf"));
            std::fs::write(&html, page(lang, visit.clone(), household.clone()))?;
            let status = Command::new("chromium")
                .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"])
                .arg(format!("--user-data-dir={}", folder.path().join("profile").display()))
                .arg(format!("--print-to-pdf={}", pdf.display()))
                .arg(format!("file://{}", html.display()))
                .status()
                .context("chromium")?;
            anyhow::ensure!(status.success(), "chromium ended with {status}");
            let (count, size) = pages(&std::fs::read(&pdf)?);
            assert_eq!(count, 1, "{name} in {}", lang.code());
            // 148 × 210 mm are 419.5 × 595.3 points.
            assert!(size.starts_with("0 0 42") || size.starts_with("0 0 419"), "{name}: {size}");
        }
    }
    Ok(())
}
