//! One receipt: what the commune took and when, signed, with a code that the office can check.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use dioxus::prelude::*;
use sha2::{Digest as _, Sha256};

use crate::app::clock;
use crate::app::components::bar::AppBar;
use crate::app::components::screen::Screen;
use crate::app::components::section::{RowText, SectionTitle, Tone};
use crate::app::components::states::{Bones, Empty};
use crate::app::routes::Route;
use crate::app::state::{Loaded, use_loaded, use_sample};
use crate::app::trouble::StoreTrouble;
use crate::app::words::{Words, text, use_words};
use crate::domain::ids::{BatchId, EntryId};
use crate::i18n::date;
use crate::protocol::receipt::{Outcome, Receipt};
use crate::protocol::signed::Signed;
use crate::store::view::{ItemState, OutboxItem, ReceiptLine};

/// How far back the phone looks for a receipt.
const RECEIPTS: u32 = 1000;

/// Loads.
#[component]
pub fn ReceiptView(batch: BatchId) -> Element {
    let receipts = use_loaded(|phone| async move { phone.store.receipts(RECEIPTS).await });
    let items = use_loaded(|phone| async move { phone.store.outbox().await });
    let line = match receipts {
        Loaded::Waiting => Loaded::Waiting,
        Loaded::Failed(error) => Loaded::Failed(error),
        Loaded::Ready(lines) => Loaded::Ready(lines.into_iter().find(|line| line.batch == batch)),
    };
    let still_here = match items {
        Loaded::Ready(items) => items,
        Loaded::Waiting | Loaded::Failed(_) => Vec::new(),
    };
    rsx! {
        ReceiptScreen { line, still_here, sample: use_sample() }
    }
}

/// The screen of a given receipt; `None` when the phone has no such.
#[component]
pub fn ReceiptScreen(
    line: Loaded<Option<ReceiptLine>>,
    /// Entries of the outbox that still need someone, for their names.
    #[props(default)]
    still_here: Vec<OutboxItem>,
    #[props(default)] sample: bool,
) -> Element {
    let words = use_words();
    let bar = rsx! { AppBar { title: words.t("receipt-title"), sample, back: Route::Outbox {} } };
    rsx! {
        Screen { bar, foot: VNode::empty(), keys_scroll: true,
            match line {
                Loaded::Waiting => rsx! { Bones { rows: 3 } },
                Loaded::Failed(error) => rsx! { StoreTrouble { error } },
                Loaded::Ready(None) => rsx! { Empty { title: words.t("receipt-not-found") } },
                Loaded::Ready(Some(line)) => rsx! { Inside { line, still_here } },
            }
        }
    }
}

#[component]
fn Inside(line: ReceiptLine, still_here: Vec<OutboxItem>) -> Element {
    let words = use_words();
    let receipt: Option<Receipt> = serde_json::from_str(&line.signed.payload).ok();
    let names: BTreeMap<EntryId, OutboxItem> = still_here.into_iter().map(|item| (item.entry, item)).collect();
    let outcomes = receipt.as_ref().map(|receipt| receipt.outcomes.clone()).unwrap_or_default();
    let qr = receipt.as_ref().and_then(|receipt| qr_svg(&check_text(&line.signed, receipt)));
    rsx! {
        div { class: "page",
            p { class: "title", {words.n("receipt-row", line.count)} }
            dl { class: "facts",
                div {
                    dt { {words.t("receipt-received")} }
                    dd { class: "num", {full_moment(line.received_at)} }
                }
                if let Some(receipt) = &receipt {
                    div {
                        dt { {words.t("receipt-up-to")} }
                        dd { class: "num", "{receipt.up_to_seq}" }
                    }
                }
                div {
                    dt { {words.t("receipt-figures")} }
                    dd { {words.t(figures_key(line.agreed))} }
                }
                div {
                    dt { {words.t("receipt-batch")} }
                    dd { class: "code-text", "{line.batch}" }
                }
                div {
                    dt { {words.t("receipt-key")} }
                    dd { class: "code-text", {line.signed.key.clone()} }
                }
            }
        }
        if let Some(qr) = qr {
            SectionTitle { title: words.t("receipt-qr-title") }
            div { class: "page",
                div { class: "qr", role: "img", aria_label: words.t("receipt-qr-label"), dangerous_inner_html: qr }
                p { class: "small quiet after", {words.t("receipt-qr-text")} }
            }
        }
        SectionTitle { title: words.t("receipt-entries"), note: words.n("receipt-entries-count", line.count) }
        div { class: "rows snug",
            for entry in outcomes {
                RowText {
                    key: "{entry.id}",
                    icon: outcome_icon(&entry.outcome),
                    tone: outcome_tone(&entry.outcome),
                    title: entry_title(&words, entry.seq, names.get(&entry.id)),
                    sub: outcome_word(&words, &entry.outcome),
                }
            }
        }
    }
}

const fn figures_key(agreed: Option<bool>) -> &'static str {
    match agreed {
        Some(true) => "receipt-figures-agreed",
        Some(false) => "receipt-figures-differ",
        None => "receipt-figures-not-compared",
    }
}

fn full_moment(at: DateTime<Utc>) -> String {
    format!("{}, {}", date(clock::day(at)), clock::time(at))
}

fn entry_title(words: &Words, seq: u64, item: Option<&OutboxItem>) -> String {
    let seq = ("seq", text(seq.to_string()));
    match item {
        Some(item) if item.state != ItemState::Waiting => {
            words.t_args("receipt-entry-of", &[seq, ("head", text(item.head.clone()))])
        }
        _ => words.t_args("receipt-entry", &[seq]),
    }
}

const fn outcome_icon(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Accepted | Outcome::Duplicate | Outcome::Merged => "tick",
        Outcome::Conflict { .. } => "warn",
        Outcome::Refused { .. } => "stop",
    }
}

const fn outcome_tone(outcome: &Outcome) -> Tone {
    match outcome {
        Outcome::Accepted | Outcome::Duplicate | Outcome::Merged => Tone::Fine,
        Outcome::Conflict { .. } | Outcome::Refused { .. } => Tone::Alarm,
    }
}

fn outcome_word(words: &Words, outcome: &Outcome) -> String {
    match outcome {
        Outcome::Accepted => words.t("outcome-accepted"),
        Outcome::Duplicate => words.t("outcome-duplicate"),
        Outcome::Merged => words.t("outcome-merged"),
        Outcome::Conflict { .. } => words.t("outcome-conflict"),
        Outcome::Refused { code, .. } => {
            words.t_args("outcome-refused", &[("why", text(words.t(&format!("code-{}", code.as_str()))))])
        }
    }
}

/// What the code holds: enough for the office to find its copy and to check that this one is the same, small enough
/// for a phone's screen. One value a line: name and version, batch, device, last sequence number, time of receipt,
/// SHA-256 of the signed text, signature.
pub fn check_text(signed: &Signed, receipt: &Receipt) -> String {
    let hash = hex::encode(Sha256::digest(signed.payload.as_bytes()));
    format!(
        "so-thon receipt 1\n{}\n{}\n{}\n{}\n{hash}\n{}",
        receipt.batch,
        receipt.device,
        receipt.up_to_seq,
        receipt.received_at.to_rfc3339(),
        signed.signature,
    )
}

fn qr_svg(content: &str) -> Option<String> {
    let code = qrcode::QrCode::with_error_correction_level(content, qrcode::EcLevel::L).ok()?;
    let drawn = code.render::<qrcode::render::svg::Color<'_>>().quiet_zone(true).build();
    // The XML declaration is for files, not for a page.
    drawn.find("<svg").and_then(|start| drawn.get(start..)).map(str::to_owned)
}
