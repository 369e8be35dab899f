//! "Họp thôn": which villages have met, what came of it, one meeting, and the form for a meeting held on paper.

use dioxus::prelude::*;

use super::parts::{ButtonLink, ClassBadge, Empty, FormToken, Icon, PageHead};
use super::steps::{Field, RoundTop, StageTable, TextField, Troubles};
use super::words;
use crate::domain::ids::{MeetingId, VillageId};
use crate::domain::meeting::{MOST_PHOTOS, Meeting};
use crate::domain::round::Round;
use crate::server::office::model::steps::{MeetingForm, RoundHead, StageRow, VillageMeetings, round_name_first, share};

/// The list of villages.
#[component]
pub fn MeetingsPage(head: RoundHead, villages: Vec<VillageMeetings>, may_record: bool) -> Element {
    let w = words();
    let (round, locked) = (head.round, head.locked);
    let met = villages.iter().filter(|village| !village.meetings.is_empty()).count();
    let sub = w.with("steps-meetings-sub", [("met", met.into()), ("all", villages.len().into())]);
    let none = villages.iter().all(|village| village.all == 0);
    rsx! {
        RoundTop { title: w.t("steps-meetings-title"), sub, head, action: "/meetings" }
        if none {
            Empty { fact: w.t("steps-nobody"), next: w.t("steps-nobody-next") }
        } else {
            section { class: "block table-block", aria_labelledby: "villages-title",
                div { class: "table-head", h2 { id: "villages-title", {w.t("steps-meetings-by-village")} } }
                div { class: "scroll", role: "group", aria_labelledby: "villages-title", tabindex: "0",
                    table { class: "list steps-names",
                        thead {
                            tr {
                                th { scope: "col", {w.t("steps-col-village")} }
                                th { class: "right", scope: "col", {w.t("steps-col-all")} }
                                th { class: "right", scope: "col", {w.t("steps-col-before-meeting")} }
                                th { class: "right", scope: "col", {w.t("steps-col-to-discuss")} }
                                th { class: "right", scope: "col", {w.t("steps-col-carried")} }
                                th { class: "right", scope: "col", {w.t("steps-col-failed")} }
                                th { scope: "col", {w.t("steps-col-meetings")} }
                                th { scope: "col", {w.t("steps-col-do")} }
                            }
                        }
                        tbody {
                            for village in villages.into_iter().filter(|village| village.all > 0 || !village.meetings.is_empty()) {
                                tr { key: "{village.id}",
                                    th { scope: "row",
                                        a { href: "/meetings?round={round}&village={village.id}", {village.name.clone()} }
                                    }
                                    td { class: "right", "{village.all}" }
                                    td { class: "right", "{village.before}" }
                                    td { class: "right", "{village.open}" }
                                    td { class: "right", "{village.carried}" }
                                    td { class: "right",
                                        if village.failed > 0 {
                                            b { class: "steps-late", "{village.failed}" }
                                        } else {
                                            "0"
                                        }
                                    }
                                    td {
                                        MeetingLinks { meetings: village.meetings.clone() }
                                    }
                                    td { class: "steps-do",
                                        if may_record && !locked && village.open > 0 {
                                            a { href: "/meetings/new?round={round}&village={village.id}", {w.t("steps-meeting-enter")} }
                                            a { href: "/meetings/minutes?round={round}&village={village.id}", {w.t("steps-minutes-blank")} }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

#[component]
fn MeetingLinks(meetings: Vec<(MeetingId, chrono::NaiveDate)>) -> Element {
    let w = words();
    if meetings.is_empty() {
        return rsx! { {w.t("steps-meeting-none")} };
    }
    rsx! {
        ul {
            for (id , on) in meetings {
                li { key: "{id}", a { href: "/meetings/{id}", {w.date(on)} } }
            }
        }
    }
}

/// One village in a round: every household with where it stands.
#[component]
pub fn VillageMeetingsPage(
    head: RoundHead,
    village: VillageMeetings,
    rows: Vec<StageRow>,
    may_record: bool,
) -> Element {
    let w = words();
    let (round, open) = (head.round, village.open > 0 && !head.locked);
    let title = w.village_first(&village.name);
    let sub = w.with(
        "steps-village-sub",
        [("open", village.open.into()), ("carried", village.carried.into()), ("before", village.before.into())],
    );
    rsx! {
        p { class: "back", a { href: "/meetings?round={round}", {w.t("steps-back-meetings")} } }
        RoundTop { title: title.clone(), sub, head, action: "/meetings", village: "{village.id}" }
        p { class: "actions gap",
            if may_record && open {
                ButtonLink { to: "/meetings/new?round={round}&village={village.id}", primary: true, {w.t("steps-meeting-enter")} }
            }
            if open {
                ButtonLink { to: "/meetings/minutes?round={round}&village={village.id}", {w.t("steps-minutes-blank")} }
            }
        }
        if rows.is_empty() {
            Empty { fact: w.t("steps-nobody"), next: w.t("steps-nobody-next") }
        } else {
            section { class: "block table-block", aria_labelledby: "stages-title",
                div { class: "table-head", h2 { id: "stages-title", {w.t("steps-stages-title")} } }
                StageTable { rows, label: title }
            }
        }
        if !village.meetings.is_empty() {
            section { class: "block", aria_labelledby: "held-title",
                h2 { id: "held-title", {w.t("steps-col-meetings")} }
                MeetingLinks { meetings: village.meetings.clone() }
            }
        }
    }
}

/// One meeting.
#[component]
pub fn MeetingPage(
    meeting: Meeting,
    village_name: String,
    share_needed: u32,
    /// The minutes say another share than the commune had in force that day.
    other_share: Option<u32>,
    repeated_by: Option<MeetingId>,
    /// It says a day that is yet to come.
    future: bool,
    may_repeat: bool,
    trouble: Option<String>,
    csrf: String,
    synthetic: bool,
) -> Element {
    let w = words();
    let round = meeting.round;
    let id = meeting.id;
    let may_add = may_repeat && meeting.minutes.len() < MOST_PHOTOS;
    let (held, attending) = (w.date(meeting.held_on), meeting.attending);
    let failed = meeting.ballots.iter().filter(|ballot| !meeting.carries(ballot, share_needed)).count();
    rsx! {
        p { class: "back",
            a { href: "/meetings?round={round}&village={meeting.village}", {w.t("steps-back-village")} }
        }
        PageHead {
            title: w.with("steps-meeting-title", [("village", w.village(&village_name).into()), ("date", held.into())]),
            sub: round_name_first(&w, round),
            sample: synthetic,
            ButtonLink { to: "/meetings/{id}/minutes", {w.t("steps-minutes-print")} }
            if may_repeat && repeated_by.is_none() {
                ButtonLink { to: "/meetings/new?round={round}&village={meeting.village}&repeats={id}", {w.t("steps-meeting-correct")} }
            }
        }
        Troubles { troubles: trouble.into_iter().collect() }
        if let Some(other) = other_share {
            div { class: "banner",
                Icon { name: "warn" }
                div {
                    p { b { {w.with("steps-meeting-other-share", [("share", share_needed.into()), ("other", other.into())])} } }
                    p { {w.t("steps-meeting-other-share-next")} }
                }
            }
        }
        if let Some(next) = repeated_by {
            div { class: "banner",
                Icon { name: "info" }
                div {
                    p { b { {w.t("steps-meeting-corrected")} } }
                    p { a { href: "/meetings/{next}", {w.t("steps-meeting-repeated")} } }
                }
            }
        } else if future {
            div { class: "banner",
                Icon { name: "warn" }
                div {
                    p { b { {w.with("steps-meeting-future", [("date", w.date(meeting.held_on).into())])} } }
                    p { {w.t("steps-meeting-future-next")} }
                }
            }
        }
        if failed > 0 && repeated_by.is_none() {
            div { class: "banner",
                Icon { name: "info" }
                div {
                    p { b { {w.with("steps-meeting-failed", [("count", failed.into()), ("share", share_needed.into())])} } }
                    p { {w.t("steps-meeting-failed-next")} }
                }
            }
        }
        section { class: "block", aria_labelledby: "about-title",
            h2 { id: "about-title", {w.t("steps-meeting-about")} }
            dl { class: "facts",
                dt { {w.t("steps-field-place")} }
                dd { {meeting.place.clone()} }
                dt { {w.t("steps-field-chair")} }
                dd { {meeting.chair.clone()} }
                dt { {w.t("steps-field-secretary")} }
                dd { {meeting.secretary.clone()} }
                dt { {w.t("steps-field-attending")} }
                dd {
                    if meeting.invited > 0 {
                        {w.with("steps-attending-of", [("count", attending.into()), ("invited", meeting.invited.into())])}
                    } else {
                        {w.with("steps-attending", [("count", attending.into())])}
                    }
                }
                dt { {w.t("steps-field-share")} }
                dd { {w.with("steps-meeting-share", [("share", share_needed.into())])} }
                if !meeting.attendees.is_empty() {
                    dt { {w.t("steps-field-attendees")} }
                    dd {
                        ul {
                            for (at , person) in meeting.attendees.iter().enumerate() {
                                li { key: "{at}", {attendee(&person.name, &person.role)} }
                            }
                        }
                    }
                }
                if !meeting.remarks.is_empty() {
                    dt { {w.t("steps-field-remarks")} }
                    dd { {meeting.remarks.clone()} }
                }
                dt { {w.t("steps-field-by")} }
                dd { {w.with("steps-by-at", [("by", meeting.by.clone().into()), ("at", w.moment(meeting.finalised).into())])} }
                dt { id: "photos", {w.t("steps-field-photos")} }
                dd {
                    if meeting.minutes.is_empty() {
                        {w.t("steps-photos-none")}
                    }
                    ul {
                        for (at , photo) in meeting.minutes.iter().enumerate() {
                            li { key: "{photo}",
                                a { href: "/attachments/{photo}", {w.with("steps-photo", [("number", (at + 1).into())])} }
                            }
                        }
                    }
                }
                if let Some(before) = meeting.repeats {
                    dt { {w.t("steps-field-repeats")} }
                    dd { a { href: "/meetings/{before}", {w.t("steps-meeting-before")} } }
                }
            }
        }
        if may_add {
            section { class: "block", aria_labelledby: "photo-title",
                h2 { id: "photo-title", {w.t("steps-photo-add")} }
                form { class: "steps-form", method: "post", action: "/meetings/{id}/photos", enctype: "multipart/form-data",
                    FormToken { token: csrf }
                    div { class: "steps-field",
                        label { r#for: "photo-file", {w.t("steps-photo-file")} }
                        input {
                            id: "photo-file",
                            name: "file",
                            r#type: "file",
                            required: true,
                            accept: "image/jpeg,image/png,image/webp",
                            aria_describedby: "photo-hint",
                        }
                        p { class: "small quiet", id: "photo-hint", {w.t("steps-photo-hint")} }
                    }
                    button { class: "button", r#type: "submit", {w.t("steps-photo-do")} }
                }
            }
        }
        section { class: "block table-block", aria_labelledby: "ballots-title",
            div { class: "table-head", h2 { id: "ballots-title", {w.t("steps-ballots")} } }
            div { class: "scroll", role: "group", aria_labelledby: "ballots-title", tabindex: "0",
                table { class: "list steps-names",
                    thead {
                        tr {
                            th { scope: "col", {w.t("steps-col-household")} }
                            th { scope: "col", {w.t("steps-col-found")} }
                            th { class: "right", scope: "col", {w.t("steps-col-agree")} }
                            th { class: "right", scope: "col", {w.t("steps-col-disagree")} }
                            th { class: "right", scope: "col", {w.t("steps-col-share")} }
                            th { scope: "col", {w.t("steps-col-result")} }
                            th { scope: "col", {w.t("steps-col-remark")} }
                        }
                    }
                    tbody {
                        for ballot in meeting.ballots.clone() {
                            tr { key: "{ballot.household}",
                                th { scope: "row", a { href: "/households/{ballot.household}", {ballot.head.clone()} } }
                                td { a { href: "/visits/{ballot.visit}", ClassBadge { class: ballot.class } } }
                                td { class: "right", "{ballot.agree}" }
                                td { class: "right", "{ballot.disagree}" }
                                td { class: "right nowrap", {share(ballot.agree, attending)} }
                                td {
                                    p { class: "flag",
                                        if meeting.carries(&ballot, share_needed) {
                                            Icon { name: "tick" }
                                            {w.t("steps-carried")}
                                        } else {
                                            Icon { name: "stop" }
                                            {w.t("steps-not-carried")}
                                        }
                                    }
                                }
                                td { {ballot.remark.clone()} }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A person with what for.
pub fn attendee(name: &str, role: &str) -> String {
    if role.is_empty() { name.to_owned() } else { format!("{name} – {role}") }
}

/// The form for a meeting that was held on paper.
#[component]
pub fn MeetingFormPage(
    form: MeetingForm,
    round: Round,
    village: VillageId,
    village_name: String,
    csrf: String,
    synthetic: bool,
) -> Element {
    let w = words();
    rsx! {
        p { class: "back",
            a { href: "/meetings?round={round}&village={village}", {w.t("steps-back-village")} }
        }
        PageHead {
            title: w.with("steps-meeting-new", [("village", w.village(&village_name).into())]),
            sub: round_name_first(&w, round),
            sample: synthetic,
        }
        Troubles { troubles: form.troubles.clone() }
        if form.rows.is_empty() {
            Empty { fact: w.t("steps-meeting-nobody"), next: w.t("steps-meeting-nobody-next") }
        } else {
            form { class: "steps-form", method: "post", action: "/meetings",
                FormToken { token: csrf }
                input { r#type: "hidden", name: "id", value: form.id.clone() }
                input { r#type: "hidden", name: "round", value: "{round}" }
                input { r#type: "hidden", name: "village", value: "{village}" }
                input { r#type: "hidden", name: "repeats", value: form.repeats.clone() }
                section { class: "block", aria_labelledby: "about-title",
                    h2 { id: "about-title", {w.t("steps-meeting-about")} }
                    div { class: "steps-fields",
                        Field { name: "date", kind: "day", value: form.date.clone(), required: true }
                        Field { name: "place", value: form.place.clone(), required: true }
                        Field { name: "chair", value: form.chair.clone(), required: true }
                        Field { name: "secretary", value: form.secretary.clone(), required: true }
                        Field { name: "invited", kind: "number", value: form.invited.clone() }
                        Field { name: "attending", kind: "number", value: form.attending.clone(), required: true }
                    }
                    if !form.repeats.is_empty() {
                        label { class: "tick",
                            input { r#type: "checkbox", name: "other_day", value: "yes", checked: form.other_day }
                            span { {w.t("steps-meeting-other-day")} }
                        }
                    }
                    TextField { name: "attendees", value: form.attendees.clone(), rows: 4 }
                }
                section { class: "block table-block", aria_labelledby: "ballots-title",
                    div { class: "table-head",
                        h2 { id: "ballots-title", {w.t("steps-ballots")} }
                    }
                    p { class: "legend small", {w.t("steps-ballots-hint")} }
                    if form.before > 0 {
                        p { class: "legend small", {w.with("steps-ballots-before", [("count", form.before.into())])} }
                    }
                    div { class: "scroll", role: "group", aria_labelledby: "ballots-title", tabindex: "0",
                        table { class: "list steps-names",
                            thead {
                                tr {
                                    th { scope: "col", {w.t("steps-col-household")} }
                                    th { scope: "col", {w.t("steps-col-before")} }
                                    th { scope: "col", {w.t("steps-col-found")} }
                                    th { scope: "col", {w.t("steps-col-agree")} }
                                    th { scope: "col", {w.t("steps-col-disagree")} }
                                    th { scope: "col", {w.t("steps-col-remark")} }
                                }
                            }
                            tbody {
                                for row in form.rows.clone() {
                                    tr { key: "{row.household}",
                                        th { scope: "row",
                                            "{row.number} · {row.head}"
                                            input { r#type: "hidden", name: "visit-{row.household}", value: "{row.visit}" }
                                            if !row.trouble.is_empty() {
                                                span { class: "under steps-late", id: "trouble-{row.household}", {row.trouble.clone()} }
                                            }
                                        }
                                        td { ClassBadge { class: row.before } }
                                        td { ClassBadge { class: row.class } }
                                        td {
                                            input {
                                                r#type: "text",
                                                inputmode: "numeric",
                                                class: "steps-count",
                                                name: "agree-{row.household}",
                                                value: row.agree.clone(),
                                                aria_label: w.with("steps-agree-of", [("head", row.head.clone().into())]),
                                                aria_invalid: (!row.trouble.is_empty()).then_some("true"),
                                                aria_describedby: (!row.trouble.is_empty()).then(|| format!("trouble-{}", row.household)),
                                            }
                                        }
                                        td {
                                            input {
                                                r#type: "text",
                                                inputmode: "numeric",
                                                class: "steps-count",
                                                name: "disagree-{row.household}",
                                                value: row.disagree.clone(),
                                                aria_label: w.with("steps-disagree-of", [("head", row.head.clone().into())]),
                                            }
                                        }
                                        td {
                                            input {
                                                r#type: "text",
                                                name: "remark-{row.household}",
                                                value: row.remark.clone(),
                                                aria_label: w.with("steps-remark-of", [("head", row.head.clone().into())]),
                                            }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
                section { class: "block",
                    TextField { name: "remarks", value: form.remarks.clone(), rows: 4 }
                    p { class: "quiet small", {w.t("steps-meeting-final")} }
                    p { class: "actions",
                        button { class: "button primary", r#type: "submit", {w.t("steps-meeting-save")} }
                        a { class: "button", href: "/meetings?round={round}&village={village}", {w.t("steps-leave")} }
                    }
                }
            }
        }
    }
}
