# The office's pages. Numbers arrive written the Vietnamese way; $nCount and its like are there to choose a plural by.

office-name = Sổ Thôn
office-language-name = English
office-header-commune = People's Committee, { $commune }
office-title = { $page } · Sổ Thôn
office-skip = Skip to content
office-nav = Pages of the office
office-nav-progress = Progress
office-nav-visits = Latest visits
office-nav-plan = Plan
office-nav-devices = Phones
office-nav-review = Review
office-nav-meetings = Meetings
office-nav-postings = Postings
office-nav-decisions = Decisions
office-nav-reports = Reports
office-nav-register = Register
office-nav-more = More
office-sign-out = Sign out
office-role-officer = officer
office-role-chairman = Chairman
office-role-supervisor = supervisor
office-role-village_head = village head
office-role-admin = administrator
office-sample = Sample data
office-to-progress = To Progress
office-to-form = Back to the page of the form
office-back-to-progress = ← Progress of the commune
office-back-to-visits = ← Latest visits
office-back-to-devices = ← Phones

office-weekday-1 = Monday
office-weekday-2 = Tuesday
office-weekday-3 = Wednesday
office-weekday-4 = Thursday
office-weekday-5 = Friday
office-weekday-6 = Saturday
office-weekday-7 = Sunday
office-full-moment = { $hour }:{ $minute }, { $weekday } { $date }

office-b1 = B1 = { $points }
office-b1-missing = no B1 yet
office-declared = income { $dong } đ a person a month
office-b2 = B2 = { $points }
office-b2-range = B2 from { $least } to { $most }

# Signing in
office-sign-in-title = Sign in
office-sign-in-who = For whoever has an account of the commune. Village heads review on their phones; one who was given an account too signs in here to read the book and to write down meetings and objections of their village.
office-sign-in-kept = Your time had run out, so the form was not recorded. What you typed is kept: sign in, then press “Send again”.
office-sign-in-lost = Your time had run out, so the form was not recorded and could not be kept. After signing in you are back on its page.
office-kept-title = The form was not recorded
office-kept-text = At { $at } this form came from a sign-in that had ended, so nothing was changed. Press “Send again” to send just what was typed.
office-kept-button = Send again
office-kept-leave = Do not send; to the page of the form
office-sign-in-name = User name
office-sign-in-password = Password
office-sign-in-button = Sign in
office-sign-in-forgot = Forgot the password? Ask the commune's administrator of Sổ Thôn.
office-sign-in-wrong = Wrong user name or password. Please type them again.
office-sign-in-too-often = Too many tries. Please wait a few minutes.
office-sign-in-failed = The commune's machine is busy. Please try again in a few minutes.
office-done-signed-out = Signed out.
office-done-revoked = The phone is revoked. It can no longer send or receive.
office-done-code-ended = The code is cancelled. No phone can use it any more.
office-done-code-not-ended = A phone used this code, or it had expired, so there is nothing to cancel. If a strange phone used it, revoke that phone in the list.
office-done-code-made-before = This form made its code before, and that code was used or has expired. For another one fill in the form below.
office-done-already-revoked = This phone was revoked before.

# Progress
office-progress-page = Progress
office-progress-title = Poverty reduction in { $year }
office-as-of = Figures at { $at }.
office-no-plan-title = No plan yet
office-no-plan-text = No plan of the year is loaded yet, so there is no target to compare with. Load its table from a file on the page of the plan.
office-plan-findings = The plan of { $year } cannot be used as printed: { $nCount ->
    [one] one figure does
   *[other] { $n } figures do
  } not add up and the commune must correct them
office-plan-confirmed-findings = The plan of { $year } is confirmed; { $n } points still do not add up
office-plan-unconfirmed = The plan of { $year } is not confirmed by the commune
office-all-findings = See all { $n }
office-see-plan = See every line
office-see-proposal = See the proposed split
office-targets-draft-none = Village targets are a draft and are not used. This version states no target of the whole commune either, so there is nothing to compare with: an officer opens “See each line and correct” and writes it under the plan's text.
office-targets-draft = Village targets are a draft and are not used. The commune is compared with the targets in the plan's text.
office-targets-proposed = A proposed split of { $n } households by poor households at the start of the year is used for now. It is a proposal that the commune has not confirmed.
office-targets-proposed-none = Village targets are a proposal that the commune has not confirmed.
office-targets-confirmed = Village targets are confirmed by the commune.
office-split-unconfirmed = Village targets are a proposal that the commune has not confirmed.
office-poor-fall-fall = Surveyed: { $surveyed } fewer poor households; the commune recognised { $recognised }.
office-poor-fall-rise = Surveyed: { $surveyed } fewer poor households; the commune recognised { $recognised } more.
office-poor-rise-fall = Surveyed: { $surveyed } more poor households; the commune recognised { $recognised } fewer.
office-poor-rise-rise = Surveyed: { $surveyed } more poor households; the commune recognised { $recognised } more.
office-target-left = { $left } to go to { $target }.
office-target-met = The target of { $target } is met by the survey.
office-target-none = There is no target to compare with.
office-near-label = Near-poor:
office-near-fall-fall = surveyed { $surveyed } fewer, recognised { $recognised };
office-near-fall-rise = surveyed { $surveyed } fewer, recognised { $recognised } more;
office-near-rise-fall = surveyed { $surveyed } more, recognised { $recognised } fewer;
office-near-rise-rise = surveyed { $surveyed } more, recognised { $recognised } more;
office-near-target = the commune's target is { $target } fewer.
office-near-no-target = the plan has no target yet.
office-near-start = { $start } at the start of the year.
office-near-start-register = { $start } at the start of the year by the register, because the plan leaves it blank.
office-review-label = Review:
office-review-sentence = { $reviewed } of the { $total } poor and near-poor households to review are done.
office-visited-sentence = { $nCount ->
    [one] One household has
   *[other] { $n } households have
  } a visit this year, those off the list included.
office-key-recognised = { $n } recognised
office-key-surveyed = { $n } surveyed only
office-key-left = { $n } to go; the black edge is the target
office-bar-label = Surveyed { $surveyed } fewer, recognised { $recognised }, target { $target }
office-latest-title = Latest visits
office-latest-where = { $village }, received { $at }
office-all-visits = See all visits
office-visits-none = No visits yet.
office-visits-none-next = Give a village head a code on the page Phones. Their visits appear here once the phone has a signal and sends them.

# Table of villages
office-villages-title = { $n } villages, most missing first
office-villages-heat = At the right: of 100 households surveyed as poor, how many lack each indicator
office-heat-scale = Scale, in percent
office-heat-under = under { $least }
office-heat-last = { $least } or more
office-heat-cell = { $householdsCount ->
    [one] one household
   *[other] { $households } households
  }
office-heat-no-poor = no poor households
office-heat-not-reviewed = no poor household surveyed yet
office-heat-few = fewer than 5 poor households, no percentages
office-heat-few-reviewed = fewer than 5 poor households surveyed so far, no percentages
office-col-number = No.
office-col-village = Village
office-col-start = Start of year
office-col-bar = Reduction against target
office-col-ratio = Change / target
office-col-left = To go
office-enough = met
office-no-target = no target set
office-rise = { $n } more
office-whole-commune = Commune
office-own-villages = { $nCount ->
    [1] Village in charge of
   *[other] Villages in charge of
}
office-total-parts = { $recognised } recognised, { $surveyed } surveyed only
office-name-doubtful = Name to be confirmed
office-indicator-short-1 = Work
office-indicator-short-2 = Depen­dants
office-indicator-short-3 = Nutri­tion
office-indicator-short-4 = Health insur­ance
office-indicator-short-5 = Adult educa­tion
office-indicator-short-6 = Chil­dren at school
office-indicator-short-7 = Hous­ing quality
office-indicator-short-8 = Hous­ing area
office-indicator-short-9 = Water
office-indicator-short-10 = La­trine
office-indicator-short-11 = Inter­net use
office-indicator-short-12 = Infor­mation devices

# Village
office-village-name = { $name } village
office-village-name-first = { $name } village
office-village-title = Book of { $village }, { $year }
office-village-sub = { $households } households, { $people } people. { $reviewed } of { $total } poor and near-poor households reviewed.
office-village-visits = Visits of the village
office-ledger-poor = Movement of poor households
office-ledger-near = Movement of near-poor households
office-ledger-no = Col.
office-ledger-what = Movement
office-ledger-surveyed = Surveyed
office-ledger-recognised = Recognised
office-ledger-nobody = nobody
office-ledger-formula = Column 9 = 1 − 2 − 3 − 4 + 5 + 6 + 7 + 8. Surveyed is the village's result; recognised is after the Chairman's decision. Open a line to see the names.
office-ledger-poor-1 = Start of the year
office-ledger-poor-2 = Became near-poor
office-ledger-poor-3 = Rose above near-poor
office-ledger-poor-4 = Other decrease (merged, moved away, died out)
office-ledger-poor-5 = Near-poor became poor
office-ledger-poor-6 = Relapsed
office-ledger-poor-7 = New
office-ledger-poor-8 = Other increase (split off, moved in)
office-ledger-poor-9 = Now
office-ledger-near-1 = Start of the year
office-ledger-near-2 = Became poor
office-ledger-near-3 = Rose above near-poor
office-ledger-near-4 = Other decrease (merged, moved away, died out)
office-ledger-near-5 = Poor became near-poor
office-ledger-near-6 = Relapsed
office-ledger-near-7 = New
office-ledger-near-8 = Other increase (split off, moved in)
office-ledger-near-9 = Now
office-tally = { $households } hh, { $people } people
office-households-title = { $n } households on the register
office-households-none = No household is on this village's register yet.
office-households-none-next = The commune’s officer imports the list of households from an Excel or CSV file.
office-col-household-number = No.
office-col-head = Head
office-col-people = People
office-col-class-start = Start of year
office-col-class-surveyed = Surveyed this year
office-col-class-official = Recognised
office-col-visit = Visit
office-not-surveyed = not visited
office-household-gone = no longer in the village
office-visit-of = visit of { $date }

# Plan
office-plan-page = Plan
office-plan-none-title = Poverty reduction plan
office-plan-title = Poverty reduction plan of { $year }
office-plan-sub = Version { $version }, { $status }. Loaded { $at }.
office-plan-status-draft = a draft
office-plan-status-proposed = a proposed split is used, not confirmed by the commune
office-plan-status-confirmed = confirmed by the commune
office-stated-poor = The plan's text asks for { $n } fewer poor households.
office-stated-poor-rate = The plan's text asks for { $n } fewer poor households ({ $rate }).
office-stated-poor-none = The plan's text states no reduction of poor households.
office-stated-near = Near-poor households: { $n } fewer.
office-stated-near-rate = Near-poor households: { $n } fewer ({ $rate }).
office-stated-near-none = It states no reduction of near-poor households.
office-plan-clean = All figures of the plan add up.
office-findings-title = { $nCount ->
    [one] One point does
   *[other] { $n } points do
  } not add up, worst first
office-finding-rows = See { $nCount ->
    [one] the row
   *[other] { $n } rows
  }
office-finding-row-numbers = Row { $rows } of the annex.
office-split-title = The annex as printed, and the targets used
office-split-title-proposed = The annex as printed, and the proposed split
office-split-method = How it is split: each village takes a share of the commune's target in proportion to its households at the start of the year, rounded by largest remainder, and never more than it has. This is a proposal for the commune to discuss, not a target set.
office-split-near = Near-poor households are split the same way.
office-split-near-register = Near-poor households are split by the register's figures, because the plan leaves them blank.
office-annex-missing = There is no printed annex to show beside it.
office-annex-printed = Annex as printed
office-annex-proposed = Proposed split
office-annex-used = Targets used
office-sum-of-rows = Sum of villages
office-printed-total = Total row as printed
office-column-number = No.
office-column-village = Village
office-column-households = All households
office-column-poor = Poor at start
office-column-poor-rate = Poor, %
office-column-near = Near-poor at start
office-column-near-rate = Near-poor, %
office-column-poor-cut-rate = Poor cut, %
office-column-poor-cut = Poor cut
office-column-near-cut-rate = Near-poor cut, %
office-column-near-cut = Near-poor cut
office-column-poor-start = Poor at start
office-column-poor-cut-used = Poor cut
office-column-near-start = Near-poor at start
office-column-near-cut-used = Near-poor cut

# Visits
office-visits-page = Latest visits
office-visits-title = Latest visits
office-visits-sub = The latest received first. Surveyed is not yet recognised.
office-visits-sub-village = Visits of { $village }, the latest received first. Surveyed is not yet recognised.
office-filter-village = Village
office-filter-all = All villages
office-filter-button = Show
office-col-received = Received
office-col-household = Household
office-col-class = Surveyed as
office-col-scores = Scores
office-col-visited = Visited on
office-col-person = By
office-col-remark = Remarks
office-flag-correction = corrects an earlier visit
office-flag-superseded = replaced by another visit
office-flag-clock = phone's clock far off
office-pages = Pages
office-visits-newest = Latest visits
office-visits-older = Earlier visits
office-visits-no-more = There are no earlier visits.
office-attention-title = { $nCount ->
    [one] One item was
   *[other] { $n } items were
  } sent and not taken whole
office-attention-next = The village head's phone shows the same item and how to mend it; what was not taken is still on the phone.
office-conflict = taken, with { $nCount ->
    [one] one field
   *[other] { $n } fields
  } where commune and village differ; the commune's value stands for now.
office-refused = not taken. The phone shows: “{ $why }”

office-visit-title = Household { $number }, { $head }
office-visit-sub = { $village }. { $people } people. Visited by { $person } on { $date }.
office-visit-received = Received { $at }. Open from { $from } to { $to } by the phone's clock.
office-visit-result = Result of the survey
office-visit-not-recognised = This is the village's result, not yet recognised by the commune. Recognised now:
office-visit-lines = B1 at or below { $b1 } and B2 at or above { $b2 } is poor.
office-visit-standard = Standard { $standard }, version { $version }, { $area }.
office-area-rural = rural
office-area-urban = urban
office-visit-changes = What would change the result
office-visit-changes-none = No single thing would change the result.
office-visit-indicators = 12 indicators and why
office-col-indicator = Indicator
office-col-outcome = Outcome
office-col-reason = Why
office-outcome-deprived = Deprived
office-outcome-not-deprived = Not deprived
office-outcome-unknown = Not known
office-visit-members = Members of the household
office-col-name = Name
office-col-sex = Sex
office-col-birth = Born
office-sex-male = Male
office-sex-female = Female
office-birth-unknown = not known
office-birth-year = year { $year }
office-member-absent = not counted: { $reason }
office-visit-answers = Answers
office-col-question = Question
office-col-answer = Answer
office-answer-unknown = not known
office-answer-none = not answered
office-answer-nothing = none of these
office-yes = Yes
office-no = No
office-answer-kept = asked again and kept
office-visit-flags = Checks
office-proof-same = Phone and commune compute the same result.
office-proof-clock = The phone's clock is far off: it says { $device }, received { $received }. The order of visits does not depend on it.
office-proof-time = The form was open for { $minutes } minutes.
office-proof-place = Finalised at { $at }, accuracy not known.
office-proof-place-accuracy = Finalised at { $at }, within { $metres } m.
office-proof-no-place = The place where it was finalised is not known.
office-proof-warnings = { $nCount ->
    [one] One answer was
   *[other] { $n } answers were
  } asked again and kept.
office-proof-correction = This visit corrects an earlier one.
office-proof-correction-why = This visit corrects an earlier one. Reason: { $reason }
office-proof-superseded = Another visit has replaced this one.
office-proof-link = See the earlier visit
office-visit-history = Visits of the household
office-visit-history-one = This household has one visit so far.

# Phones
office-devices-page = Phones
office-devices-title = Phones
office-devices-sub = { $nCount ->
    [one] One phone
   *[other] { $n } phones
  } in use.
office-devices-none = No phone yet.
office-devices-none-next = Make a code below; the village head scans or types it on the phone.
office-devices-read-only = This account only looks on. Codes and revoking are for the officer in charge.
office-col-user = User
office-col-villages = Villages
office-col-device = Phone
office-col-enrolled = Enrolled
office-col-last-seen = Last heard of
office-col-entries = Entries received
office-col-state = State
office-col-act = Actions
office-device-never-seen = never
office-device-at-work = in use
office-device-revoked = revoked { $at }
office-revoke-link = Revoke
office-revoke-whose = Revoke the phone of { $person }
office-code-new = Code for a new phone
office-code-what = A code works once, for one phone. Whoever has it can enrol, so hand it over in person.
office-code-person = Name of the phone's user
office-code-villages = Villages in their charge
office-code-validity = The code works for
office-validity-hour = 1 hour
office-validity-day = 1 day
office-validity-three-days = 3 days
office-validity-week = 7 days
office-code-make = Make a code
office-form-no-person = The name of the phone's user is missing.
office-form-long-person = The name is longer than 80 letters.
office-form-no-village = No village is chosen.
office-form-other-village = A village is not one of this commune's. Please choose again.
office-codes-title = Codes made
office-codes-none = No code yet.
office-codes-hidden = The commune does not keep the eight digits, so they cannot be shown again. If a code is lost, make another.
office-code-open = waits for a phone, works until { $at }
office-code-used = used by a phone
office-code-end = Cancel this code
office-code-end-whose = Cancel this code, made for { $person }
office-code-expired = expired { $at }
office-code-made = made by { $by }, { $at }
office-code-page = Enrolment code
office-code-title = Code for { $person }
office-code-sub = { $villages }, { $commune }
office-code-once = The code is shown this once. Print it or write it down before leaving the page. Loading this very page again shows the same code; after leaving it nothing does.
office-code-here-only = The address below opens on the commune's own machine only; no phone can reach it. Start the program with --public-url as the address that phones reach, then make a new code.
office-code-qr = QR code that opens Sổ Thôn and enrols this phone
office-code-digits = Enrolment code, eight digits
office-code-until = Works until { $at }, once, for one phone.
office-code-step-scan = Open the phone's camera, scan the square and open the address that appears.
office-code-step-type = If it cannot be scanned, open this address and type the eight digits:
office-code-step-pin = Do it while the phone has a signal. Afterwards the phone works without one.
office-code-safety = There is no password in the code. A used or expired code does not work again.
office-revoke-page = Revoke a phone
office-revoke-title = Revoke the phone of { $person }?
office-revoke-sub = { $device }. { $villages }.
office-revoke-last-seen = The phone was last heard of { $at }; the commune holds { $n } of its entries.
office-revoke-never-seen = The phone was never heard of since it was enrolled.
office-revoke-stops = The phone can no longer send or receive. This cannot be undone.
office-revoke-unsent = Visits that it has not sent will not be taken. They stay on the phone; if the village head can be reached, have everything sent first and revoke then.
office-revoke-sent = Visits that the commune has received stay, and no figure changes.
office-revoke-again = To use the phone again, make a new code and enrol it afresh.
office-revoke-button = Revoke this phone
office-revoke-keep = No, keep it in use

# Errors
office-not-found-title = There is no such page
office-not-found-text = The address is wrong, or this visit, village or phone is not in the commune's book.
office-not-allowed-title = This account may not do that
office-not-allowed-text = The account of { $name } is that of: { $role }. This is done by: { $who }. Nothing was changed.
office-not-allowed-own = This account may not do that for itself, or for a village outside of its scope. Nothing was changed.
office-form-forged-title = Not done; nothing was changed
office-form-forged-text = The page was open too long or is from another session. Please open it again and repeat.
office-malformed-title = The request cannot be read
office-malformed-text = The address or the form is incomplete or wrong. Nothing was changed. Please start from the bar at the top.
office-failed-title = The commune's machine has a problem
office-failed-text = Nothing was changed and no data is lost. Please try again in a few minutes; if it goes on, tell the administrator.

# Households, requests, follow-ups
office-to-household = See this household
office-back-to-village = ← { $village }
office-back-to-submissions = ← Requests and follow-ups
office-household-sub = { $village }. { $peopleCount ->
    [one] { $people } person.
   *[other] { $people } people.
}
office-household-class = Classification
office-household-since = by the decision of { $date }
office-household-see-visit = see the visit
office-household-apart = Surveyed is what the village found; recognised is what the commune decided. Neither replaces the other.
office-household-round = In { $round }
office-household-round-visit = The visit in the review
office-household-round-meeting = Minutes of the meeting
office-household-round-posting = The posting
office-household-round-decision = Decision no. { $number }
office-household-hidden = For the officers in charge only
office-household-where = Where they live
office-household-address = Place
office-household-phone = Telephone
office-household-location = Location of the house
office-household-unknown = not known yet
office-location = { $at }, accuracy not known
office-location-accuracy = { $at }, within { $metres } m
office-household-no-visits = This household has no visit yet.
office-household-no-submissions = This household has no request or follow-up yet.
office-gone-moved-away = The household moved away on { $date } and is no longer on the village's list.
office-gone-merged = The household joined another one on { $date }.
office-gone-died-out = Nobody of the household is left since { $date }.
office-col-id-number = Identity number
office-id-number-length = not 12 digits (or 9)
office-id-number-not-digits = not digits only
office-id-number-sex = the number says another sex
office-id-number-birth-year = the number says another year of birth
office-acts-title = What happened to the household
office-acts-none = Nothing was recorded this year.
office-act-reason = Reason: { $reason }
office-act-taken-back = this was taken back
office-act-household = household { $number } { $head }
office-act-household-unknown = another household
office-act-someone = someone of the household
office-act-registered = Put on the register
office-act-moved-in = Moved in
office-act-moved-in-place = Moved in from { $place }
office-act-moved-away = Moved away
office-act-moved-away-place = Moved away to { $place }
office-act-died-out = Nobody of the household is left
office-act-split-from = Split off { $household }
office-act-split-off = { $people } became { $household }
office-act-merged-into = Joined { $household }
office-act-merged-from = { $people } came from { $household }
office-act-member-died = { $person } died
office-act-member-left = { $person } moved away
office-act-member-left-place = { $person } moved away to { $place }
office-act-member-joined = { $person } came into the household: { $how }
office-act-head-changed = { $person } became head
office-act-undone = Taken back: { $what }
office-act-unknown = Something that this version of Sổ Thôn does not know
office-joined-born = born
office-joined-married = married
office-joined-returned = came back
office-joined-other = another reason
office-moved = { $what } on { $date }
office-moved-why = { $what } on { $date }: { $reason }
office-moved-registered = put on the register
office-moved-moved-in = moved in
office-moved-moved-away = moved away
office-moved-died-out = nobody left
office-moved-split-from = split off
office-moved-merged-into = merged
office-supports-title = Needs and help
office-supports-none = No need was recorded yet.
office-col-need = What is needed
office-col-office = Office in charge
office-col-asked = Recorded on
office-support-for = for { $person }
office-support-needed = nobody has promised it
office-support-promised = promised
office-support-promised-by = promised by { $date }
office-support-received = received on { $date }
office-support-withdrawn = not needed since { $date }: { $reason }
office-support-unknown = not known
office-overdue = overdue
office-tasks-title = To do for the household
office-tasks-none = Nothing to do.
office-task-due = due on { $date }
office-task-overdue = overdue since { $date }
office-task-done = done on { $date }
office-submissions-link = Requests and follow-ups
office-submissions-title = Requests and follow-ups
office-submissions-sub = These forms settle no class; they tell the commune which households to review.
office-submissions-all = All, the latest received first
office-submissions-none = No request or follow-up was received yet.
office-submissions-none-next = Village heads fill them in on their phones, on the page of a household.
office-requests-title = Requests that wait for a review
office-requests-wait = { $nCount ->
    [one] { $n } request waits for a review.
   *[other] { $n } requests wait for a review.
}
office-requests-wait-next = A request stops waiting when a new visit to the household arrives. The oldest stands first.
office-requests-see = See the list
office-col-form = Form
office-col-filled = Filled in on
office-flag-waiting = waits for a review
office-submission-title = { $form }: household { $number }, { $head }
office-submission-effect = What this form says of the class
office-submission-no-class = This form settles no class. The commune recognises the household as:
office-answer-why = Why it differs from last time: { $reason }
office-answer-proposed = Proposed from the data: { $what }

# Points tables of B1
office-nav-points = B1 points
office-back-to-points = ← B1 points tables
office-points-title = B1 points tables
office-points-sub = Sổ Thôn brings no row of a points table. The commune imports the province's table, and phones add up the points item by item.
office-points-none = No points table was imported yet.
office-points-none-next = Without a table, village heads copy the total of B1 from the paper sheet, or record declared income.
office-points-read-only = This account only reads. Importing points tables is for the officer in charge.
office-points-versions = Imported versions
office-points-table = Table
office-points-name = { $id }, version { $version }
office-points-source = Source
office-points-for = Region, area
office-points-items = Items
office-points-imported = Imported
office-points-in-force = in force
office-points-older = older; visits made with it keep it
office-points-import = Import a points table
office-points-import-what = Choose a CSV file and look at it item by item. Nothing changes until you confirm.
office-points-columns = The first line names the columns: group, item, condition, points, region, area. Each line is one condition of one item.
office-points-id = Id of the table
office-points-id-hint = Small letters, digits and dashes, such as table-region-1. The same id again makes the next version.
office-points-source-label = Which instrument it is from
office-points-file = CSV file, at most 1 MB
office-points-look = Look at it first
office-points-faults = { $nCount ->
    [one] Not imported: { $n } place in the file needs mending
   *[other] Not imported: { $n } places in the file need mending
}
office-points-faults-more = { $n } more. Mend those above and import again to see them.
office-points-preview = Look at the points table
office-points-summary = { $source }. { $region }, { $area }: { $items } items, { $rows } conditions.
office-points-made = { $by }, { $at }
office-points-not-yet = This table is not in force. Compare each line with the instrument, then confirm.
office-points-first = This is the first version of this table.
office-points-replaces = When confirmed, version { $next } replaces version { $version } for forms opened later. Drafts and finalised visits keep the old version.
office-points-compare = The table reaches every village head's phone at its next sync.
office-points-confirm = Confirm and use this table
office-points-leave = Leave it
office-points-item = Item
office-points-condition = Condition
office-points-points = Points
office-points-sheet = B1 item by item
office-points-sheet-of = Table { $id }, version { $version }. { $source }.
office-points-total = Total of B1
office-points-total-open = Sum of the known items; { $n } not known, so there is no B1
office-done-points-imported = The points table was imported. Forms opened from now on use it.
office-done-points-same = This table says the same as the one in force, so no version was added.

# Another standard, only to look
office-rescore-link = Try another standard
office-rescore-title = Another standard for { $village }
office-rescore-sub = Only to look. Nothing is recorded and no result changes.
office-rescore-standard = Standard
office-rescore-none = The village has no visit of this year to classify again.
office-rescore-none-next = A household can be tried once it has a visit.
office-rescore-sentence = Of { $visited } households with a visit, { $changed } would be in another class.
office-rescore-not-visited = { $n } households of the village have no visit and are not counted here.
office-rescore-counts = Households by class
office-rescore-class = Class
office-rescore-before = As recorded
office-rescore-changed = { $nCount ->
    [one] { $n } household in another class
   *[other] { $n } households in another class
}
office-rescore-change = As recorded → under this standard
office-rescore-becomes = becomes
office-answer-proposal-why = { $what } ({ $why })

# More
more-group-work = Review
more-group-data = Data
more-group-trust = Trust
more-group-people = People
more-map = Map of households
more-map-about = Households on a map, places rounded, no internet needed.
more-visits = Latest visits
more-visits-about = Every visit that villages sent, the newest first.
more-submissions = Requests and follow-ups
more-submissions-about = Mẫu 01, Mẫu 04 and follow-up visits.
more-conflicts = Conflicts
more-conflicts-about = What a phone and the commune both changed: choose which is right.
more-points = Points tables B1
more-points-about = The tables of income points that forms reckon B1 with.
more-exports = Exports
more-exports-about = CSV, JSON Lines, GeoJSON, and an OData address for Excel and Power BI.
more-person = Data of one person
more-person-about = What is held about a person, and its correction on request.
more-journal = Journal
more-journal-about = Who opened which file and who changed what; it cannot be altered unnoticed.
more-backup = Backup and restore
more-backup-about = Copies the commune's whole book into a file, and opens it again from there.
more-users = Users
more-users-about = Who may enter, in which role, for which villages.
more-account = My account
more-account-about = Password, second factor, open sessions.
