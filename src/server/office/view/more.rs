//! The places of the office that the bar has no room for, each with a line that says what is there.

use dioxus::prelude::*;

use super::parts::PageHead;
use super::words;
use crate::server::auth::Role;

/// A place: its address, the name of its two messages (`more-<name>`, `more-<name>-about`), and who may go there.
type Door = (&'static str, &'static str, fn(Role) -> bool);

const fn anyone(_: Role) -> bool {
    true
}

const GROUPS: [(&str, &[Door]); 4] = [
    (
        "more-group-work",
        &[
            ("/map", "map", anyone),
            ("/visits", "visits", anyone),
            ("/submissions", "submissions", anyone),
            ("/conflicts", "conflicts", anyone),
            ("/points", "points", Role::sees_commune),
            ("/calendar", "calendar", anyone),
            ("/procedure", "procedure", anyone),
            ("/quality", "quality", anyone),
        ],
    ),
    ("more-group-data", &[("/exports", "exports", anyone), ("/person", "person", Role::works_in_office)]),
    ("more-group-trust", &[("/journal", "journal", Role::reads_journal), ("/backup", "backup", Role::keeps_backups)]),
    ("more-group-people", &[("/users", "users", Role::manages_users), ("/account", "account", anyone)]),
];

/// The page.
#[component]
pub fn MorePage(role: Role) -> Element {
    let w = words();
    rsx! {
        PageHead { title: w.t("office-nav-more") }
        for (group , doors) in GROUPS {
            if doors.iter().any(|(_, _, may)| may(role)) {
                section { key: "{group}", class: "block doors", aria_labelledby: group,
                    h2 { id: group, {w.t(group)} }
                    ul {
                        for (to , name , _) in doors.iter().filter(|(_, _, may)| may(role)) {
                            li { key: "{to}",
                                a { href: *to, {w.t(&format!("more-{name}"))} }
                                p { class: "quiet", {w.t(&format!("more-{name}-about"))} }
                            }
                        }
                    }
                }
            }
        }
    }
}
