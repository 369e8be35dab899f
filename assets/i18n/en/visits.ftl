### Corrections, printing, reasons, proposals, the points table, follow-ups, another standard on trial

reason-too-long = Make it shorter, at most { $count } letters.

## Correcting a finished form

correct-title = Correct a finished form
correct-what = Opens a new form that has the old answers in it. Correct it and finish it; the old form stays in the book.
correct-why = Why is it corrected?
correct-no-reason = Choose or write a reason.
correct-go = Open the form to correct it
correct-refused = The commune sent this form back, so it needs correcting.
correct-draft = This household has a form begun
correct-draft-text = Finish or discard the form begun first, then correct the finished one.
correct-reason-wrong-entry = Wrongly entered
correct-reason-told-later = The family says otherwise
correct-reason-members = Wrong people
correct-reason-b1 = B1 counted again
correct-reason-commune = The commune asks to look again
correct-note = Correcting a finished form. Reason: { $reason }

record-corrects = This form corrects the one of { $date }.
record-why = Reason: { $reason }
record-corrected = This form was corrected by the one of { $date }. Reason: { $reason }
record-see-correction = See the correction
record-reasons = Why answers differ from last time

## Result

result-changes-all = { $n ->
   *[other] See all { $count } ways
}
result-changes-fewer = Show fewer
result-basis = Where each indicator is from
result-basis-lines = Income line and B1 line
result-basis-average = Average living standard: above { $above } up to { $to } đồng a person a month
result-basis-options = { $n } answers

read-class = Result of the review: { $class }.
read-indicator = { $name }: { $reason }.
read-not-decision = This is the village's review, not the commune's decision yet.
read-no-voice = This device has no English voice
read-no-voice-text = Install an English voice in the device's settings, or read the screen to the family.

## Printing

print-link = Print
print-title = Print the result
print-act = Print one A5 page
print-none = This device cannot print from here
print-none-text = Open Sổ Thôn in a browser with a printer, or copy the lines below by hand.
print-commune = People's Committee of { $name }, { $province }
print-heading = Result of the household review
print-not-decision = Result of the village's review, not the commune's decision yet
print-recognised = The village’s result, recognised by the commune on { $date }
print-household = { $name }, household { $number }, { $people } people
print-b1 = B1 income: { $value } (poor: up to { $line })
print-income = Income: { $value } đồng a person a month (poor: up to { $line } đồng)
print-b2 = B2 deprivation: { $value } (poor: from { $line })
print-mark-deprived = Lacking
print-mark-fine = Fine
print-mark-unknown = Not known
print-basis = By { $standard }, version { $version }.
print-day = Reviewed on { $date }
print-sign-household = For the household
print-sign-head = Village head
print-sign-how = signature and full name

## Proposals, reasons, notes

proposal-title = Proposed from the answers given
proposal-why = Because: { $name }
proposal-take = { $n ->
    [1] Take this proposal
   *[other] Take all { $count } proposals
}
why-different = This answer changes the class. Why is it different from last time?
why-missing = Choose or write why it differs from last time.
why-improved = The family did or bought it
why-supported = Newly supported
why-worse = The family is worse off
why-members = People of the household changed
why-event = Disaster, illness, work lost
why-wrong-before = Wrongly written last time
summary-why = Not said why it differs from last time
summary-too-long = Too long, needs shortening
visit-everyone = The rest: { $answer }
typed-too-long = Too long. Shorten it to at most { $count } letters; what was typed stays here.
typed-letters = { $count }/{ $most } letters


## The points table of B1

points-none = The office has not loaded a B1 points table onto the phone, so points cannot be counted item by item. Copy the total from the paper sheet.
points-source = Table { $name }, version { $version }: { $source }. Region: { $region }.
points-of-row = { $n ->
    [1] 1 point
   *[other] { $count } points
}
points-proposed = { $n ->
    [1] 1 person:
   *[other] { $count } people:
}
points-take = Take this row
points-total = B1 total:
points-done = { $done }/{ $all } items chosen
points-complete = All items are chosen. This total is the household's B1.
points-open = B1 is there when every item is chosen.
points-unknown = An item is not known, so there is no B1 and no class yet
points-unknown-items = To ask again: { $name }

## Forms that give no class, the place

visit-to-summary = Read over and finish
visit-to-summary-short = Read over
summary-finish-next = Read over what stands below, then finish the form.
here-looking = Looking for the place. Go on with the work.
here-found = Place noted, within about { $metres } m.
here-found-inexact = Place noted; the device does not say how exactly. It may be far off.
here-not-found = The device found no place. Go into the open and press “Again”, or leave it.
here-forgotten = No place is noted with this form.
here-forget = Leave out the place
form-no-class = This form gives no class. The household stays as the commune recognises it.
form-done-household = Open the household
form-done-read = Read the form again
next-needs = Needs the family named
next-needs-all-there = all noted
next-need-add = Note it
next-need-there = noted
next-needs-add = { $n ->
   *[other] Note all { $count } needs
}
next-needs-added = The needs are noted with the household.
next-visit = Next visit
next-visit-add = Set a task
next-visit-there = task set
next-visit-task = Visit again
next-visit-added = A task to visit on { $date } is set.
next-review = Review again
next-review-text = This household needs a review. Do it now or later; it stays under Today.

## Progress

progress-indicators-of = { $n ->
    [1] of 1 poor household reviewed
   *[other] of { $count } poor households reviewed
}
moved-registered = Newly put on the register
moved-in = Moved in
moved-away = Moved away
moved-died-out = Nobody left
moved-split = Split off another household
moved-merged = Joined another household
moved-other = Change in the register
moved-on = { $what }, on { $date }.
moved-on-because = { $what }, on { $date }. Reason: { $reason }

## Another standard on trial

rescore-title = Another standard on trial
rescore-link = See which households would change class. A trial only, no form changes.
rescore-trial = A trial only, no form changes
rescore-trial-text = This year's forms are worked out again under { $name }. The book, the progress and what goes to the commune stay as they are.
rescore-empty = No form to try yet
rescore-empty-text = Finish a review first, then look here.
rescore-counts = Households by class
rescore-class = Class
rescore-recorded = Reviewed
rescore-tried = Trial
rescore-difference = Change
rescore-columns = Reviewed: by { $now }. Trial: by { $other }.
rescore-changed = Would change class
rescore-changed-none = No household changes class.
rescore-same = Keep their class
rescore-spoken = Reviewed: { $before }. Trial: { $after }.
rescore-open-visit = Open the finished form
rescore-indicators = Indicators that differ: reviewed, trial
rescore-not-in = not counted
rescore-basis = The standard on trial
rescore-lines = Rural: poor with an income up to { $income } đồng a person a month and 3 or more indicators lacking.
rescore-b1 = By the sheet: B1 up to { $b1 }.
rescore-b1-lower = There is no B1 sheet for this standard yet: B1 up to { $b1 } of the present sheet stands for { $income } đồng, so a household above it stays undetermined.
rescore-all-indicators = all { $count } indicators
rescore-unconfirmed = Not yet checked against the text of the law: { $names }; and { $settings } further readings. The trial may come out differently once there is guidance.

## Sent back by the office
sent-back-title = The office sent back { $head }'s form
sent-back-about = { $question }
sent-back-about-person = { $name }: { $question }
sent-back-press = Press “{ $button }”.
sent-back-mend-label = Mend this answer: { $question }
sent-back-take-chosen = Finalise the form that the office chose
sent-back-said = The office says:
sent-back-short = Sent back: { $text }
sent-back-reason = Sent back by the office: { $text }
sent-back-reason-bare = Sent back by the office to look again.
sent-accepted = accepted by the office
sent-sent-back = sent back by the office
