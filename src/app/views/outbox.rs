//! "Gửi đi": what needs a person, what waits, and the commune's receipts.

use chrono::NaiveDate;
use dioxus::prelude::*;

use super::conflict::ConflictBanner;
use super::parts::{SyncUnderBar, use_waiting_count};
use super::sent_back::{SentBackBanner, mend};
use crate::app::clock;
use crate::app::components::banner::{Banner, BannerKind};
use crate::app::components::bar::AppBar;
use crate::app::components::button::{Button, ButtonLink, CallButton, Look};
use crate::app::components::icon::Icon;
use crate::app::components::nav::{BottomNav, Place};
use crate::app::components::screen::Screen;
use crate::app::components::section::{RowLink, RowText, SectionTitle, Tone};
use crate::app::components::states::{Bones, Empty};
use crate::app::doing::use_doing;
use crate::app::routes::{Go, Route};
use crate::app::state::{Loaded, use_changed, use_loaded, use_phone, use_sample, use_status, use_toast};
use crate::app::syncing::{Wake, use_syncing};
use crate::app::trouble::{StoreTrouble, store_sentence};
use crate::app::words::{Words, text, use_words};
use crate::domain::ids::{EntryId, VisitId};
use crate::domain::review::{Comment, Review};
use crate::i18n::FluentValue;
use crate::i18n::fields::field_name;
use crate::protocol::entry::{KIND_HOUSEHOLD, KIND_MEETING, KIND_OBJECTION, KIND_SUBMISSION, KIND_VISIT};
use crate::protocol::error::Code;
use crate::store::StoreError;
use crate::store::view::{ItemState, OutboxItem, PhotoLine, PhotoState, ReceiptLine, SentBackLine};

/// How many receipts the screen shows.
const RECEIPTS: u32 = 50;

/// What the user pressed.
#[derive(Debug, Clone, PartialEq)]
pub enum OutboxAct {
    /// Open the refused visit at the field to mend.
    Mend {
        /// The refused entry.
        entry: EntryId,
        /// Where in the form.
        at: String,
    },
    /// Take a refused entry off the list.
    Dismiss(EntryId),
    /// Settle a field in conflict.
    Settle {
        /// The entry.
        entry: EntryId,
        /// The field.
        field: String,
        /// This phone's value.
        keep_mine: bool,
    },
    /// Open the correction of a visit that the office sent back.
    SentBack(Box<Review>, Option<Comment>),
    /// Send and fetch now.
    Send,
    /// Fetch everything again.
    PullAll,
}

/// Loads and leads.
#[component]
pub fn OutboxView() -> Element {
    let words = use_words();
    let phone = use_phone();
    let changed = use_changed();
    let toast = use_toast();
    let syncing = use_syncing();
    let status = use_status();
    let today = phone.today();
    let items = use_loaded(|phone| async move { phone.store.outbox().await });
    let receipts = use_loaded(|phone| async move { phone.store.receipts(RECEIPTS).await });
    let sent_back = match use_loaded(|phone| async move { phone.store.sent_back().await }) {
        Loaded::Ready(lines) => lines,
        // The list below tells what is wrong with the store.
        Loaded::Waiting | Loaded::Failed(_) => Vec::new(),
    };
    let doing = use_doing();
    let photos = match use_loaded(|phone| async move { phone.store.photos().await }) {
        Loaded::Ready(photos) => photos,
        Loaded::Waiting | Loaded::Failed(_) => Vec::new(),
    };
    let onact = move |act: OutboxAct| {
        if let OutboxAct::SentBack(review, comment) = act {
            return mend(&doing, *review, comment);
        }
        let (phone, words, router) = (phone.clone(), words.clone(), navigator());
        spawn(async move {
            let outcome: Result<Option<Route>, StoreError> = async {
                match act {
                    OutboxAct::Mend { entry, at } => {
                        let draft: VisitId =
                            phone.store.mend(entry, words.t("outbox-mend-reason"), phone.now()?).await?;
                        Ok(Some(Route::Visit { draft, at }))
                    }
                    OutboxAct::Dismiss(entry) => {
                        phone.store.dismiss(entry).await?;
                        Ok(None)
                    }
                    OutboxAct::Settle { entry, field, keep_mine } => {
                        phone.store.settle(entry, field, keep_mine, phone.now()?).await?;
                        toast.say(words.t("conflict-settled"));
                        Ok(None)
                    }
                    OutboxAct::SentBack(..) => Ok(None),
                    OutboxAct::Send => {
                        syncing.wake(Wake::Pressed);
                        Ok(None)
                    }
                    OutboxAct::PullAll => {
                        syncing.wake(Wake::PullAll);
                        Ok(None)
                    }
                }
            }
            .await;
            match outcome {
                Ok(to) => {
                    changed.now();
                    if let Some(to) = to {
                        router.push(to);
                    }
                }
                Err(error) => toast.say(store_sentence(&words, &error)),
            }
        });
    };
    let differs = status.last_sync.is_some_and(|last| last.agreed == Some(false));
    // The page itself tells of these two, with what to press.
    let line_too = !differs && status.stopped.is_none();
    let under_bar = if line_too {
        rsx! { SyncUnderBar { leads: false } }
    } else {
        VNode::empty()
    };
    rsx! {
        OutboxScreen {
            items,
            sent_back,
            photos,
            receipts,
            today,
            sample: use_sample(),
            waiting: use_waiting_count(),
            differs,
            stopped: status.stopped,
            commune_phone: status.enrolment.map(|enrolment| enrolment.commune.phone).unwrap_or_default(),
            onact,
            under_bar,
        }
    }
}

/// The screen of given values.
#[component]
pub fn OutboxScreen(
    items: Loaded<Vec<OutboxItem>>,
    receipts: Loaded<Vec<ReceiptLine>>,
    today: NaiveDate,
    /// Visits that the office sent back.
    #[props(default)]
    sent_back: Vec<SentBackLine>,
    /// Photos of signed minutes that are not at the commune.
    #[props(default)]
    photos: Vec<PhotoLine>,
    #[props(default)] sample: bool,
    #[props(default)] waiting: u32,
    /// The phone's figures were not the commune's at the last sync.
    #[props(default)]
    differs: bool,
    /// Why nothing is sent until someone acts.
    #[props(default)]
    stopped: Option<Code>,
    #[props(default)] commune_phone: String,
    #[props(default)] onact: EventHandler<OutboxAct>,
    #[props(default = VNode::empty())] under_bar: Element,
) -> Element {
    let words = use_words();
    let sub = match &items {
        Loaded::Ready(items) => counts(&words, items, sent_back.len()),
        Loaded::Waiting | Loaded::Failed(_) => String::new(),
    };
    let bar = rsx! { AppBar { title: words.t("nav-outbox"), sub, sample } };
    rsx! {
        Screen { bar, under_bar, foot: rsx! { BottomNav { at: Place::Outbox, waiting } },
            if let Some(code) = stopped {
                div { class: "pad",
                    Banner { kind: BannerKind::Err, title: words.t("line-stopped"), text: words.t(&format!("code-{}", code.as_str())),
                        if !commune_phone.is_empty() {
                            CallButton { number: commune_phone.clone(), word: words.t("call-commune"), wide: true, short: true }
                        }
                    }
                }
            }
            if differs {
                div { class: "pad",
                    Banner { kind: BannerKind::Warn, title: words.t("line-differs"), text: words.t("line-differs-text"),
                        Button { word: words.t("line-pull-all"), short: true, wide: true, onpress: move |()| onact.call(OutboxAct::PullAll) }
                    }
                }
            }
            for line in sent_back {
                div { key: "{line.review.visit}", class: "pad attention",
                    SentBackBanner {
                        head: line.row.head.clone(),
                        sex: line.row.head_sex,
                        review: line.review.clone(),
                        onmend: move |(review, comment)| onact.call(OutboxAct::SentBack(Box::new(review), comment)),
                    }
                }
            }
            match items {
                Loaded::Waiting => rsx! { Bones { rows: 3 } },
                Loaded::Failed(error) => rsx! { StoreTrouble { error } },
                Loaded::Ready(items) => rsx! { Items { items, today, onact } },
            }
            if !photos.is_empty() {
                Photos { photos, today }
            }
            match receipts {
                Loaded::Waiting => rsx! {},
                Loaded::Failed(error) => rsx! { StoreTrouble { error } },
                Loaded::Ready(receipts) => rsx! { Receipts { receipts, today } },
            }
        }
    }
}

/// Photos of signed minutes: they go after everything else and hold up nothing.
#[component]
fn Photos(photos: Vec<PhotoLine>, today: NaiveDate) -> Element {
    let words = use_words();
    rsx! {
        SectionTitle { title: words.t("outbox-photos"), note: words.t("outbox-photos-note") }
        div { class: "rows snug",
            for photo in photos {
                PhotoRow { key: "{photo.id}", photo, today }
            }
        }
    }
}

#[component]
fn PhotoRow(photo: PhotoLine, today: NaiveDate) -> Element {
    let words = use_words();
    let (icon, tone) = match photo.state {
        PhotoState::Refused { .. } => ("stop", Tone::Alarm),
        PhotoState::Waiting | PhotoState::Sent => ("clock", Tone::Plain),
    };
    let sub = photo_sub(&words, &photo, today);
    rsx! {
        RowLink { to: Route::Meeting { meeting: photo.meeting }, icon, tone, title: words.t("item-photo"), sub }
    }
}

fn photo_sub(words: &Words, photo: &PhotoLine, today: NaiveDate) -> String {
    match photo.state {
        PhotoState::Refused { code } => words.t(&format!("code-{}", code.as_str())),
        PhotoState::Waiting | PhotoState::Sent => {
            let part = photo.sent.saturating_mul(100).checked_div(photo.size).unwrap_or(0);
            let args = [("at", text(clock::moment(photo.taken, today))), ("part", text(part.to_string()))];
            words.t_args(if part == 0 { "photo-waits" } else { "photo-on-its-way" }, &args)
        }
    }
}

fn counts(words: &Words, items: &[OutboxItem], sent_back: usize) -> String {
    let waits = |item: &&OutboxItem| item.state == ItemState::Waiting;
    let waiting = items.iter().filter(waits).count();
    let attention = items.len() - waiting + sent_back;
    let figure = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let waiting = words.n("outbox-waiting", figure(waiting));
    if attention == 0 { waiting } else { format!("{waiting} · {}", words.n("outbox-attention", figure(attention))) }
}

#[component]
fn Items(items: Vec<OutboxItem>, today: NaiveDate, onact: EventHandler<OutboxAct>) -> Element {
    let words = use_words();
    let (waiting, attention): (Vec<_>, Vec<_>) = items.into_iter().partition(|item| item.state == ItemState::Waiting);
    rsx! {
        for item in attention {
            div { key: "{item.entry}", class: "pad attention", Attention { item, onact } }
        }
        SectionTitle { title: words.t("outbox-waiting-title"), note: if waiting.is_empty() { String::new() } else { words.t("outbox-waiting-note") } }
        if waiting.is_empty() {
            Empty { title: words.t("outbox-empty"), text: words.t("outbox-empty-text"),
                Button { word: words.t("outbox-ask-now"), wide: true, short: true, icon: "send", onpress: move |()| onact.call(OutboxAct::Send) }
            }
        } else {
            div { class: "rows snug",
                for item in waiting {
                    RowText { key: "{item.entry}", icon: "clock", title: item_title(&words, &item), sub: item_sub(&words, &item, today) }
                }
            }
            div { class: "pad",
                Button { word: words.t("outbox-send-now"), wide: true, icon: "send", onpress: move |()| onact.call(OutboxAct::Send) }
            }
        }
    }
}

/// A refused entry or one with fields in conflict: why, and one button to the very field.
#[component]
fn Attention(item: OutboxItem, onact: EventHandler<OutboxAct>) -> Element {
    let words = use_words();
    let entry = item.entry;
    match item.state.clone() {
        ItemState::Waiting => rsx! {},
        ItemState::Refused { code, field } => {
            let title = words.t_args("outbox-refused", &[("what", text(item_within(&words, &item)))]);
            rsx! {
                Banner { kind: BannerKind::Err, title, text: refused_text(&words, code, &field),
                    if item.visit.is_some() || item.kind == KIND_SUBMISSION {
                        Button {
                            word: words.t(if field.is_empty() { "outbox-mend-visit" } else { "outbox-mend" }),
                            look: Look::Primary,
                            short: true,
                            wide: true,
                            onpress: move |()| onact.call(OutboxAct::Mend { entry, at: field.clone() }),
                        }
                    } else {
                        if let Some((to, word)) = opens(&item) {
                            ButtonLink { to, word: words.t(word), look: Look::Primary, short: true, wide: true }
                        }
                        Button {
                            word: words.t("outbox-dismiss"),
                            short: true,
                            wide: true,
                            onpress: move |()| onact.call(OutboxAct::Dismiss(entry)),
                        }
                    }
                }
            }
        }
        ItemState::Conflict { fields } => rsx! {
            p { class: "small quiet", {item_title(&words, &item)} }
            for conflict in fields {
                ConflictBanner {
                    key: "{conflict.field}",
                    entry,
                    conflict: conflict.clone(),
                    onsettle: move |(entry, field, keep_mine)| onact.call(OutboxAct::Settle { entry, field, keep_mine }),
                }
            }
        },
    }
}

/// Where a refused entry is looked at, with the button's word.
fn opens(item: &OutboxItem) -> Option<(Route, &'static str)> {
    match item.kind.as_str() {
        KIND_MEETING => item.record.parse().ok().map(|meeting| (Route::Meeting { meeting }, "outbox-open-meeting")),
        KIND_OBJECTION => Some((Route::Meetings {}, "outbox-open-meetings")),
        _ => item.household.map(|id| (Route::Household { id }, "outbox-open-household")),
    }
}

fn refused_text(words: &Words, code: Code, field: &str) -> String {
    let why = words.t(&format!("code-{}", code.as_str()));
    let rest = words.t("outbox-others-go-on");
    if field.is_empty() {
        format!("{why} {rest}")
    } else {
        let place = words.t_args("outbox-field", &[("field", text(field_name(words, None, field)))]);
        format!("{why} {place} {rest}")
    }
}

/// What the entry is, by the act where it is one: "Tách hộ Nông Văn Đăng", "Nhu cầu hỗ trợ, hộ Đặng Thị Mùi".
fn item_title(words: &Words, item: &OutboxItem) -> String {
    let act = format!("item-act-{}", item.act);
    if !item.act.is_empty() && words.has(&act) {
        return words.t_args(&act, &item_args(item));
    }
    words.t_args(&format!("item-{}", kind_word(&item.kind)), &item_args(item))
}

fn item_within(words: &Words, item: &OutboxItem) -> String {
    let act = format!("item-act-{}-within", item.act);
    if !item.act.is_empty() && words.has(&act) {
        return words.t_args(&act, &item_args(item));
    }
    words.t_args(&format!("item-{}-within", kind_word(&item.kind)), &item_args(item))
}

fn item_args(item: &OutboxItem) -> [(&'static str, FluentValue<'static>); 2] {
    [("head", text(item.head.clone())), ("number", text(item.number.clone()))]
}

fn kind_word(kind: &str) -> &'static str {
    match kind {
        KIND_VISIT => "visit",
        KIND_HOUSEHOLD => "household",
        KIND_SUBMISSION => "submission",
        KIND_MEETING => "meeting",
        KIND_OBJECTION => "objection",
        _ => "other",
    }
}

fn item_sub(words: &Words, item: &OutboxItem, today: NaiveDate) -> String {
    words.t_args("item-sub", &[("seq", text(item.seq.to_string())), ("at", text(clock::moment(item.at, today)))])
}

#[component]
fn Receipts(receipts: Vec<ReceiptLine>, today: NaiveDate) -> Element {
    let words = use_words();
    rsx! {
        SectionTitle { title: words.t("receipts-title") }
        div { class: "rows",
            for line in receipts.clone() {
                Go { key: "{line.batch}", to: Route::Receipt { batch: line.batch }, class: "row",
                    Icon { name: "tick", class: "tone-fine" }
                    span { class: "grow",
                        b { {words.n("receipt-row", line.count)} }
                        span { class: "sub", {receipt_sub(&words, &line, today)} }
                    }
                    span { class: "with-word",
                        Icon { name: "qr" }
                        {words.t("receipt-code-word")}
                    }
                }
            }
            if receipts.is_empty() {
                div { class: "row quiet", {words.t("receipts-none")} }
            }
        }
    }
}

fn receipt_sub(words: &Words, line: &ReceiptLine, today: NaiveDate) -> String {
    let mut parts = vec![words.t_args("receipt-signed-at", &[("at", text(clock::moment(line.received_at, today)))])];
    if line.refused > 0 {
        parts.push(words.n("receipt-refused", line.refused));
    }
    if line.agreed == Some(true) {
        parts.push(words.t("receipt-agreed"));
    }
    parts.join(" · ")
}
