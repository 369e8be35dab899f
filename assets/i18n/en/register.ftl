### The register: changes in a household, needs, tasks, history

## Days, notes

day-today = Today
day-yesterday = Yesterday
day-tomorrow = Tomorrow
day-in-week = In a week
day-in-month = In a month
day-example = such as 12/11/2026
day-pick-label = Pick on the calendar: { $name }
day-missing = Write the day, such as 12/11/2026.
day-not-a-day = Write day, month and year, such as 12/11/2026.
day-future = This day has not come yet. Write the day it happened.
day-past = This day has passed. Write today or later.
overdue-days = { $n ->
    [one] overdue by { $count } day
   *[other] overdue by { $count } days
}
reason-common = Common reasons
note-count = { $length } of { $most } letters.
note-long = Too long by { $over } letters. At most { $most } letters; what was written is still here.

## Changes in the household

acts-title = Changes in the household
acts-hint = Someone came, left or died; the household splits or joins another
acts-people = One person
acts-household = The whole household
acts-gone = This household is no longer in the village
acts-gone-hint = If that was a mistake, go to the household's page, “Visits”, and press “Undo” at that change.
acts-mistake = Only written wrongly
acts-correct = Correct names, births
acts-correct-hint = The people are the same, the book is not right.

act-joins = Someone came
act-joins-hint = Newly born, married in, or back for good.
act-leaves = Someone moved away
act-leaves-hint = One person lives elsewhere for good. Working away and coming back does not belong here.
act-dies = Someone died
act-dies-hint = One person of the household has died.
act-head = Another head
act-head-hint = Somebody else of the household becomes its head.
act-split = Split the household
act-split-hint = Some people live on their own now: a new household in the village.
act-merge = Join another household
act-merge-hint = The whole household lives with another one of the village.
act-away = The household moved away
act-away-hint = The whole household lives elsewhere for good.
act-out = Nobody is left
act-out-hint = The last person of the household has died.

act-do-joins = Record the person
act-do-leaves = Record the move
act-do-dies = Record the death
act-do-head = Change the head
act-do-split = Split
act-do-merge = Join
act-do-away = Record the move
act-do-out = Record it

act-done-joins = The newcomer is recorded.
act-done-leaves = The move is recorded.
act-done-dies = The death is recorded.
act-done-head = The head is changed.
act-done-split = The household is split.
act-done-merge = The household has joined the other.
act-done-away = The household's move is recorded.
act-done-out = It is recorded that nobody is left.
act-undo-reason = Recorded by mistake, taken back

act-who-leaves = Who moved away?
act-who-dies = Who died?
act-who-head = Who is the new head?
act-who-split = Who lives on their own now?
act-who-split-hint = The head stays. If the head is the one who goes, change the head first.
act-head-new = Who is the new head?
act-head-split = Who is the head of the new household?
act-relations = What are they to { $name }?
act-relations-head = What are they to the new head?
act-relations-hint = The phone guesses. Choose again where it is not right.
act-how = How did they come?
joined-born = Newly born
joined-married = Married in
joined-returned = Came back
joined-other = Another way
act-into = Which household do they join?
act-into-search = Find a household; marks are not needed
act-into-hint = Type a name or a household number.
act-into-none = No household found. Try fewer letters.
act-into-other = Choose another
act-no-household = Choose the household that they live with now.
act-no-how = Choose one.
act-place = Where to?
act-place-hint = Commune and province. Leave empty if not known.
act-day = On which day?
act-day-hint = The day it happened, not the day it is written.
act-reason = Why?
act-reason-joins-1 = Newly born
act-reason-joins-2 = Married in
act-reason-joins-3 = Back from work elsewhere
act-reason-joins-4 = The book had left them out
act-reason-leaves-1 = Married elsewhere
act-reason-leaves-2 = Moved for work
act-reason-leaves-3 = Lives with children now
act-reason-dies-1 = Old age
act-reason-dies-2 = Illness
act-reason-dies-3 = Accident
act-reason-head-1 = The old head is old and weak
act-reason-head-2 = The old head is away for long
act-reason-head-3 = The family agreed
act-reason-split-1 = A grown child lives on their own
act-reason-split-2 = A couple lives on its own
act-reason-split-3 = The family agreed to split
act-reason-merge-1 = Lives with children now
act-reason-merge-2 = Lives together to care for each other
act-reason-merge-3 = Marriage
act-reason-away-1 = Moved for work
act-reason-away-2 = Back to the home village
act-reason-away-3 = Resettled
act-reason-out-1 = Old age
act-reason-out-2 = Illness
act-too-long = The text is too long. Make it shorter.
act-not-yet = Something is not right yet
act-refused = Not recorded. The book has not changed.

act-figures = What the village's figures become
act-figures-joins = { $name } is added, the household has { $count } people. The number of households stays.
act-figures-less = The household of { $name } has { $count } people left. The number of households stays.
act-figures-head = The new head is { $name }. Households and people of the village stay the same in number.
act-figures-split = The village has one more household, of { $count } people; { $name }'s has { $rest } left. The number of people stays.
act-figures-merge = The village has one household fewer; the { $count } people of this one are in { $name }'s. The number of people stays.
act-figures-gone = The village has one household fewer, and the { $count } people of { $name }'s.
act-figures-listed-more-poor = The new household has the old one's class at the start of the year: poor households rise by 1, in line (8) other rise.
act-figures-listed-more-near_poor = The new household has the old one's class at the start of the year: near-poor households rise by 1, in line (8) other rise.
act-figures-listed-less-poor = Poor households fall by 1, in line (4) other fall.
act-figures-listed-less-near_poor = Near-poor households fall by 1, in line (4) other fall.

act-error-no_household = This household is not in the phone's book. Load the village's book again, then do it again.
act-error-gone = This household is no longer in the village, so nothing can change in it. If that was a mistake, take that change back first.
act-error-no_member = This person is no longer in the household. Open it again and choose another.
act-error-nobody_left = Nobody would be left. If all go, choose “The household moved away” or “Join another household”; if the last one died, choose “Nobody is left”.
act-error-nobody = Choose at least one person.
act-error-no_head = Choose the new head.
act-error-two_heads = The household has a head. Choose another relation, or record “Another head”.
act-error-other_village = The other household is in another village. If all go there, record “The household moved away”.
act-error-same = The two are the same household. Choose another.
act-error-future = This day has not come yet. Write the day it happened.
act-error-no_reason = Write or choose a reason.
act-error-not_undoable = It cannot be taken back any more: the book changed after it. Take back the latest change first.

## People of the household

people-edit-title = Correct each person
people-edit-sub = Name, birth, ethnic group, identity number
people-edit-hint = Press a name to correct what the book has wrong.
people-edit-changes = Did someone come or go?
member-number = Identity number
member-number-hint = 12 digits of the identity card, or 9 of the old one. Leave empty if there is none. Take no photo of papers.
member-ethnicity-hint = Write the group here if it is not above.
id-number-length = An identity number has 12 digits, an old one 9. Look again; it can be saved all the same.
id-number-not_digits = This number has letters or odd signs. Look again; it can be saved all the same.
id-number-sex = By this number the sex is not the one chosen. Look again; it can be saved all the same.
id-number-birth_year = By this number the year of birth is not the one written. Look again; it can be saved all the same.
presence-merged-open = Open the household that it joined
field-location = Place of the house
location-accuracy = recorded, to { $metres } m
location-no-accuracy = recorded, the phone did not say how exactly

## Forms

ways-title = Other forms for this household
way-follow-up = Follow-up visit
way-follow-up-hint = A few questions: work, what is lacking, what was received
way-review-request = Request to be reviewed (form 01)
way-review-request-hint = A household not on the list asks to be looked at
way-leave-request = Request to leave the list (form 04)
way-leave-request-hint = The household finds itself better off and asks for a review
way-begun = Begun, saved at { $at }

## Needs

needs-title = Support needed
needs-count = { $n ->
    [one] { $count } need
   *[other] { $count } needs
}
needs-closed = { $n ->
    [one] { $count } need settled
   *[other] { $count } needs settled
}
needs-village-title = The village's needs
needs-none = No needs are recorded in the village
needs-none-hint = Open a household, “Support needed”, and press “Add a need”.
need-add = Add a need
need-new-title = Add a need
need-title = Support needed
need-gone = The household has no such need
need-proposed = Found lacking by the review
need-proposed-hint = Choose what the household needs.
need-others = Something else
need-what = What does the household need?
need-not-visited = The household was not reviewed this year, so nothing can be proposed.
need-lacks = Lacking: { $name }.
need-owed = { $office }. Source: { $source }.
need-owed-unconfirmed = { $office }, not confirmed as the one in charge. { $source }.
need-office-unconfirmed = { $office }, not confirmed
need-whom = For whom?
need-household = The whole household
need-for = { $need }: { $name }
need-note = In the household's words
need-note-hint = More if needed, such as “asks for 2 goats”.
need-due = Was a day promised?
need-due-hint = Leave empty if nobody promised.
need-save = Record the need
need-saved = The need is recorded.
need-changed = Recorded.
need-none-chosen = Choose one.
need-no-words = Write what the household needs.
need-no-state = Choose one.
need-office = Office in charge
need-office-none = Office not known
need-standing = Where it stands
need-asked = Recorded on
need-indicator = Indicator
need-where = Where does it stand now?
need-received-on = Received on which day?
need-promised-for = Promised for which day?
need-reason-done = The household managed by itself
need-reason-moved = The person moved away
need-reason-mistake = Recorded by mistake
support-needed = Needed
support-needed-hint = Nobody has promised it.
support-promised = Promised
support-promised-hint = Someone promised it, with a day.
support-received = Received
support-received-hint = The household has it.
support-withdrawn = Not needed any more
support-withdrawn-hint = No longer needed, or recorded by mistake.
support-since = waiting since { $day }
support-due = promised for { $day }
support-promised-no-day = promised, no day named
support-received-on = received { $day }
support-withdrawn-on = given up on { $day }: { $reason }
support-unknown = this version of the app cannot read it

need-job = A job
need-care_allowance = Social allowance
need-child_nutrition = Nutrition for a child
need-health_insurance = Health insurance card
need-vocational_training = Vocational training
need-schooling = School
need-house_repair = House repair
need-house_extension = A larger house
need-water = Clean water
need-latrine = A latrine
need-internet = Internet
need-device = A telephone or television
need-waste = Waste treatment
need-loan = A loan
need-seedlings_livestock = Seedlings, livestock
need-farming_know_how = Farming know-how
need-legal_aid = Legal aid
need-electricity = Help with electricity
need-other = Another need

office-construction = Office of Construction, Agriculture and Environment
office-economy = Economic Office
office-culture_society = Office of Culture and Society
office-council_office = Office of the People's Council and Committee
office-public_service_centre = Public Service Centre
office-general_service_centre = General Service Centre
office-health_station = Health station
office-schools = Schools
office-front = Fatherland Front of the commune
office-policy_bank = Social Policy Bank

## Tasks

tasks-title = To do
tasks-count = { $n ->
    [one] { $count } task
   *[other] { $count } tasks
}
tasks-closed = { $n ->
    [one] { $count } task done
   *[other] { $count } tasks done
}
task-next-visit = Visit the household again as arranged.
task-add = Add a task
task-new-title = Add a task
task-what = What is to do?
task-what-hint = For example: fetch the child's birth certificate.
task-when = Before which day?
task-save = Record the task
task-saved = The task is recorded.
task-done = Done
task-done-label = Done: { $name }
task-is-done = One task done.
task-done-on = done { $day }
task-due = before { $day }
task-due-today = due today
task-no-words = Write what is to do.

## Visits and changes

history-replaced = (corrected later)
history-undone = (taken back)
history-corrected-because = Corrected because: { $reason }
history-because = Why: { $reason }
history-undo-label = Undo: { $name }
did-registered = Put on the register
did-moved_in = Moved in
did-moved_in-place = Moved in from { $place }
did-moved_away = The household moved away
did-moved_away-place = The household moved away to { $place }
did-died_out = Nobody is left
did-split_from = Split off another household
did-split_off = { $n ->
    [one] { $count } person split off
   *[other] { $count } people split off
}
did-merged_into = Joined another household
did-merged_from = { $n ->
    [one] { $count } person of another household joined
   *[other] { $count } people of another household joined
}
did-member_died = { $name } died
did-member_left = { $name } moved away
did-member_joined = Someone came
did-head_changed = Another head
did-undone = A change was taken back
did-unknown = A change that this version of the app cannot read

## A new household

step-of = step { $at } of { $of }
step-next = Next
step-back = Back
field-from = Where did they come from?
how-split-title = Is this household part of another one of the village?
how-split-instead = Open the old household, choose “Changes in the household”, then “Split the household”: its people and class are kept right.
how-split-go = To the list of households
new-reason-missed = The book had left them out
new-reason-founded = Newly founded
new-reason-back = Back from far away
new-reason-work = Came for work
new-reason-marriage = Married here
new-reason-home = Back to the home village
household-new-rest = The other people are added in “Changes in the household”, or at the review.
similar-title = May be in the book already
similar-warn = The book has a household like this one
similar-warn-text = Look at the households below. Nothing has been written yet.
similar-this = Is it this one? Press to open
similar-another = Another one, go on
similar-household = { $head }, household { $number }
similar-id_number = the same identity number
similar-name_and_year = the same name and year of birth
similar-phone = the same telephone
similar-head_in_village = the same head in the same village
similar-person = { $name }: { $why }
similar-only = Both have { $why }

## Place

location-hint = Stand before the house and press. The place only puts near houses first; it is never needed.
location-off-hint = To record where the house is, turn on “Place of the phone” in Settings. It is never needed.
location-take = Take the place here
location-forget = Remove the place
here-asking = Looking for the place…
here-ordered = Near houses first; what is urgent stays on top.
here-no-accuracy = Near houses first, but the phone did not say how exactly, so it may be off.
here-again = Look again
locate-denied = The phone does not let Sổ Thôn see its place. To use it, allow it in the phone's settings; it is not needed.
locate-unavailable = The phone does not find its place. Go into the open and press “Look again”, or do without.
locate-timeout = Looking took too long. Go into the open and press “Look again”, or do without.
locate-missing = This device has no place to tell. The list is by household number.
settings-location = Place of the phone
settings-location-off = Do not use
settings-location-on = Use
settings-location-text = Only to put near houses first and to note on a visit where it was made. Never needed; it can be turned off at any time.
settings-location-works = The phone found its place.

## Today: why

needs-village-hint = Who needs what, which office is in charge
today-asks-for-review = Asks to be reviewed, form 01
today-asks-to-leave = Asks to leave the list, form 04
due-by = { $what }, before { $day }
due-today = { $what }, due today
due-overdue = { $what }, { $late }
due-promised-for = Promised: { $what }, for { $day }
due-promised = Promised: { $what }
distance-m = { $metres } m away
distance-km = { $km } km away

## Entries to send, by what was done

item-submission = Form of { $head }'s household
item-submission-within = the form of { $head }'s household
item-act-register = Household added: { $head }
item-act-register-within = the adding of { $head }'s household
item-act-move_in = { $head }'s household moved in
item-act-move_in-within = the moving in of { $head }'s household
item-act-split = Split: { $head }
item-act-split-within = the split of { $head }'s household
item-act-merge = Joined: { $head }
item-act-merge-within = the joining of { $head }'s household
item-act-move_away = { $head }'s household moved away
item-act-move_away-within = the moving away of { $head }'s household
item-act-die_out = Nobody left: { $head }
item-act-die_out-within = the end of { $head }'s household
item-act-member_dies = { $head }'s household, a death
item-act-member_dies-within = a death in { $head }'s household
item-act-member_leaves = { $head }'s household, 1 person fewer
item-act-member_leaves-within = 1 person fewer in { $head }'s household
item-act-member_joins = { $head }'s household, 1 person more
item-act-member_joins-within = 1 person more in { $head }'s household
item-act-change_head = New head: { $head }
item-act-change_head-within = the new head { $head }
item-act-undo = A change taken back, { $head }'s household
item-act-undo-within = a change taken back in { $head }'s household
item-act-members = People corrected, { $head }'s household
item-act-members-within = the corrected people of { $head }'s household
item-act-support = Support needed, { $head }'s household
item-act-support-within = the support needed by { $head }'s household
item-act-task = To do, { $head }'s household
item-act-task-within = what is to do for { $head }'s household

## Both changed: needs, tasks, changes

field-within-id_number = identity number
field-within-due = day promised
field-within-state = state
field-within-words = words
field-support = the need { $name }
field-task = the task { $name }
field-of-record = { $field } of { $record }
field-act = a change in the household
