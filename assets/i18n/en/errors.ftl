### Errors in words: what happened, whether the data is safe, what to do

## Answers of the commune (code-)

code-malformed = The commune could not read this entry. It is safe on the phone; update Sổ Thôn and send again.
code-too_large = This was too much at once. Everything is safe on the phone, which sends it again in smaller parts.
code-unknown_version = This version of Sổ Thôn is too old. Everything is safe on the phone; update and send again.
code-unknown_device = The commune does not know this phone. Everything is safe on the phone; call the commune to enrol again.
code-revoked = The commune has stopped this phone. Everything is safe on the phone; call the commune.
code-bad_signature = This phone's signature does not fit. Everything is safe on the phone; call the commune to enrol again.
code-unknown_enrolment_code = There is no such code. Look at the 8 digits on the paper and type them again.
code-used_enrolment_code = This code was used already. Ask the commune for a new one.
code-expired_enrolment_code = This code has expired. Ask the commune for a new one.
code-gap = The commune lacks some earlier entries. Everything is safe on the phone, which sends them again.
code-fork = The commune has another entry of the same number. Everything is safe on the phone; call the commune.
code-bad_hash = This entry no longer fits the log of this phone. Everything is safe on the phone; ask the commune office for help.
code-unknown_kind = The commune does not use this kind of entry yet. It is safe on the phone; ask the commune.
code-bad_body = The commune could not read this entry. It is safe on the phone; ask the commune.
code-unknown_household = The commune does not have this household. The entry is safe on the phone; ask the commune.
code-other_village = This household belongs to another village. The entry is safe on the phone; ask the commune.
code-unknown_questionnaire = The commune does not use this form yet. It is safe on the phone; ask the commune.
code-unknown_standard = The commune does not use this standard yet. The form is safe on the phone; ask the commune.
code-unknown_points = The commune does not have the points table that this form uses. The form is safe on the phone; send again after fetching, or call the office.
code-points_differ = The commune adds the B1 points up differently. The form is safe on the phone; open it, look at each item again and finish it.
code-classification_differs = The commune computes another result. The form is safe on the phone; open it, look at the answers again and finish it.
code-incomplete = Something in the form is not answered or wrong. It is safe on the phone; open it, mend it and finish it.
code-visit_exists = The commune has this form with other content. It is safe on the phone; ask the commune.
code-record_exists = The commune has these minutes or this objection with other content. It is safe on the phone; ask the commune.
code-period_locked = The chairman has decided this year and closed it. The form is safe on the phone; ask the commune to open it again if needed.
code-unknown_base_version = The phone's book differs from the commune's at this household. The entry is safe on the phone; load the village's book again and change it again.
code-bad_cursor = The village's book must be loaded again. Entries not sent yet stay as they are.
code-busy = The commune's server is busy. Everything is safe on the phone, which sends it again.
code-unavailable = The commune's server is resting. Everything is safe on the phone, which sends it again.
code-other = The commune sent it back for a new reason. It is safe on the phone; update Sổ Thôn or ask the commune.

## Sync (sync-)

sync-not_enrolled = The phone does not have the village's book yet. Enter the commune's code.
sync-offline = The commune could not be reached. All work is safe and goes on when there is signal.
sync-timeout = The commune did not answer in time. All work is safe; the phone tries again.
sync-bad_answer = It was not the commune that answered. This network may be asking for a login. All work is safe.
sync-forged_receipt = The receipt does not carry the commune's signature, so the phone did not take it. All work is safe; call the commune.
sync-bad_address = The commune's address is not right. All work is safe; call the commune.

## The book on the phone (store-)

store-disk_full = The phone's storage is full. Forms already written are safe. Delete photos or films outside Sổ Thôn and do it again.
store-locked = The book is open in another window. Close that window and try again.
store-wrong_key = The phone's key does not open the book. Call the commune.
store-newer_schema = A newer version of Sổ Thôn wrote the book. Update Sổ Thôn and open it again; the book is whole.
store-corrupt = The book on the phone is damaged in one place. Call the commune; forms already sent are kept there.
store-not_found = This is no longer in the book.
store-invalid = This cannot be done now. Nothing in the book has changed.
store-invalid-not_enrolled = The phone does not have the village's book yet. Enter the commune's code.
store-invalid-other_commune = This phone holds another commune's book.
store-invalid-other_village = This household is in a village that is not on this phone. Nothing was changed.
store-invalid-year_closed = The commune has closed the year of this form, so it cannot be finalised now. The form stays on the phone; finalise it once the new year's plan has come.
store-invalid-another_draft = Another visit to this household is already open. Finish or discard it first.
store-open = Something is still open, so the form cannot be finished.
store-gone = Sổ Thôn has stopped. Forms already written are safe. Start Sổ Thôn again.
store-other = It did not work. Forms already written are safe. Try again; if it still fails, start Sổ Thôn again.

## Opening (platform-)

platform-open_elsewhere-title = The book is open in another window
platform-open_elsewhere-text = It can be open in one place at a time. Close the other window and press “Try again”. The book is whole.
platform-unsupported-title = This browser cannot keep the book
platform-unsupported-text = Open it with a recent Chrome, Edge or Safari, and not in private mode.
platform-key_lost-title = The key of the book is gone
platform-key_lost-text = Without it the book on this phone cannot be read. Call the commune to enrol again; forms already sent are kept there.
platform-newer_schema-title = This version of Sổ Thôn is too old
platform-newer_schema-text = A newer version wrote the book. Update Sổ Thôn and open it again. The book is whole.
platform-storage_full-title = The phone's storage is full
platform-storage_full-text = Forms already written are safe. Delete photos or films outside Sổ Thôn and press “Try again”.
platform-stopped-title = Sổ Thôn has stopped
platform-stopped-text = Forms already written are safe on the phone. Press to start again.
platform-failed-title = The book could not be opened
platform-failed-text = The book is still on the phone. Press “Try again”; if it still fails, restart the phone.
