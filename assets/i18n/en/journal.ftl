### What a line of the journal says, one sentence an action, after the name of who did it. { $subject } is the file, phone, account… concerned.

## Register and visits
journal-open_register = opened the register
journal-open_village = opened a village's book
journal-open_rescore = opened a village on trial under another standard
journal-open_household = opened the file of { $subject }
journal-open_visit = opened a visit to { $subject }
journal-open_submission = opened a request or follow-up of { $subject }
journal-put_households = put { $householdsCount ->
    [one] one household
   *[other] { $households } households
} on the register
journal-import_register = imported { $households } households from a file, filled in { $merged }
journal-undo_import = took back an import of { $households } households
journal-import_columns = remembered what the columns of lists are
journal-open_conflicts = opened the page of conflicts
journal-settle_conflict = settled a value that both sides had changed
journal-accept_visit = accepted a visit
journal-send_back = sent a visit back
journal-take_back = took a verdict on a visit back
journal-choose_visit = chose one of two visits to a household

## Plan, progress, points tables
journal-load_plan = put a plan into the book, { $subject }
journal-plan_uploaded = loaded a plan's annex from a file
journal-plan_corrected = corrected the plan
journal-plan_proposed = took the plan's proposed split
journal-plan_confirmed = confirmed the plan
journal-export_progress = downloaded the table of progress
journal-rename_village = renamed village { $from } to { $to }, after version { $version } of the plan
journal-begin_year = began the new plan year
journal-open_movement = opened the names behind a figure of the movement
journal-open_map = opened the map of households
journal-load_map_base = loaded a base layer into the map
journal-add_points = put the B1 points table { $subject } in force

## Meetings, postings, decisions
journal-open_round = opened the list of a round
journal-open_meeting = opened a village meeting
journal-meeting = wrote down a village meeting: { $attending } attending, { $households } households
journal-print_minutes = opened minutes to print
journal-meeting_photo = added a picture of the minutes of a village meeting
journal-open_photo = opened a picture of meeting minutes
journal-open_posting = opened a posting
journal-posting = made a posting of { $households } households until { $until }
journal-print_posting = opened a posting to print
journal-withdraw_posting = withdrew a posting: { $reason }
journal-open_objection = opened an objection
journal-objection = took down an objection
journal-settle_objection = answered an objection
journal-print_answer = opened an answer to print
journal-open_decision = opened a decision
journal-decide = signed decision { $number } for { $households } households
journal-print_decision = opened a decision to print
journal-print_certificates = opened certificates to print
journal-print_letters = opened letters to print
journal-reopen = opened a round again: { $reason }
journal-send_report = recorded as sent the { $report ->
        [preliminary] preliminary report
        [official] official report
       *[other] report
    } of { $round }, { $day }{ $numbered ->
        [yes] , no. { $number }
       *[no] {""}
    }
journal-take_back_report = took back that the { $report ->
        [preliminary] preliminary report
        [official] official report
       *[other] report
    } of { $round } was sent { $day }: { $reason }
journal-set_procedure = changed the procedure
journal-set_quality = changed the thresholds of the checks: { $changed }

## Reports and data going out
journal-open_report = opened the list of a report
journal-open_report_names = opened the names behind a figure of a report
journal-print_report = printed the list of a report
journal-export_report = downloaded a report
journal-export = took a file of data
journal-read_feed = read data through OData
journal-make_feed_key = made a key of the data feed
journal-remove_feed_key = took a key of the data feed away

## Accounts and phones
journal-sign_in = signed in{ $failedCount ->
    [0] {""}
   *[other] {", "}after { $failed } failed tries
}
journal-sign_in_failed = failed to sign in to the account of { $subject }, { $tries } times since the line before
journal-sign_out = signed out
journal-add_user = opened an account for { $subject }
journal-set_user = changed the account's name, role or villages
journal-disable_user = disabled the account
journal-enable_user = put the account in use again
journal-reset_password = made a new password for the account
journal-change_password = changed their own password
journal-set_factor = set up a second factor
journal-reset_factor = took the second factor away
journal-set_second_factor = changed whether chairman and administrators are asked for a second factor
journal-use_recovery_code = signed in with a recovery code
journal-end_sessions = signed out everywhere else
journal-add_code = made an enrolment code for { $person }
journal-end_code = cancelled an enrolment code made for { $person }
journal-revoke_device = revoked the phone of { $subject }
journal-hand_over = handed a village to another phone

## One person's data
journal-open_person = opened the data of someone in { $subject }
journal-export_person = downloaded the data of someone in { $subject }
journal-correct_person = corrected the data of someone in { $subject } ({ $reason })

## Journal and backups
journal-export_journal = downloaded the journal
journal-backup = backed the commune's book up to { $subject }
journal-download_backup = downloaded the backup { $subject }
journal-upload_backup = uploaded the backup { $subject }
journal-restore = put the commune's book back from a backup

## An action without a sentence; who, and which file
journal-other = did “{ $action }”
journal-who-command-line = Whoever used the command line on the commune's machine
journal-who-not-signed-in = Someone not signed in
journal-who-phone = The phone of { $person }
journal-report = report { $number } of { $year }, { $basis }
journal-household = household { $number } ({ $head })
journal-plan = version { $version }
