### Journal, backup, one person's data.

## What a line of the journal says, after the name of who did it
journal-load_plan = put a plan into the book
journal-put_households = put { $households ->
    [one] one household
   *[other] { $households } households
} on the register
journal-add_points = put a B1 points table in force
journal-revoke_device = revoked the phone
journal-add_code = made an enrolment code for { $person }
journal-add_user = opened an account
journal-open_household = opened a household's file
journal-open_visit = opened a visit
journal-open_submission = opened a request or a follow-up
journal-open_conflicts = opened the page of conflicts
journal-accept_visit = accepted a visit
journal-send_back = sent a visit back
journal-take_back = took a verdict on a visit back
journal-choose_visit = chose one of two visits to a household
journal-settle_conflict = settled a value that both sides had changed
journal-open_register = opened the register
journal-import_register = imported { $households } households from a file, filled in { $merged }
journal-undo_import = took back an import of { $households } households
journal-import_columns = remembered what the columns of lists are
