### Main screens

app-name = Sổ Thôn
sample-tag = Sample data
sample-note = The names and figures in this book are made up for practice. They are no real household's.
back = Back
close = Close
cancel = Cancel
save = Save
edit = Edit
undo = Undo
undone = It is as it was before.
try-again = Try again
restart = Start again
opening = Opening
yes = Yes
no = No
call-commune = Call the commune
device-name = The village head's phone

nav-label = Main places
nav-today = Today
nav-households = Households
nav-progress = Progress
nav-outbox = Outbox
nav-outbox-count = { $n ->
    [one] { $count } entry
   *[other] { $count } entries
}
nav-settings = Settings

person-man = Mr { $name }
person-woman = Ms { $name }
person-man-within = Mr { $name }
person-woman-within = Ms { $name }
village-name = { $name } village
village-choose = Choose the village
birth-unknown = year of birth not known


weekday-mon = Monday
weekday-tue = Tuesday
weekday-wed = Wednesday
weekday-thu = Thursday
weekday-fri = Friday
weekday-sat = Saturday
weekday-sun = Sunday
weekday-and-date = { $weekday }, { $date }

## Sync

line-offline = No signal.
line-offline-rest = { "" } Work as usual, the phone keeps everything.
line-waiting = { $n ->
    [one] { $count } entry to send
   *[other] { $count } entries to send
}
line-waiting-rest = , safe on the phone. They go by themselves when there is signal.
line-sending = Sending entry { $at } of { $of }.
line-receiving = Receiving the book from the commune.
line-comparing = Comparing figures with the commune.
line-go-on = { "" } Work goes on.
line-done = All sent at { $at }.
line-agreed = { "" } Figures agree with the commune.
line-differs = The phone's figures differ from the commune's.
line-differs-rest = { "" } Press to load the village's book again.
line-differs-text = Press “Load the village's book again”; entries not sent yet stay as they are.
line-pull-all = Load the village's book again
line-stopped = Sending has stopped, the commune must help.

## Enrolment

enrol-sub = The village's book of the poverty review
enrol-title = Enter the commune's code
enrol-text = The code is on the paper from the commune and has 8 digits. This is done once, and needs a signal.
enrol-code-label = Enrolment code, 8 digits
enrol-code-missing = { $n ->
    [one] { $count } digit is missing.
   *[other] { $count } digits are missing.
}
enrol-code-full = All 8 digits are there. Press “Get the village's book”.
enrol-act = Get the village's book
enrol-asking = Asking the commune…
enrol-asking-hint = Asking the commune, please wait a moment.
enrol-server = The commune's address
enrol-server-hint = It is on the paper, under the code. Pasting the whole link here works too.
enrol-server-wrong = Write the commune's address just as it is on the paper.
enrol-note = A code works once and expires. When it is not taken, ask the commune for a new one.
enrol-wrong = There is no such code.
enrol-wrong-text = Look at the 8 digits on the paper and type them again. If it still fails, ask the commune for a new code.
enrol-used = This code was used already.
enrol-used-text = Ask the commune for a new code and type it here.
enrol-expired = This code has expired.
enrol-expired-text = Ask the commune for a new code and type it here.
enrol-busy = The commune's server is busy.
enrol-busy-text = Wait a minute and press again. The code is still good.
enrol-version = This version of Sổ Thôn is too old.
enrol-version-text = Update Sổ Thôn and type the code again. The code is still good.
enrol-refused = The commune did not take it.
enrol-refused-text = Type the code again. If it still fails, call the commune.
enrol-no-signal = The commune could not be reached.
enrol-no-signal-text = Go where there is signal and press again. The code is still good.
enrol-not-a-commune = This address is not a commune's.
enrol-not-a-commune-text = Look at the address on the paper and type it again. The code is still good.
enrol-store = The phone could not save.
enrol-store-text = Its storage may be full. Delete some photos or films and press again. The code is still good.
first-pull-title = Loading the village's book
first-pull-count = { $n ->
    [0] If the signal goes, the phone goes on later.
    [one] { $count } household so far.
   *[other] { $count } households so far.
}
first-pull-waits = Waiting for signal.

## Today

today-target-title = Fewer poor households in { $year }
today-target-of = / { $target } households
today-households-unit = households
target-proposed = A proposed target, not confirmed by the commune.
target-none = The village has no usable target yet.
target-recognised = { $n ->
   *[other] { $count } recognised
}
target-surveyed = { $n ->
   *[other] { $count } reviewed only
}
target-open = { $n ->
   *[other] { $count } to go
}
target-spoken = Target { $target } households: { $recognised } recognised by the commune, { $surveyed } found by the review only, { $open } to go
today-todo = To visit
today-reviewed = { $done } of { $all } visited
today-reviewed-deadline = { $done } of { $all } visited, by { $day }
today-returned = Sent back by the commune, to be mended
today-draft = A form is begun
today-visit-poor = Poor, no. { $number }, not visited
today-visit-near = Near-poor, no. { $number }, not visited
today-visit-other = No. { $number }, not visited
today-nothing = No household is left to visit today
today-all-visited = Every household of the review has been visited
today-remaining = { $n ->
    [one] { $count } household is left before { $day }.
   *[other] { $count } households are left before { $day }.
}
today-choose = Choose a household

## Households

households-sum = { $n ->
    [one] { $households } household, { $people } people
   *[other] { $households } households, { $people } people
}
search-label = Find a household, without marks is fine
search-placeholder = Name or number
search-clear = Clear the search
search-hint = Typing without marks is fine.
filter-label = Filter
filter-all = All
filter-poor = Poor { $count }
filter-near_poor = Near-poor { $count }
filter-average_living_standard = Average { $count }
filter-not_poor = Not poor { $count }
filter-undetermined = Not determined { $count }
filter-not-visited = Not visited { $count }
filter-draft = Form begun
households-found = { $n ->
    [one] { $count } household found.
   *[other] { $count } households found.
}
households-none = There is no household here
households-none-named = Nobody named “{ $name }” is found
households-none-hint = Try fewer letters, or show all.
households-show-all = Show all
household-add = Add
household-number-for-reader = household number
row-returned = sent back
row-draft = form begun
row-missing-b1 = B1 is missing
row-visited = visited { $day }

## A household

household-title = Household
household-line = Household { $number }
household-line-group = Household { $number } · { $group }
household-not-found = This household is no longer in the book
household-not-found-hint = It may have moved to another village.
household-call = Call the household
visit-start = Start the form
visit-resume = Go on with the form
visit-again = Visit again, new form
class-official = recognised by the commune
class-official-none = not classed by the commune yet
class-official-since = recognised by the commune { $date }
class-surveyed-on = reviewed { $date }, not the commune's decision
class-surveyed-recognised = surveyed { $date }, recognised by the commune
class-not-visited = Not visited this year.
presence-present = The household lives in the village.
presence-moved-away = The household has moved away.
presence-merged = The household was merged into another.
presence-died-out = Nobody of the household is left.
people-title = People
people-count = { $n ->
    [one] { $count } person
   *[other] { $count } people
}
people-caption = Name, relation to the head, year of birth
people-absent = { $name }, away
place-title = Address and telephone
place-pending = changed, to be sent
place-none = not written down
place-edit-title = Change address, telephone
visits-title = Visits
visits-count = { $n ->
    [one] { $count } visit
   *[other] { $count } visits
}
visits-none = No visit is in the book yet.
visit-correction = (correction)
row-draft-title = A form is begun
saved-at = Saved on the phone at { $at }
sent-waiting = to be sent
sent-at-commune = the commune has it
sent-refused = sent back
household-saved = Saved on the phone.
household-added = The household is in the book. Press “Start the form” to go on.

household-new-title = Add a household
household-new-sub = Not in the book yet
household-new-save = Add to the book
field-head-name = Name of the head
field-name-wrong = Write the name of the head.
field-sex = Is the head a man or a woman?
field-sex-wrong = Choose man or woman.
field-birth = When was the head born?
field-birth-hint = If only the year is known, write the year: 1969. Otherwise 12/11/1969.
field-birth-wrong = Write the year with four digits, such as 1969. It cannot be in the future.
field-address = Address
field-address-hint = Hamlet, area, or a place that is easy to find.
field-phone = Telephone
field-phone-hint = Leave it empty when there is none.
field-phone-wrong = A telephone number has 10 digits and begins with 03, 05, 07, 08 or 09.
field-how = Where does the household come from?
field-how-wrong = Choose one.
how-new = Not in the book until now
how-split = Split from another household
how-moved_in = Moved here from elsewhere

## Both sides changed

conflict-title = The commune changed it too: { $field }.
conflict-text = Choose the right one. Until then the book uses the commune's, and the phone's is kept.
conflict-commune = The commune's
conflict-mine = The phone's
conflict-settled = Settled.
field-of-member = { $field } of { $name }
field-someone = someone in the household
field-facts = something from the register
field-other = something in the book
field-within-address = address
field-within-phone = telephone
field-within-number = household number
field-within-location = place of the house
field-within-arrival = how the household came
field-within-presence = whether the household lives here
field-within-members = the list of people
field-within-name = name
field-within-relation = relation to the head
field-within-sex = sex
field-within-birth = year of birth
field-within-ethnicity = ethnic group
field-within-absent = being away
field-within-id = this person
value-none = empty
value-other = what was written
value-female = Woman
value-male = Man
sex-female = Woman
sex-male = Man
value-head = head
value-spouse = wife, husband
value-child = child
value-child_in_law = daughter- or son-in-law
value-parent = parent
value-grandparent = grandparent
value-grandchild = grandchild
value-sibling = brother, sister

## Outbox

outbox-waiting = { $n ->
    [0] Nothing to send
   *[other] { $count } to send
}
outbox-attention = { $n ->
   *[other] { $count } to look at
}
outbox-mend-reason = The commune sent the earlier form back.
outbox-waiting-title = To be sent
outbox-waiting-note = by itself, when there is signal
outbox-empty = Nothing is to be sent
outbox-empty-text = Each finished form comes here and goes to the commune by itself.
outbox-send-now = Send now
outbox-ask-now = Ask the commune for news
outbox-refused = The commune sent back { $what }
outbox-field = To be mended: { $field }.
outbox-others-go-on = Other entries are sent all the same.
outbox-mend = Mend this answer
outbox-mend-visit = Open the form to mend it
outbox-open-household = Open the household
outbox-dismiss = Put this away
item-visit = Form of { $head }
item-visit-within = the form of { $head }
item-household = Change to household { $head }
item-household-within = the change to household { $head }
item-other = Entry of household { $head }
item-other-within = an entry of household { $head }
item-sub = entry { $seq } · written { $at }
receipts-title = Receipts of the commune
receipts-none = No receipt yet.
receipt-row = { $n ->
    [one] The commune has { $count } entry
   *[other] The commune has { $count } entries
}
receipt-signed-at = signed { $at }
receipt-refused = { $n ->
   *[other] { $count } sent back
}
receipt-agreed = figures agree
receipt-code-word = Code
receipt-title = Receipt
receipt-not-found = This receipt is not on the phone
receipt-received = Received by the commune
receipt-up-to = Everything kept up to entry
receipt-figures = Figures against the commune's
receipt-figures-agreed = agree
receipt-figures-differ = differ, see Outbox
receipt-figures-not-compared = not compared this time
receipt-batch = Number of the batch
receipt-key = The commune's signing key
receipt-qr-title = Code for the commune to check
receipt-qr-label = QR code of the receipt
receipt-qr-text = Show this code at the commune: it finds its copy of the receipt and checks the signature.
receipt-entries = Entries of the receipt
receipt-entries-count = { $n ->
    [one] { $count } entry
   *[other] { $count } entries
}
receipt-entry = Entry { $seq }
receipt-entry-of = Entry { $seq }, household { $head }
outcome-accepted = taken
outcome-duplicate = was there already
outcome-merged = taken, together with the commune's change
outcome-conflict = taken, with a field both sides had changed
outcome-refused = sent back. { $why }

## Settings

settings-text = Text size
settings-text-100 = Medium
settings-text-150 = Large
settings-text-200 = Very large
settings-theme = Screen
settings-theme-light = Light
settings-theme-dark = Dark
settings-theme-auto = As the phone
settings-language = Language
settings-language-vi = Tiếng Việt
settings-language-en = English
about-title = About this book
about-version = Version of Sổ Thôn
standard-nd07-2021 = Decree 07/2021/NĐ-CP
standard-nd351-2025 = Decree 351/2025/NĐ-CP
about-standard = Standard in use
about-commune = Commune
about-villages = Village
about-households = On the phone
about-households-count = { $n ->
    [one] { $count } household
   *[other] { $count } households
}
about-device = Number of the phone
about-server = The commune's address

## Errors

trouble-title = This part could not be opened.
lost-title = There is no such page

### Phiếu, kết quả, tiến độ

answer-yes = Yes
answer-no = No
answer-unknown = Not known
answer-none = None of these

age = { $years } years old
age-under-one = under 1 year old

typed-not-a-number = Write a number here, such as 8,5 or 1.500.000. What was typed is still here.
typed-not-whole = Write a whole number here, without decimals.
typed-too-fine = Write at most two digits after the comma.
typed-separators = Dots and commas do not fit. For example: 1.500.000 or 8,5.
typed-too-large = This number is too large. Please look again.
typed-not-a-date = Write the year of birth, such as 1969, or the date, such as 02/03/1969.
typed-not-a-day = Write the day, month and year, such as 12/11/2026.
typed-out-of-range = The number must be from { $min } to { $max }.
typed-too-small = The number must be { $min } or more.
typed-too-great = The number must be { $max } or less.
typed-out-of-place = This number does not fit the question. Please look again.
typed-date-example = 1969 or 02/03/1969
typed-read-as = Understood as { $value }

visit-part = part { $at } of { $of }
visit-close-label = Leave, the form is kept
visit-back = Part before
visit-back-short = Back
visit-next = Next part
visit-next-short = Next
visit-next-people = Everyone is here, go on
visit-to-result = See the result
visit-to-result-short = Result
visit-last-time = Last time:
visit-still-so = Still so
visit-repeat-section = { $n ->
    [1] 1 question left: as last time
   *[other] Whole part as last time ({ $count } questions)
}
visit-all-yes = All { $count }: yes
visit-all-no = All { $count }: no
visit-all-same = Everyone as last time
visit-answered-many = { $n ->
    [1] 1 question answered.
   *[other] { $count } questions answered.
}
visit-keep = Keep it
visit-change = Correct it
visit-change-to-yes = Change to Yes
visit-change-to-no = Change to No
visit-not-answered = Not answered
visit-choose-again = This answer no longer fits. Please choose again.
visit-saves-itself = Each answer is saved at once.
visit-saves-itself-short = Saves itself
visit-saved-at-short = Saved { $time }
visit-not-saved-short = Not saved
visit-saving = Saving…
visit-saved-at = Saved on the phone at { $time }
visit-not-saved = The last answer is not saved
visit-earlier-safe = Earlier answers are still on the phone.
visit-save-again = Save again
visit-discard = Throw this form away
visit-discard-ask = Throw away the form of { $name }?
visit-discard-what = The answers in this form will be gone. The register and earlier forms stay as they are.
visit-discard-yes = Throw away
visit-discard-no = Keep the form
visit-discarded = The form was thrown away.
visit-gone-title = This form is no longer open
visit-gone-text = It was finished or thrown away. Open the household to see its finished forms.
visit-gone-act = To the households
visit-old-title = This version of Sổ Thôn does not have that questionnaire
visit-old-text = The form is still on the phone. Update Sổ Thôn, then open it again.

roster-title = People of the household
roster-hint = Ask about each person. Tap a name to correct it, or to say that the person is away.
roster-count = { $n ->
    [1] 1 person
   *[other] { $count } people
}
roster-count-away = { $count } people, { $away } away
roster-add = Add a person
roster-add-hint = newly born, moved in, or missing in the register
roster-nameless = No name yet
roster-about = { $relation }, { $age }, born { $birth }
roster-away = Not counted: { $reason }
roster-edit = Correct
roster-remove-label = Take { $name } off the household
roster-removed = { $name } was taken off the household.
roster-correct = Correct it
roster-head-changed = The head was { $name }. Look again at how { $name } is related to the new head.

member-add = Add a person
member-edit = Correct a person
member-name = Full name
member-birth = Year or date of birth
member-birth-hint = Such as 1969 or 02/03/1969. Leave it empty when not known.
member-relation = Relation to the head
member-sex = Man or woman?
member-ethnicity = Ethnic group
member-ethnicity-other = Another ethnic group
member-counts = Living with the household now?
member-here = Lives here
member-absent = Away, not counted
member-absent-work = Working away for over 6 months
member-absent-study = Studying away for over 6 months
member-absent-married = Has a household of their own
member-absent-hint = Someone away for over 6 months who shares no income is not counted.
member-reason = Reason
member-done = Done
member-cancel = Leave it
member-not-yet = Something is not right yet
member-no-name = Write the full name.
member-long-name = The name is too long: at most 100 letters.
member-odd-name = A name has no digits.
member-no-reason = Write or choose the reason.
member-no-relation = Choose the relation to the head.
member-no-sex = Choose man or woman.
member-birth-future = This year has not come yet.
member-birth-old = That is over 120 years old. Please look again.

summary-title = Before finishing
summary-open = { $n ->
    [1] 1 thing is open, so the form cannot be finished yet
   *[other] { $count } things are open, so the form cannot be finished yet
}
summary-open-next = Tap a line to go to the very place.
summary-complete = Everything is answered
summary-complete-next = See the result, then finish the form.
summary-section-open = { $n ->
   *[other] { $count } open
}
summary-first = To the first one
summary-preview = Preview

result-title = Result of the review
result-title-short = Result
result-back-label = Back to the form
result-not-decision = not the commune's decision yet
result-recognised = recognised by the commune on { $date }
result-preview = The form is not finished
result-final = Form finished on { $date }
result-b1 = B1 income:
result-b1-line = poor: up to { $line }
result-b1-spoken = B1 is { $value }, the line is { $line }
result-b1-none = B1 income: none yet
result-income = Income a person a month:
result-income-line = poor: up to { $line } đồng
result-income-spoken = Income { $value } đồng a person a month, the line is { $line } đồng
result-dong = { $value } đồng
result-b2 = B2 deprivation:
result-b2-range = { $min } to { $max }
result-b2-line = poor: from { $line }
result-b2-spoken = { $lacking } of { $total } indicators lacking, { $unknown } not known
result-why = Why
result-why-note = { $lacking } of { $total } lacking
result-why-note-last = { $lacking } of { $total } lacking, last time { $last }
result-unknown = Not known yet
result-unknown-note = { $n ->
    [1] 1 indicator
   *[other] { $count } indicators
}
result-fine = Not lacking
result-fine-note = { $n ->
    [1] 1 indicator
   *[other] { $count } indicators
}
result-nothing-lacking = No indicator is seen to be lacking.
result-outcome-unknown = not known
result-outcome-fine = fine
result-missing = Still needed to decide the class
result-changes = What would change it
result-source = By { $standard }, version { $version }, { $area }.
result-unconfirmed = Not yet checked against the text of the law: indicators { $numbers }; and { $settings } further readings of the standard.
result-area-rural = rural area
result-area-urban = urban area
result-read = Read aloud
result-stop = Stop reading
result-finalise = Finish the form
result-later = Keep it, finish later
result-finalising = Finishing…
result-open = { $n ->
    [1] 1 thing is open, so the form cannot be finished yet.
   *[other] { $count } things are open, so the form cannot be finished yet.
}
result-open-act = To what is open
result-failed = The form could not be finished
result-failed-safe = The form is still on the phone with every answer.

done-title = Form finished
done-saved = The form of { $name } was saved on the phone at { $time }.
done-pending = It waits to be sent to the commune. It goes by itself when there is a signal.
done-sent = The commune has this form.
done-next = Visit the next household
done-next-name = Next household: { $name }
done-result = See the result again
done-today = Back to today

reasons-title = Finished form
reasons-sent = The commune has this form.
reasons-waiting = The form is on the phone and waits to be sent.
reasons-refused = The commune sent this form back. See Outbox.
reasons-corrects = This form corrects an earlier one.
reasons-superseded = A later form takes the place of this one.
reasons-answers = Answers
reasons-history = Visits
reasons-correct = Correct this form
reasons-correct-hint = Asks why, and opens a new form that has these answers in it. The old form stays in the book.
reasons-kept = Asked again and kept: { $question }
reasons-no-answer = not asked
reasons-for-household = Whole household

progress-title = Progress { $year }
progress-sub-poor = { $village }, poor households
progress-sub-near = { $village }, near-poor households
progress-tab-poor = Poor
progress-tab-near = Near-poor
progress-count-households = Count households
progress-count-people = Count people
progress-list-label = Choose the list
progress-count-label = How to count
progress-fell = The review finds { $surveyed } fewer; { $recognised }.
progress-rose = The review finds { $surveyed } more; { $recognised }.
progress-same = The review finds no fewer; { $recognised }.
progress-recognised-fell = the commune recognises { $count } fewer
progress-recognised-rose = the commune recognises { $count } more
progress-recognised-same = the commune recognises no change yet
progress-to-go = { $n ->
   *[other] { $count } more to reach { $target }.
}
progress-reached = The review reaches the target of { $target }.
progress-reached-over = The review is beyond the target of { $target }.
progress-recognised-reached = The commune has recognised the whole target of { $target }.
progress-no-target = The village has no usable target: the commune's plan still waits to be confirmed.
progress-no-plan = The phone has no plan of the commune yet.
progress-zero-target = The village's target is 0 households.
progress-proposed = Proposed target, not confirmed by the commune.
progress-agreed = Figures agree with the commune, at { $time }.
progress-differs = The phone's figures differ from the commune's. See Outbox.
progress-empty = The village's book has no household yet
progress-empty-text = Connect once to fetch the village's book to the phone.
progress-unit-people = The columns count people in households.

ledger-title = Movement this year
ledger-hint = Tap a line to see names
ledger-surveyed = Review
ledger-recognised = Commune
ledger-poor-1 = (1) Poor at the start
ledger-poor-2 = (2) To near-poor
ledger-poor-3 = (3) Above near-poor
ledger-poor-4 = (4) Other decrease
ledger-poor-5 = (5) From near-poor
ledger-poor-6 = (6) Poor again
ledger-poor-7 = (7) Newly poor
ledger-poor-8 = (8) Other increase
ledger-poor-9 = (9) Poor now
ledger-near-1 = (1) Near-poor at the start
ledger-near-2 = (2) To poor
ledger-near-3 = (3) Above near-poor
ledger-near-4 = (4) Other decrease
ledger-near-5 = (5) From poor
ledger-near-6 = (6) Near-poor again
ledger-near-7 = (7) Newly near-poor
ledger-near-8 = (8) Other increase
ledger-near-9 = (9) Near-poor now
ledger-household = { $name }, household { $number }
ledger-only-surveyed = by the review, not recognised yet
ledger-only-recognised = recognised, the review says otherwise

progress-indicators = What poor households lack
progress-indicators-none = No poor household visited yet.
progress-households = { $n ->
    [1] 1 household
   *[other] { $count } households
}
progress-to-visit = Still to visit
progress-to-visit-note = { $done }/{ $all } visited
progress-to-visit-none = All poor and near-poor households are visited.
progress-to-visit-more = { $n ->
   *[other] and { $count } more
}
