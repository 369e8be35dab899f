### Journal, backup, one person's data.

## The journal
trust-journal-title = Journal
trust-journal-sub = Who opened which file, who changed what. Only added to, never changed or removed.
trust-journal-books = The two books
trust-book-access = Book of files opened
trust-book-change = Book of changes
trust-journal-told = Download as Excel
trust-journal-export = Download for checking (CSV)
trust-journal-checkpoint = Download a signed checkpoint
trust-journal-scope = This account reads only the lines about the villages in its scope, on this page and in the files.
trust-journal-none = There are no lines.
trust-journal-none-next = Ask for less to see more.
trust-journal-no-household = No household has this number or name.
trust-journal-no-household-next = Write the three digits of its number, such as 017, or the head's name; marks are not needed.
trust-journal-older = Older lines
trust-journal-limit = Each line carries the hash of the one before, so changing or removing a line shows. That the last lines were cut off shows only by a checkpoint kept elsewhere: a backup, or a signed checkpoint that was downloaded. Whoever holds both the commune's machine and every checkpoint could still write it anew.
trust-filter-who = Who
trust-filter-anyone = Anyone
trust-filter-household = Household number or head's name
trust-filter-day = Day
trust-filter-clear = Clear
trust-col-line = Line
trust-col-at = At
trust-col-what = What
trust-col-hash = Hash
trust-chain-whole = { $book } is whole: { $n } { $nCount ->
    [one] line
   *[other] lines
}, the last hash is { $hash }.
trust-chain-empty = { $book } has no lines yet.
trust-chain-missing = { $book }: line { $n } is missing. Stop working, leave the machine as it is and call the administrator.
trust-chain-chain = { $book }: line { $n } does not follow from the one before. Stop working, leave the machine as it is and call the administrator.
trust-chain-text = { $book }: line { $n } was changed. Stop working, leave the machine as it is and call the administrator.
trust-checkpoints-met = It bears out { $n } signed { $nCount ->
    [one] checkpoint
   *[other] checkpoints
}.
trust-checkpoint-unmet = { $book } no longer has line { $n } as the checkpoint signed at { $at } says. Lines were cut off or replaced. Leave the machine as it is and call the administrator.
trust-checkpoint-replaced = The checkpoint signed at { $at } is of the books before a backup was put back at { $restored }; its lines are in the file set aside then.

## Backups
trust-backup-title = Backup and restore
trust-backup-sub = Copies the commune's whole book into one file while everyone goes on working.
trust-backup-make = Back up now
trust-backup-never = Nothing was ever backed up. If the machine fails everything is lost but what is still on the village heads' phones.
trust-backup-old = The last backup is { $days } days old. Press “Back up now”, then take the file elsewhere.
trust-backup-none = There are no backups.
trust-backup-none-next = Press “Back up now” for the first one.
trust-col-made = Made at
trust-col-reason = Why it is there
trust-col-holds = In the file
trust-col-size = Size
trust-today = today
trust-days-ago = { $nCount ->
    [one] one day ago
   *[other] { $n } days ago
}
trust-reason-backup = someone asked for it
trust-reason-daily = made daily
trust-reason-replaced = replaced by a backup put back
trust-reason-uploaded = brought from elsewhere
trust-backup-holds = { $households } households, { $visits } visits
trust-backup-proved = Opened and checked
trust-megabytes = { $n } MB
trust-download = Download
trust-download-which = Download the backup of { $at }
trust-restore-link = Put back
trust-restore-which = Put back the backup of { $at }
trust-backup-keep-title = Where to keep backups
trust-backup-keep = A copy on this very machine is no help when the machine fails or is gone. Download it, put it on a drive, keep that elsewhere.
trust-backup-secret = The file holds names, identity numbers and the commune's signing key. Whoever has it has everything: lock it away, never send it by social networks.
trust-backup-command = The commands do the same: commune backup, commune restore.
trust-upload-title = A backup from elsewhere
trust-upload-text = Upload the file to look at it. Nothing is replaced until you put it back on the next page.
trust-upload-file = Backup (.db)
trust-upload-button = Upload
trust-fault-not-a-commune = This file is no backup of Sổ Thôn. The commune's book is untouched. Choose another file.
trust-fault-damaged = This file is damaged and cannot be read whole. The commune's book is untouched. Choose another backup.
trust-fault-other-commune = This file is another commune's book ({ $name }), or of another founding. The commune's book is untouched.
trust-fault-newer = A newer version of Sổ Thôn wrote this file. Update Sổ Thôn, then put it back. The commune's book is untouched.
trust-fault-other-tables = This file has tables that Sổ Thôn did not write. The commune's book is untouched. Choose another file.
trust-fault-journal = The journal in this file was changed ({ $book }, line { $n }). The commune's book is untouched. Choose another backup.

## Putting back
trust-back-to-backup = Back to the backups
trust-restore-title = Put a backup back
trust-restore-title-of = Put back the backup of { $at }
trust-restore-as-of = The commune's book goes back to { $at }.
trust-restore-lost-title = What was written after that will no longer be on the commune's machine
trust-restore-lost-nothing = Nothing is lost: nothing was written since.
trust-restore-back-title = What the backup has and the book of today has not
trust-rows-households = { $n } { $nCount ->
    [one] household
   *[other] households
}
trust-rows-visits = { $n } { $nCount ->
    [one] visit
   *[other] visits
}
trust-rows-submissions = { $n } { $nCount ->
    [one] request or follow-up
   *[other] requests and follow-ups
}
trust-rows-household_versions = { $n } { $nCount ->
    [one] change to a household's file
   *[other] changes to households' files
}
trust-rows-record_versions = { $n } { $nCount ->
    [one] act of the office (reviews, meetings, postings, decisions…)
   *[other] acts of the office (reviews, meetings, postings, decisions…)
}
trust-rows-entries = { $n } { $nCount ->
    [one] entry that a phone had sent
   *[other] entries that phones had sent
}
trust-rows-plans = { $n } { $nCount ->
    [one] version of a plan
   *[other] versions of plans
}
trust-restore-phones = { $nCount ->
    [0] The village heads' phones have nothing to send again.
    [one] The village heads' phones still hold the one entry that they had sent, and send it again when they next have coverage. A phone that is lost, or whose app was removed, cannot.
   *[other] The village heads' phones still hold the { $n } entries that they had sent, and send them again when they next have coverage. A phone that is lost, or whose app was removed, cannot.
}
trust-restore-office = What was done on the office's pages after that (reviews, meetings, postings, decisions, imports) has to be done again.
trust-restore-accounts = Accounts and revoked phones stay as they are now. Everyone has to sign in again; unused enrolment codes end.
trust-restore-aside = The book of today is copied to a file of its own before it is replaced, so it can be put back too.
trust-restore-word = RESTORE
trust-restore-type = Type { $word } to agree
trust-restore-wrong-word = That is another word, so nothing was done. Type { $word }.
trust-restore-button = Put this backup back
trust-restore-keep = Keep the book of today
office-done-backed-up = Backed up, opened and checked. Download the file and keep it elsewhere.
office-done-restored = The commune's book was put back. Sign in again to go on.

## One person's data
trust-person-title = One person's data
trust-person-sub = When somebody asks what the commune holds about them, or to have it corrected.
trust-person-search = Name (marks are not needed), or all 12 digits of the identity number
trust-person-find = Find
trust-person-found = People found
trust-person-nobody = Nobody on the register fits.
trust-person-nobody-next = Try a shorter name, such as the given name alone, or look for the head of the household.
trust-person-more = There are more. Add the family name and the middle name.
trust-back-to-person = Find someone else
trust-person-of = Data about { $name }
trust-person-where = Household { $number }, { $village }.
trust-person-json = Download as a file
trust-person-register = On the register
trust-person-name = Full name
trust-person-sex = Sex
trust-person-birth = Born
trust-person-relation = Relation to the head
trust-person-ethnicity = Ethnic group
trust-person-id = Identity number
trust-person-absent = Away and not counted
trust-person-address = The household's address
trust-person-phone = The household's telephone
trust-person-location = Place of the house on the map
trust-person-class = The household is recognised as
trust-person-held = held
trust-person-not-held = not held
trust-person-visit = Visit of { $day }
trust-person-no-visits = There is no visit about this person.
trust-person-opened = Who opened the file
trust-person-opened-note = The last 50 times. That this page was opened has just been written down.
trust-correct-title = Correct on request
trust-correct-text = Goes straight onto the register; the village head's phone gets it with its next exchange. Finalised visits stay as they were written.
trust-correct-birth = Date of birth (such as 02/03/1969) or year
trust-correct-address = The household's address
trust-correct-phone = The household's telephone
trust-correct-reason = What was wrong, and who asked
trust-correct-button = Write the correction
trust-correct-name-wrong = There is no name.
trust-correct-birth-wrong = That is no date of birth. Write it as 02/03/1969, or the year alone.
trust-correct-id-wrong = An identity number has 12 digits, an old one 9. Leave it empty when it is not known.
trust-correct-phone-wrong = A telephone number has 10 digits and begins with 0. Leave it empty when there is none.
trust-correct-reason-wrong = Write what was wrong and who asked for the correction.
trust-correct-nothing = Nothing differs from the register. Change what is wrong, then write it.
trust-correct-stale = Someone else has just changed this household. What you typed is still here below: look it over, then write it again.
office-done-person-corrected = The correction is written. The village head's phone gets it with its next exchange.
trust-law-title = What the law says
trust-law-rights = The law on personal data 91/2025/QH15 and decree 356/2025/NĐ-CP, in force since 1 January 2026: people may see what is held about them, have it corrected, and have it deleted where the law does not require it kept.
trust-law-kept = Results of reviews, minutes of meetings, postings and decisions are records of the commune and kept; here they can be corrected and not deleted.
trust-law-certainty = Unconfirmed: whether health, ethnic group and place are sensitive data, and for how many years records of a review must be kept. The program treats all three as sensitive and deletes nothing. Ask the justice office before you answer a request to delete.

## Too large, too often
office-too-large-title = The file or form is too large
office-too-large-text = Nothing was written. Choose a smaller file, or do it in parts.
office-too-often-title = That was done many times in a row
office-too-often-text = It takes much of the machine, so it has to wait. Press again in a minute; nothing is lost.

## Command line
cli-served-already = Sổ Thôn is running on this folder. Stop it there, or choose another folder.
cli-backup-exists = There is a file { $file } already. Choose another name; the old file is untouched.
cli-backup-made = Backed up to { $file }, opened and checked.
cli-backup-holds = The book of { $commune }: { $households } households, { $visits } visits; last written at { $at }.
cli-restore-served = The commune is being served. Stop it first, or use the button on the page for backups.
cli-restore-lost = Will no longer be on the commune's machine: { $what }.
cli-restore-ask = Nothing was replaced. Add --yes to put this copy back.
cli-restored = The commune's book was put back.
cli-restored-aside = What it replaced is in { $file }.
cli-restored-phones = The village heads' phones send again what is missing. Everyone has to sign in again.
cli-verify-no-checkpoint = The file { $file } holds no checkpoint.
cli-verify-forged = { $n } { $nCount ->
    [one] checkpoint was
   *[other] checkpoints were
} not signed by the commune.
