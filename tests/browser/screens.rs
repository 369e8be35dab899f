//! Every screen of the app and how to get to it, by address and by what has no words, so that one table serves both
//! languages. A new screen is one more line.

/// A screen in one of its states.
pub struct Screen {
    /// What findings and pictures are called after.
    pub name: &'static str,
    /// Its address; `{draft}` and the like stand for what [`crate::accessibility`] made before.
    pub at: &'static str,
    /// What is done there to come to the state.
    pub acts: &'static [Act],
    /// A selector of something that only this screen or state has.
    pub shows: &'static str,
}

/// Something done on a screen. Fields and buttons are named by selectors.
pub enum Act {
    Press(&'static str),
    Type(&'static str, &'static str),
}
use Act::{Press, Type};

const fn screen(name: &'static str, at: &'static str, acts: &'static [Act], shows: &'static str) -> Screen {
    Screen { name, at, acts, shows }
}

const DONE: &str = ".action-bar .primary";

/// Before the phone knows its village.
pub const BEFORE: &[Screen] = &[
    screen("enrol", "/", &[], "#enrol-code"),
    screen("enrol-digits-missing", "/", &[Type("#enrol-code", "4071"), Press(DONE)], "#enrol-code[aria-invalid=true]"),
    screen("enrol-refused", "/", &[Type("#enrol-code", "00000000"), Press(DONE)], ".banner.err"),
    screen("settings-before-enrolment", "/settings", &[], "input[name=text-size]"),
];

/// With the village's book on the phone, one finalised visit, one draft and one entry that waits.
#[rustfmt::skip]
pub const BOOK: &[Screen] = &[
    screen("today", "/", &[], ".bottom-nav"),
    screen("households", "/households", &[Type("input[type=search]", ""), Press(".chip:first-child")], ".long-list .row"),
    screen("households-found", "/households", &[Press(".chip:first-child"), Type("input[type=search]", "ly")], ".long-list mark"),
    screen("households-none", "/households", &[Type("input[type=search]", "zzzz")], ".page.empty"),
    screen("households-filtered", "/households", &[Type("input[type=search]", ""), Press(".chip:nth-child(2)")], ".chip:nth-child(2)[aria-pressed=true]"),
    screen("household-new", "/households/new", &[], "input[name=how]"),
    screen("household-new-wrong", "/households/new", &[Press(DONE)], "#field-reason[aria-invalid=true]"),
    screen("household-new-head", "/households/new", &[Press("input[name=how][value=new]"), Press(".for-all .button"), Press("#field-reason"), Type("#field-reason", "mới lập hộ"), Press(DONE)], "#field-name"),
    screen("household-people", "/households/{visited}/people", &[], "a[href*=people]"),
    screen("household-changes", "/households/{visited}/changes", &[], "a[href$=split]"),
    screen("change-split", "/households/{visited}/changes/split", &[Press("input[name=who]")], "input[name=head]"),
    screen("change-wrong", "/households/{visited}/changes/dies", &[Press(DONE)], "#act-reason[aria-invalid=true]"),
    screen("change-merge", "/households/{visited}/changes/merge", &[Type("input[type=search]", "a")], ".rows .row"),
    screen("change-joins", "/households/{visited}/changes/joins", &[], "#member-number"),
    screen("need-new", "/households/{visited}/needs/new", &[], "input[name=need]"),
    screen("need-new-wrong", "/households/{visited}/needs/new", &[Press(DONE)], "[role=alert]"),
    screen("task-new-wrong", "/households/{visited}/tasks/new", &[Press(DONE)], "#task-due[aria-invalid=true]"),
    screen("needs", "/needs", &[], ".empty, .rows"),
    screen("household-visited", "/households/{visited}", &[], "a[href$=reasons]"),
    screen("household-with-draft", "/households/{drafted}", &[], ".action-bar"),
    screen("household-edit", "/households/{drafted}/edit", &[], "#field-address"),
    screen("household-edit-wrong", "/households/{drafted}/edit", &[Type("#field-phone", "12"), Press(DONE)], "#field-phone[aria-invalid=true]"),
    screen("household-people", "/households/{drafted}/people", &[], ".rows .row"),
    screen("household-member", "/households/{drafted}/people/{member}", &[], "#member-name"),
    screen("changes", "/households/{drafted}/changes", &[], ".rows .row"),
    screen("change-joins", "/households/{drafted}/changes/joins", &[], DONE),
    screen("change-joins-wrong", "/households/{drafted}/changes/joins", &[Press(DONE)], ".wrong, [aria-invalid=true]"),
    screen("change-leaves", "/households/{drafted}/changes/leaves", &[], "#act-day"),
    screen("change-leaves-wrong", "/households/{drafted}/changes/leaves", &[Press(DONE)], ".wrong"),
    screen("change-dies", "/households/{drafted}/changes/dies", &[Press("input[name=who]")], "#act-day"),
    screen("change-head", "/households/{drafted}/changes/head", &[Press("input[name=who]")], "#act-day"),
    screen("change-split", "/households/{drafted}/changes/split", &[Press(".choice:nth-child(2) > input[name=who]"), Press(".choice:nth-child(3) > input[name=who]")], "#act-day"),
    screen("change-merge", "/households/{drafted}/changes/merge", &[], "#act-day"),
    screen("change-away", "/households/{drafted}/changes/away", &[], "#act-day"),
    screen("change-out", "/households/{drafted}/changes/out", &[], "#act-day"),
    screen("need-new", "/households/{drafted}/needs/new", &[], "#need-note"),
    screen("need-new-wrong", "/households/{drafted}/needs/new", &[Press(DONE)], ".wrong"),
    screen("need", "/households/{drafted}/needs/{need}", &[], ".facts"),
    screen("need-received", "/households/{drafted}/needs/{need}", &[Press(".choice:nth-child(3) > input[name=state]")], ".facts"),
    screen("task-new", "/households/{drafted}/tasks/new", &[], "#task-what"),
    screen("task-new-wrong", "/households/{drafted}/tasks/new", &[Press(DONE)], ".wrong"),
    screen("needs", "/needs", &[], ".rows .row"),
    screen("follow-up", "/visits/{follow-up}?at=production", &[], ".question"),
    screen("follow-up-support", "/visits/{follow-up}?at=support_received", &[], ".question"),
    screen("follow-up-next", "/visits/{follow-up}?at=next_visit", &[], ".question"),
    screen("follow-up-open", "/visits/{follow-up}?at=open", &[], ".screen .banner"),
    screen("form", "/forms/{form}", &[], ".screen .banner"),
    screen("form-done", "/forms/{form}/done", &[], ".done-page"),
    screen("review-request", "/visits/{review-request}?at=applicant", &[], ".question"),
    screen("review-request-paper", "/visits/{review-request}?at=paper_date", &[], ".question"),
    screen("visit-members", "/visits/{draft}/members", &[], ".roster"),
    screen("visit-member", "/visits/{draft}/members", &[Press(".roster .row")], "#member-name"),
    screen("visit-member-absent", "/visits/{draft}/members", &[Press(".roster .row"), Press("label:nth-child(2) > input[name=member-counts]")], "#member-reason"),
    screen("visit-member-wrong", "/visits/{draft}/members", &[Press("#f-roster-add"), Press(DONE)], "#member-name[aria-invalid=true]"),
    screen("visit-member-removed", "/visits/{draft}/members", &[Press(".roster li:nth-last-child(2) .icon-button")], ".toast"),
    screen("visit-discard", "/visits/{draft}/members", &[Press(".discard .button")], ".discard .banner"),
    screen("visit-health-schooling", "/visits/{draft}?at=insured", &[], ".for-people"),
    screen("visit-work", "/visits/{draft}?at=able_and_willing", &[], ".for-people"),
    screen("visit-housing", "/visits/{draft}?at=roof", &[], ".pictures"),
    screen("visit-number-wrong", "/visits/{draft}?at=area", &[Type("#f-area", "tám"), Press("#f-area-legend")], "#f-area[aria-invalid=true]"),
    screen("visit-water-sanitation", "/visits/{draft}?at=water_source", &[], ".pictures"),
    screen("visit-information", "/visits/{draft}?at=internet_used", &[], ".choices"),
    screen("visit-production", "/visits/{draft}?at=land", &[], "#f-land"),
    screen("visit-causes", "/visits/{draft}?at=causes", &[], "#f-causes"),
    screen("visit-next-standard", "/visits/{draft}?at=waste", &[], "#f-waste"),
    screen("visit-income", "/visits/{draft}?at=income_basis", &[], "#f-income_basis"),
    screen("visit-summary", "/visits/{draft}?at=open", &[], ".screen .banner.warn"),
    screen("result-undetermined", "/visits/{draft}/result", &[], ".badge.und"),
    screen("done", "/visits/{visit}/done", &[], ".done-page"),
    screen("reasons", "/visits/{visit}/reasons", &[], ".scores"),
    screen("correct", "/visits/{visit}/correct", &[], "#correct-reason"),
    screen("correct-wrong", "/visits/{visit}/correct", &[Press(DONE)], "#correct-reason[aria-invalid=true]"),
    screen("print", "/visits/{visit}/print", &[], ".sheet"),
    screen("meetings", "/meetings", &[], ".rows a[href*=begun]"),
    screen("meeting-list", "/meetings/begun/{meeting}", &[], "a.row[href*=voices]"),
    screen("meeting-people", "/meetings/begun/{meeting}/people", &[], "#attend-count"),
    screen("meeting-people-wrong", "/meetings/begun/{meeting}/people", &[Type("#attend-day", "9")], "#attend-day[aria-invalid=true]"),
    screen("meeting-voice", "/meetings/begun/{meeting}/voices/{visited}", &[], "#voice-agree"),
    screen("meeting-voice-fails", "/meetings/begun/{meeting}/voices/{visited}", &[Type("#voice-agree", "21"), Type("#voice-disagree", "19")], ".voice-outcome .banner.warn"),
    screen("meeting-voice-too-many", "/meetings/begun/{meeting}/voices/{visited}", &[Type("#voice-agree", "41")], ".voice-outcome .banner.err"),
    screen("meeting-voice-counted", "/meetings/begun/{meeting}/voices/{visited}", &[Press(".page > .button.wide")], ".voice-outcome .banner.ok"),
    screen("meeting-summary", "/meetings/begun/{meeting}/summary", &[], "#look-over-remarks"),
    screen("meeting-held", "/meetings/{held}", &[], ".photo-input"),
    screen("meeting-minutes", "/meetings/{held}/print", &[], ".minutes"),
    screen("posting", "/postings/{posting}", &[], ".action-bar a[href$=object]"),
    screen("objection", "/postings/{posting}/object", &[], ".rows.apart .row"),
    screen("objection-wrong", "/postings/{posting}/object", &[Press(DONE)], ".banner.err"),
    screen("objection-about", "/postings/{posting}/object", &[Press(".rows.apart .row"), Press(DONE)], "#object-who[aria-invalid=true]"),
    screen("posting-gone", "/postings/0190a000-0000-7000-8000-000000000401", &[], ".banner.err"),
    screen("objection-to-nothing", "/postings/0190a000-0000-7000-8000-000000000401/object", &[], ".banner.err"),
    screen("progress", "/progress", &[], ".ledger"),
    screen("progress-names", "/progress", &[Press("button.ledger-line")], ".ledger-names"),
    screen("progress-second-tab", "/progress", &[Press(".tabs .chip:nth-child(2)")], ".tabs .chip:nth-child(2)[aria-pressed=true]"),
    screen("another-standard", "/progress/under/nd351-2025", &[], ".screen .page"),
    screen("outbox-waiting", "/outbox", &[], ".rows.snug"),
    screen("receipt", "/outbox/receipts/{receipt}", &[], ".screen .qr, .screen .facts"),
    screen("settings", "/settings", &[], "input[name=theme]"),
    screen("lost", "/nowhere/at/all", &[], ".trouble, .empty"),
];

/// Something that only a closed year shows.
pub const CLOSED_SHOWS: &str = ".banner.wait";

/// After the chairman has decided: the year takes nothing more.
#[rustfmt::skip]
pub const CLOSED: &[Screen] = &[
    screen("closed-today", "/", &[], CLOSED_SHOWS),
    screen("closed-household", "/households/{drafted}", &[], CLOSED_SHOWS),
    screen("closed-meetings", "/meetings", &[], CLOSED_SHOWS),
    screen("closed-meeting", "/meetings/begun/{meeting}", &[], CLOSED_SHOWS),
    screen("closed-posting", "/postings/{posting}", &[], CLOSED_SHOWS),
];
