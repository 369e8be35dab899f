//! What is around every screen: the frame, the toast, and the gate of enrolment.

use std::time::Duration;

use dioxus::prelude::*;

use super::components::toast::{ToastLine, Undo};
use super::routes::Route;
use super::state::{Toasts, use_status};
use super::syncing::{Wake, use_sync_problem, use_syncing};
use super::views::enrol::{EnrolView, FirstPullScreen};
use crate::sync::pause;

/// How long a toast stays: long enough to read it twice and to reach for "undo".
const TOAST_STAYS: Duration = Duration::from_secs(8);

/// The layout of every route.
#[component]
pub fn Shell() -> Element {
    let status = use_status();
    let route = use_route::<Route>();
    // Text size and language can be set before enrolment: it is the first thing that old eyes meet.
    let inside = if route == (Route::Settings {}) {
        rsx! { Outlet::<Route> {} }
    } else if status.enrolment.is_none() {
        rsx! { EnrolView {} }
    } else if status.year.is_none() && status.households == 0 {
        rsx! { FirstPull { households: status.households } }
    } else {
        rsx! { Outlet::<Route> {} }
    };
    rsx! {
        div { class: "phone",
            {inside}
            ToastPlace {}
        }
    }
}

/// Until the village's list is here there is nothing else to show.
#[component]
fn FirstPull(households: u32) -> Element {
    let syncing = use_syncing();
    let problem = use_sync_problem();
    rsx! {
        FirstPullScreen { households, problem: problem.unwrap_or_default(), onagain: move |()| syncing.wake(Wake::Pressed) }
    }
}

#[component]
fn ToastPlace() -> Element {
    let mut toasts = use_context::<Toasts>();
    use_effect(move || {
        let Some(number) = toasts.shown.read().as_ref().map(|toast| toast.number) else { return };
        spawn(async move {
            pause(TOAST_STAYS).await;
            let is_this = toasts.shown.peek().as_ref().is_some_and(|toast| toast.number == number);
            if is_this {
                toasts.shown.set(None);
            }
        });
    });
    let shown = toasts.shown.read().clone();
    // The place is always there: a screen reader tells of what comes into it, not of a place that comes.
    rsx! {
        div { class: "toast-place", role: "status",
            if let Some(toast) = shown {
                ToastLine {
                    key: "{toast.number}",
                    toast,
                    onclose: move |()| toasts.shown.set(None),
                    onundo: move |undo: Undo| {
                        // Closed first: undoing says something itself.
                        toasts.shown.set(None);
                        (undo.0)();
                    },
                }
            }
        }
    }
}
