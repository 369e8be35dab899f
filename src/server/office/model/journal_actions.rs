//! What the journal can say was done: every action's code, and its sentence without the particulars of a line.

use crate::i18n::FluentValue;
use crate::server::office::words::Words;

/// Every action that a line of the journal may carry, each with its message `journal-<action>`.
pub const ACTIONS: [&str; 86] = [
    "open_register",
    "open_village",
    "open_rescore",
    "open_household",
    "open_visit",
    "open_submission",
    "put_households",
    "import_register",
    "undo_import",
    "import_columns",
    "open_conflicts",
    "settle_conflict",
    "accept_visit",
    "send_back",
    "send_report",
    "take_back",
    "take_back_report",
    "choose_visit",
    "load_plan",
    "plan_uploaded",
    "plan_corrected",
    "plan_proposed",
    "plan_confirmed",
    "export_progress",
    "rename_village",
    "begin_year",
    "open_movement",
    "open_map",
    "load_map_base",
    "add_points",
    "open_round",
    "open_meeting",
    "meeting",
    "print_minutes",
    "meeting_photo",
    "open_photo",
    "open_posting",
    "posting",
    "print_posting",
    "withdraw_posting",
    "open_objection",
    "objection",
    "settle_objection",
    "print_answer",
    "open_decision",
    "decide",
    "print_decision",
    "print_certificates",
    "print_letters",
    "reopen",
    "set_procedure",
    "set_quality",
    "open_report",
    "open_report_names",
    "print_report",
    "export_report",
    "export",
    "read_feed",
    "make_feed_key",
    "remove_feed_key",
    "sign_in",
    "sign_in_failed",
    "sign_out",
    "add_user",
    "set_user",
    "disable_user",
    "enable_user",
    "reset_password",
    "change_password",
    "set_factor",
    "reset_factor",
    "set_second_factor",
    "use_recovery_code",
    "end_sessions",
    "add_code",
    "end_code",
    "revoke_device",
    "hand_over",
    "open_person",
    "export_person",
    "correct_person",
    "export_journal",
    "backup",
    "download_backup",
    "upload_backup",
    "restore",
];

/// What the sentences name of a line: left open where an action is only explained.
const PARTICULARS: [&str; 17] = [
    "subject",
    "households",
    "merged",
    "from",
    "to",
    "version",
    "attending",
    "round",
    "day",
    "until",
    "reason",
    "number",
    "changed",
    "failed",
    "tries",
    "person",
    "action",
];
const OPEN: &str = "…";

/// What an action is, such as "mở hồ sơ …"; one that has no sentence of its own is named by its code.
pub fn action(w: &Words, code: &str) -> String {
    let key = format!("journal-{code}");
    if !w.has(&key) {
        return code.to_owned();
    }
    let mut args: Vec<(&str, FluentValue<'_>)> =
        PARTICULARS.iter().map(|name| (*name, FluentValue::from(OPEN))).collect();
    // Nothing failed before it: the sentence says only what was done.
    args.push(("failedCount", FluentValue::from(0)));
    w.i18n().t_args(&key, &args)
}
