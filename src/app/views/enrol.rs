//! "Ghi danh": eight digits make this phone the village's book. Once, and with a network.

use dioxus::prelude::*;

use crate::app::components::banner::{Banner, BannerKind};
use crate::app::components::bar::AppBar;
use crate::app::components::bar::BarLink;
use crate::app::components::button::{ActionBar, Button, Look};
use crate::app::components::code::{CODE_LENGTH, CodeField, digits};
use crate::app::components::field::TextField;
use crate::app::components::screen::Screen;
use crate::app::components::states::Bones;
use crate::app::routes::Route;
use crate::app::state::{Phone, use_changed, use_phone};
use crate::app::syncing::{Wake, use_syncing};
use crate::app::words::{Words, use_words};
use crate::protocol::error::Code;
use crate::sync::{self, ReqwestHttp, SyncError};

/// Where enrolment stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum EnrolState {
    /// Digits are being typed.
    #[default]
    Typing,
    /// Pressed too early: digits are missing.
    Missing,
    /// Pressed without an address to go to.
    NoServer,
    /// The commune is asked.
    Asking,
    /// It did not work; what was typed stays.
    Failed(SyncError),
}

/// What a link or a QR of the commune holds: its address and the code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Scheme, host and port, without a slash at the end; `None` when only the fragment is known.
    pub server: Option<String>,
    /// Eight digits.
    pub code: String,
}

/// Reads `https://xa.example/app/#code=40712634`, or the fragment alone. The code is in the fragment, which browsers
/// never send, so that it is in nobody's log.
pub fn invitation(text: &str) -> Option<Invitation> {
    let (before, fragment) = text.trim().split_once('#')?;
    let code = digits(fragment.split('&').find_map(|part| part.strip_prefix("code="))?);
    if code.len() != CODE_LENGTH {
        return None;
    }
    let server = before.split_once("://").and_then(|(scheme, rest)| {
        let host = rest.split('/').next().filter(|host| !host.is_empty())?;
        matches!(scheme, "http" | "https").then(|| format!("{scheme}://{host}"))
    });
    Some(Invitation { server, code })
}

/// Completes what was typed as an address: `xa.example/app` is `https://xa.example`.
pub fn server_address(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let (scheme, rest) = typed.split_once("://").unwrap_or(("https", typed));
    let host = rest.split(['/', '#', '?']).next().unwrap_or_default();
    let right = matches!(scheme, "http" | "https") && !host.is_empty() && !host.contains(char::is_whitespace);
    right.then(|| format!("{scheme}://{host}"))
}

/// The code that the app was opened with, if any. Provided by the root, taken once.
#[derive(Clone, Copy)]
pub struct OpenedWith(pub Signal<Option<Invitation>>);

/// Asks, and hands the phone over to the first pull.
#[component]
pub fn EnrolView() -> Element {
    let words = use_words();
    let phone = use_phone();
    let changed = use_changed();
    let syncing = use_syncing();
    let opened_with = use_context::<OpenedWith>();
    let mut code = use_signal(|| opened_with.0.peek().as_ref().map(|with| with.code.clone()).unwrap_or_default());
    // In a browser the page's own origin is the commune.
    let origin = use_hook(|| phone.platform.base_url());
    let needs_server = origin.is_none();
    let mut server = use_signal(|| {
        origin
            .clone()
            .or_else(|| opened_with.0.peek().as_ref().and_then(|with| with.server.clone()))
            .unwrap_or_default()
    });
    let mut state = use_signal(EnrolState::default);
    let press_phone = phone.clone();
    let onpress = move |()| {
        let phone = press_phone.clone();
        let router = navigator();
        // Twice pressed is asked once.
        if *state.peek() == EnrolState::Asking {
            return;
        }
        let address = server_address(&server.peek());
        let typed = code.peek().clone();
        let (Some(address), CODE_LENGTH) = (address.clone(), typed.len()) else {
            state.set(if address.is_none() { EnrolState::NoServer } else { EnrolState::Missing });
            return;
        };
        state.set(EnrolState::Asking);
        let device_name = words.t("device-name");
        spawn(async move {
            match ask(&phone, &address, &typed, &device_name).await {
                Ok(()) => {
                    // The code is spent; it leaves the address too.
                    router.replace(Route::Today {});
                    changed.shown();
                    syncing.wake(Wake::Pressed);
                }
                Err(failure) => state.set(EnrolState::Failed(failure)),
            }
        });
    };
    rsx! {
        EnrolScreen {
            code: code(),
            server: needs_server.then(|| server.read().clone()),
            state: state(),
            oncode: move |typed: String| {
                if state.peek().clone() != EnrolState::Asking {
                    state.set(EnrolState::Typing);
                }
                match invitation(&typed) {
                    Some(with) => {
                        code.set(with.code);
                        if let Some(address) = with.server.filter(|_| needs_server) {
                            server.set(address);
                        }
                    }
                    None => code.set(digits(&typed)),
                }
            },
            onserver: move |typed: String| {
                state.set(EnrolState::Typing);
                match invitation(&typed) {
                    Some(Invitation { server: Some(address), code: digits }) => {
                        server.set(address);
                        code.set(digits);
                    }
                    _ => server.set(typed),
                }
            },
            onpress,
        }
    }
}

async fn ask(phone: &Phone, server: &str, code: &str, device_name: &str) -> Result<(), SyncError> {
    let now = phone.now()?;
    sync::enrol(&phone.store, &ReqwestHttp::new(), server, code, device_name, now).await
}

/// The screen of given values.
#[component]
pub fn EnrolScreen(
    code: String,
    /// The commune's address, where the device does not know it.
    server: Option<String>,
    state: EnrolState,
    #[props(default)] oncode: EventHandler<String>,
    #[props(default)] onserver: EventHandler<String>,
    #[props(default)] onpress: EventHandler<()>,
) -> Element {
    let words = use_words();
    let asking = state == EnrolState::Asking;
    let missing = CODE_LENGTH.saturating_sub(code.len());
    let bar = rsx! {
        AppBar { title: words.t("app-name"), sub: words.t("enrol-sub"), selvage: true,
            BarLink { to: Route::Settings {}, icon: "gear", word: words.t("nav-settings") }
        }
    };
    let foot = rsx! {
        ActionBar {
            Button {
                word: words.t(if asking { "enrol-asking" } else { "enrol-act" }),
                look: Look::Primary,
                wide: true,
                icon: "book",
                onpress,
            }
        }
    };
    rsx! {
        Screen { bar, foot,
            div { class: "pad",
                h2 { class: "title", {words.t("enrol-title")} }
                p { class: "after", {words.t("enrol-text")} }
            }
            div { class: "pad",
                CodeField {
                    value: code.clone(),
                    label: words.t("enrol-code-label"),
                    described_by: "enrol-code-hint",
                    wrong: matches!(state, EnrolState::Missing | EnrolState::Failed(_)),
                    oninput: oncode,
                    onenter: onpress,
                }
                p { class: "small quiet after", id: "enrol-code-hint", role: "status",
                    {code_hint(&words, missing, &state)}
                }
            }
            if let Some(server) = server {
                div { class: "pad",
                    TextField {
                        id: "enrol-server",
                        label: words.t("enrol-server"),
                        value: server,
                        hint: words.t("enrol-server-hint"),
                        wrong: if state == EnrolState::NoServer { words.t("enrol-server-wrong") } else { String::new() },
                        inputmode: "url",
                        autocomplete: "url",
                        oninput: onserver,
                    }
                }
            }
            div { class: "grow" }
            div { class: "pad",
                if let EnrolState::Failed(failure) = &state {
                    Banner { kind: BannerKind::Err, title: words.t(failed_key(failure)), text: words.t(&format!("{}-text", failed_key(failure))) }
                } else {
                    Banner { kind: BannerKind::Wait, text: words.t("enrol-note") }
                }
            }
        }
    }
}

fn code_hint(words: &Words, missing: usize, state: &EnrolState) -> String {
    if *state == EnrolState::Asking {
        return words.t("enrol-asking-hint");
    }
    match i64::try_from(missing) {
        Ok(0) => words.t("enrol-code-full"),
        Ok(missing) => words.n("enrol-code-missing", missing),
        Err(_) => String::new(),
    }
}

const fn failed_key(failure: &SyncError) -> &'static str {
    match failure {
        SyncError::Refused(Code::UnknownEnrolmentCode) => "enrol-wrong",
        SyncError::Refused(Code::UsedEnrolmentCode) => "enrol-used",
        SyncError::Refused(Code::ExpiredEnrolmentCode) => "enrol-expired",
        SyncError::Refused(Code::Busy | Code::Unavailable) => "enrol-busy",
        SyncError::Refused(Code::UnknownVersion) => "enrol-version",
        SyncError::Refused(_) | SyncError::Stopped(_) | SyncError::NotEnrolled | SyncError::ForgedReceipt => {
            "enrol-refused"
        }
        SyncError::Offline | SyncError::Timeout => "enrol-no-signal",
        SyncError::BadAnswer | SyncError::BadAddress => "enrol-not-a-commune",
        SyncError::Store(_) => "enrol-store",
    }
}

/// The first pull: what is on its way, and that nothing is lost when the network goes.
#[component]
pub fn FirstPullScreen(
    /// Households on the phone so far.
    households: u32,
    /// Why it stands still, in words; empty while it runs.
    #[props(default)]
    problem: String,
    #[props(default)] onagain: EventHandler<()>,
) -> Element {
    let words = use_words();
    let waits = !problem.is_empty();
    let foot = if waits {
        rsx! {
            ActionBar {
                Button { word: words.t("try-again"), look: Look::Primary, wide: true, icon: "again", onpress: onagain }
            }
        }
    } else {
        VNode::empty()
    };
    rsx! {
        Screen { bar: rsx! { AppBar { title: words.t("app-name"), sub: words.t("enrol-sub"), selvage: true } }, foot,
            div { class: "pad", role: "status",
                h2 { class: "title", {words.t("first-pull-title")} }
                p { class: "after num", {words.n("first-pull-count", households)} }
            }
            if waits {
                div { class: "pad",
                    Banner { kind: BannerKind::Wait, icon: "nosignal", title: words.t("first-pull-waits"), text: problem }
                }
            } else {
                Bones {}
            }
        }
    }
}
