//! Every screen has an address; the address alone opens it again, after a reload and without a network.
//!
//! In a browser the app lives under `/app` by the history API (`DIOXUS_ASSET_ROOT`, read when the app is built), not
//! under `#`: the fragment stays free for the enrolment code, which must never travel to a server's log, and both
//! the commune and the service worker answer every address under `/app/` with the same page. In a native window the
//! history is in memory.

use dioxus::prelude::*;

use super::shell::Shell;
use super::views::acts::ActsView;
use super::views::acts::view::ActView;
use super::views::correction::CorrectView;
use super::views::household::HouseholdView;
use super::views::household::tasks::NewTaskView;
use super::views::household_edit::HouseholdEditView;
use super::views::household_people::{HouseholdMemberView, HouseholdPeopleView};
use super::views::households::HouseholdsView;
use super::views::lost::LostView;
use super::views::meeting::MeetingsView;
use super::views::meeting::attend::AttendView;
use super::views::meeting::held::HeldView;
use super::views::meeting::hold::HoldView;
use super::views::meeting::minutes::MinutesView;
use super::views::meeting::object::ObjectView;
use super::views::meeting::posting::PostingView;
use super::views::meeting::summary::SummaryView;
use super::views::meeting::voice::VoiceView;
use super::views::members::MembersView;
use super::views::needs::NeedsView;
use super::views::needs::need::NeedView;
use super::views::needs::new_need::NewNeedView;
use super::views::new_household::NewHouseholdView;
use super::views::outbox::OutboxView;
use super::views::print::PrintView;
use super::views::progress::ProgressView;
use super::views::receipt::ReceiptView;
use super::views::rescore::RescoreView;
use super::views::result::{ReasonsView, ResultView};
use super::views::settings::SettingsView;
use super::views::submission::{SubmissionDone, SubmissionView};
use super::views::today::TodayView;
use super::views::visit::VisitView;
use super::views::visit_done::VisitDone;
use crate::domain::ids::{BatchId, HouseholdId, MeetingId, MemberId, PostingId, SubmissionId, SupportId, VisitId};

/// The screens.
#[derive(Debug, Clone, PartialEq, Routable)]
#[rustfmt::skip]
pub enum Route {
    #[layout(Shell)]
    #[route("/", TodayView)]
    Today {},
    #[route("/households", HouseholdsView)]
    Households {},
    #[route("/households/new", NewHouseholdView)]
    NewHousehold {},
    #[route("/households/:id", HouseholdView)]
    Household { id: HouseholdId },
    #[route("/households/:id/edit", HouseholdEditView)]
    HouseholdEdit { id: HouseholdId },
    /// The people as the register has them, to correct.
    #[route("/households/:id/people", HouseholdPeopleView)]
    HouseholdPeople { id: HouseholdId },
    #[route("/households/:id/people/:member", HouseholdMemberView)]
    HouseholdMember { id: HouseholdId, member: MemberId },
    /// "Thay đổi trong hộ": what can happen to a household, then one screen a change.
    #[route("/households/:id/changes", ActsView)]
    Acts { id: HouseholdId },
    #[route("/households/:id/changes/:act", ActView)]
    Act { id: HouseholdId, act: String },
    #[route("/households/:id/needs/new", NewNeedView)]
    NewNeed { id: HouseholdId },
    #[route("/households/:id/needs/:support", NeedView)]
    Need { id: HouseholdId, support: SupportId },
    #[route("/households/:id/tasks/new", NewTaskView)]
    NewTask { id: HouseholdId },
    /// The open needs of the village, by office.
    #[route("/needs", NeedsView)]
    Needs {},
    /// The form. `at` opens it at one field: a question's id, or `members/<id>/birth`; empty goes on where it stopped.
    #[route("/visits/:draft?:at", VisitView)]
    Visit { draft: VisitId, at: String },
    /// The list of members, confirmed before the questions.
    #[route("/visits/:draft/members", MembersView)]
    Members { draft: VisitId },
    /// What a draft comes to, before it is finalised.
    #[route("/visits/:draft/result", ResultView)]
    Result { draft: VisitId },
    /// A visit just finalised: safe on the phone, and which door is next.
    #[route("/visits/:visit/done", VisitDone)]
    Done { visit: VisitId },
    /// The class of a finalised visit with its reasons.
    #[route("/visits/:visit/reasons", ReasonsView)]
    Reasons { visit: VisitId },
    /// Why a finalised visit is corrected, before its form opens again.
    #[route("/visits/:visit/correct", CorrectView)]
    Correct { visit: VisitId },
    /// A finalised visit on one A5 page.
    #[route("/visits/:visit/print", PrintView)]
    Print { visit: VisitId },
    /// A form that gives no class, just finalised, with what comes next.
    #[route("/forms/:submission/done", SubmissionDone)]
    SubmissionDone { submission: SubmissionId },
    /// A finalised form that gives no class.
    #[route("/forms/:submission", SubmissionView)]
    Submission { submission: SubmissionId },
    /// Meetings, postings and objections of the village.
    #[route("/meetings", MeetingsView)]
    Meetings {},
    /// A meeting being held: the households to discuss, who attends, the voices about one, and all of it once more.
    #[route("/meetings/begun/:meeting", HoldView)]
    Hold { meeting: MeetingId },
    #[route("/meetings/begun/:meeting/people", AttendView)]
    Attend { meeting: MeetingId },
    #[route("/meetings/begun/:meeting/voices/:household", VoiceView)]
    Voice { meeting: MeetingId, household: HouseholdId },
    #[route("/meetings/begun/:meeting/summary", SummaryView)]
    Summary { meeting: MeetingId },
    /// Minutes of a meeting held, and the same on paper in two copies.
    #[route("/meetings/:meeting", HeldView)]
    Meeting { meeting: MeetingId },
    #[route("/meetings/:meeting/print", MinutesView)]
    Minutes { meeting: MeetingId },
    #[route("/postings/:posting", PostingView)]
    Posting { posting: PostingId },
    #[route("/postings/:posting/object", ObjectView)]
    Object { posting: PostingId },
    #[route("/progress", ProgressView)]
    Progress {},
    /// The village's visits under another standard, as a trial.
    #[route("/progress/under/:standard", RescoreView)]
    Rescore { standard: String },
    #[route("/outbox", OutboxView)]
    Outbox {},
    #[route("/outbox/receipts/:batch", ReceiptView)]
    Receipt { batch: BatchId },
    #[route("/settings", SettingsView)]
    Settings {},
    #[route("/:..rest", LostView)]
    Lost { rest: Vec<String> },
}

/// A link to a screen. Without a router around it (a screen rendered alone) it is a plain anchor.
#[component]
pub fn Go(
    to: Route,
    #[props(default)] class: String,
    /// What a screen reader says in place of the content.
    label: Option<String>,
    /// Marks the place where the user is.
    #[props(default)]
    current: bool,
    /// Takes the place of the screen shown now, so that "back" skips it.
    #[props(default)]
    replace: bool,
    children: Element,
) -> Element {
    let router = use_hook(dioxus::router::try_router);
    let prefix = router.and_then(|router| router.prefix()).unwrap_or_default();
    let href = format!("{prefix}{to}");
    let follow = move |event: MouseEvent| {
        // With a key held, or without a router, the browser knows best.
        let Some(router) = router.filter(|_| event.modifiers().is_empty()) else { return };
        event.prevent_default();
        if replace {
            router.replace(to.clone());
        } else {
            router.push(to.clone());
        }
    };
    rsx! {
        a {
            href,
            class,
            aria_label: label,
            aria_current: current.then_some("page"),
            onclick: follow,
            {children}
        }
    }
}
