//! What surrounds every page: the way past it, the bar with the places of the office, a message after an act.

use dioxus::prelude::*;

use super::parts::{FormToken, Icon};
use super::words;
use crate::i18n::Lang;
use crate::server::auth::Role;

/// The places of the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// `/`
    Progress,
    /// `/review`
    Review,
    /// `/meetings`
    Meetings,
    /// `/postings`
    Postings,
    /// `/decisions`
    Decisions,
    /// `/reports`
    Reports,
    /// `/plan`
    Plan,
    /// `/register`
    Register,
    /// `/devices`
    Devices,
    /// `/more`: users, journal, backup, points tables, exports, forms received, settings.
    More,
    /// None of them.
    Elsewhere,
}

/// A place of the bar: its address, its message, and who may go there.
type Door = (Place, &'static str, &'static str, fn(Role) -> bool);

const fn anyone(_: Role) -> bool {
    true
}

impl Place {
    const BAR: [Door; 10] = [
        (Self::Progress, "/", "office-nav-progress", anyone),
        (Self::Review, "/review", "office-nav-review", anyone),
        (Self::Meetings, "/meetings", "office-nav-meetings", anyone),
        (Self::Postings, "/postings", "office-nav-postings", anyone),
        (Self::Decisions, "/decisions", "office-nav-decisions", anyone),
        (Self::Reports, "/reports", "office-nav-reports", anyone),
        (Self::Plan, "/plan", "office-nav-plan", Role::sees_commune),
        (Self::Register, "/register", "office-nav-register", anyone),
        (Self::Devices, "/devices", "office-nav-devices", Role::sees_commune),
        (Self::More, "/more", "office-nav-more", anyone),
    ];
}

/// Who is signed in, as the bar shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Name as shown.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// What the sign-out form carries back.
    pub csrf: String,
    /// They should set up a second factor.
    pub ask_factor: bool,
}

/// What surrounds a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrameData {
    /// Name of the commune, such as "xã Ngân Sơn".
    pub commune: String,
    /// Who is signed in.
    pub person: Option<Person>,
    /// Where the page is.
    pub place: Place,
    /// Key of the message that says what was just done.
    pub done: Option<String>,
    /// Visits that wait for a verdict, in the reader's villages.
    pub waiting: u32,
    /// Address of this page in the other language.
    pub other_language: String,
}

/// A page with everything around it.
#[component]
pub fn Frame(data: FrameData, children: Element) -> Element {
    let w = words();
    let commune = w.with("office-header-commune", [("commune", data.commune.clone().into())]);
    rsx! {
        a { class: "skip", href: "#content", {w.t("office-skip")} }
        header { class: "site-header",
            Icon { name: "book" }
            p { class: "site-name",
                b { {w.t("office-name")} }
                " "
                small { {commune} }
            }
            if let Some(role) = data.person.as_ref().map(|person| person.role) {
                nav { aria_label: w.t("office-nav"),
                    for (place , href , key , _) in Place::BAR.into_iter().filter(|(_, _, _, may)| may(role)) {
                        a {
                            key: "{href}",
                            href,
                            aria_current: if place == data.place { "page" },
                            {w.t(key)}
                            if place == Place::Review && data.waiting > 0 {
                                " "
                                span { class: "tally",
                                    {w.number(data.waiting)}
                                    span { class: "hidden", {w.t("review-tally")} }
                                }
                            }
                        }
                    }
                }
            }
            div { class: "site-tools",
                LanguageLink { to: data.other_language.clone() }
                if let Some(person) = data.person.clone() {
                    SignedIn { person }
                }
            }
        }
        div { class: "selvage", aria_hidden: "true" }
        main { class: "content", id: "content", tabindex: "-1",
            if let Some(key) = data.done.clone() {
                div { class: "flash", role: "status",
                    Icon { name: "tick" }
                    p { {w.t(&key)} }
                }
            }
            if data.person.as_ref().is_some_and(|person| person.ask_factor) {
                p { class: "ask-factor no-print",
                    {w.t("people-ask-factor")}
                    " "
                    a { href: "/account", {w.t("people-ask-factor-link")} }
                }
            }
            {children}
        }
    }
}

#[component]
fn LanguageLink(to: String) -> Element {
    let other = match words().lang() {
        Lang::Vi => Lang::En,
        Lang::En => Lang::Vi,
    };
    // A language is called by its own name, so that whoever reads only that one finds it.
    let name = super::super::words::Words::of(other).t("office-language-name");
    rsx! {
        a { class: "language", href: to, lang: other.code(), hreflang: other.code(), {name} }
    }
}

#[component]
fn SignedIn(person: Person) -> Element {
    let w = words();
    let role = w.t(&format!("office-role-{}", person.role.code()));
    rsx! {
        a { class: "who", href: "/account", "{person.name}, {role}" }
        form { method: "post", action: "/sign-out",
            FormToken { token: person.csrf }
            button { class: "quiet-button", r#type: "submit", {w.t("office-sign-out")} }
        }
    }
}
