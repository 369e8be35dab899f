### Review: queue, beside last time, checks, sending back, conflicts.

review-title = Visits to review
review-sub = { $daysCount ->
    [0] { $nCount ->
        [one] One visit, received today.
       *[other] { $n } visits, all received today.
    }
    [one] { $nCount ->
        [one] One visit, waiting for one day.
       *[other] { $n } visits, the oldest waiting for one day.
    }
   *[other] { $nCount ->
        [one] One visit, waiting for { $days } days.
       *[other] { $n } visits, the oldest waiting for { $days } days.
    }
}
review-sub-none = No visit waits for review.
review-title-returned = Visits sent back
review-sub-returned = { $nCount ->
    [0] No visit waits to be corrected.
    [one] One visit waits for its village head to correct it.
   *[other] { $n } visits wait for their village heads to correct them.
}
review-title-accepted = Accepted visits
review-sub-accepted = { $nCount ->
    [0] No visit was accepted yet.
    [one] One visit was accepted. Accepting is not recognising.
   *[other] { $n } visits were accepted. Accepting is not recognising.
}
review-tally = visits to review
review-tabs = Visits by verdict
review-tab-waiting = To review { $n }
review-tab-returned = Sent back { $n }
review-tab-accepted = Accepted { $n }
review-tab-conflicts = Conflicts { $n }
review-show = Show
review-show-all = All
review-show-changed = Class changed
review-show-found = Something to look at
review-show-clean = Nothing to look at
review-show-corrected = Corrected after comments
review-show-requested = The household asked
review-show-doubled = Two phones visited
review-queue = Visits, the one that waits longest first
review-page = { $n } visits, page { $page } of { $pages }
review-to-queue = Visits to review
review-to-visit = Open in the review
review-all-visits = All visits received
review-all-forms = Requests and follow-ups

review-flag-doubled = Two phones visited this household
review-flag-corrected = Corrected after comments
review-flag-class = Class changed: { $from } to { $to }
review-flag-undetermined = Not enough to tell the class
review-flag-requested = The household asked
review-flag-same = Same class

review-several = Accept { $n } visits with nothing to look at
review-several-what = In these the class is the same and the checks found nothing. Untick those you want to look at.
review-several-button = Accept the ticked visits
review-undo = Just done: { $names }. It can be taken back until a village meeting used the visit.
review-undo-button = Take back

review-none-waiting = No visit waits for review.
review-none-waiting-next = Visits that village heads finalise come here once their phones have coverage.
review-none-returned = No visit is sent back now.
review-none-returned-next = Visits sent back stay here until the village head corrected them.
review-none-accepted = No visit is accepted yet.
review-none-accepted-next = Accepted visits come here and wait for the village meeting.
review-none-filtered = There is no such visit.
review-none-filtered-next = Ask for less to see other visits.
review-none-all = All visits to review

review-open-title = Household { $number }, { $head }, { $village }
review-open-sub = { $peopleCount ->
    [one] One person
   *[other] { $people } people
}{ $group }. Written by { $person } from { $from } to { $to }.
review-group = , { $name }
review-whole-visit = The whole visit
review-beside-last = Beside the last review
review-beside-corrected = Beside the visit before correction
review-doubled = Two phones visited this household without knowing of each other. Choose one visit before accepting.
review-doubled-link = Choose
review-col-question = Question
review-col-act = Changed or not
review-before-last = Last time
review-before-corrected = Before correction
review-before-register = In the register
review-before-none = Last time
review-now = This time
review-now-corrected = Corrected after comments
review-visit-of = visit of { $date }
review-result = Result
review-people = People
review-people-count = { $nCount ->
    [one] One person
   *[other] { $n } people
}
review-people-gone = No longer here: { $names }
review-people-come = New: { $names }
review-changed = → changed
review-lacks = lacks
review-change = { $question } { $before } → { $now }
review-answer = { $question } { $answer }
review-comment = Comment
review-comment-at = Which question of { $what } the comment is about
review-comment-label = Comment to the village head, { $what }
review-said-of = The office on “{ $question }”:
review-said-accepted = Accepted by { $who }, { $at }.
review-said-sent-back = Sent back by { $who }, { $at }.
review-said-comments = { $nCount ->
    [one] One comment, at its question below.
   *[other] { $n } comments, at their questions below.
}

review-checks = Checks
review-checks-own = No law sets the thresholds. Something to look at is not yet something wrong.
review-checks-link = See and change the thresholds
review-check-same-result = Phone and commune compute the same result.
review-check-near = Written { $metres } m from the house.
review-check-no-house = The place of writing is known, but the register does not say where the house is.
review-check-no-place = The place of writing is not known.
review-check-kept = { $nCount ->
    [one] One answer was asked again and kept.
   *[other] { $n } answers were asked again and kept.
}
review-find-clock-absurd = The phone's clock is far from the time of arrival.
review-find-clock-backwards = Finalised before it was opened.
review-find-too-fast = Fast: { $seconds } seconds for { $questions } questions.
review-find-all-same = All { $n } yes/no questions have the same answer.
review-find-mostly-unknown = { $unknown } of { $answers } answers are unknown.
review-find-far = Written { $distance } from the house.
review-find-far-from-village = Written { $distance } from the middle of the village; the house has no place.
review-find-same-place = { $nCount ->
    [one] One other household was written at this very place.
   *[other] { $n } other households were written at this very place.
}
review-find-class-without-reason = { $from } to { $to }, and no reason is given.
review-find-members-gone = { $nCount ->
    [one] One person is gone, and the register has no change.
   *[other] { $n } people are gone, and the register has no change.
}
review-find-b1-at-line = B1 = { $points }, right at the line of { $line }.
review-find-b1-far = B1 = { $points }, the village's middle is { $middle }.
review-find-rare = “{ $question }” is answered { $answer }: only { $same } of { $of } visits in the village.
review-metres = { $metres } m
review-kilometres = { $km } km

review-note-label = A word about the whole visit
review-send-back = Send back with comments
review-accept = Accept
review-take-back-accepted = Take back, not accepted any more
review-take-back-sent = Take back, not sent back any more
review-not-recognised = Accepting is not recognising. The visit goes through the village meeting, the posting and the chairman's decision.
review-read-only = This account sees and gives no verdict.
review-journal = That this file was opened is in the journal.

review-trouble-no-comment = There is no comment yet.
review-trouble-no-comment-text = The visit was not sent back. Press “Comment” at the question, say what the village head should do, then send it back.
review-trouble-unsent = There are comments that were not sent.
review-trouble-unsent-text = The visit is not accepted; the comments are still below. To have it corrected, press “Send back with comments”. If nothing needs correcting, clear the comments and press “Accept”.
review-stale-accepted = { $who } has just accepted this visit, { $at }.
review-stale-returned = { $who } has just sent this visit back, { $at }.
review-stale-waiting = { $who } has just taken a verdict on this visit back, { $at }.
review-trouble-stale-text = What you pressed was not written. What you typed is below: look again, and press once more if it is still needed.
review-trouble-gone = A newer visit has just come for this household.
review-trouble-gone-text = What you pressed was not written, because that visit no longer speaks for the household. The new one is open below.
review-trouble-met = A village meeting has voted on this visit; it cannot be taken back.
review-trouble-met-text = To change the result, visit the household again and hold another meeting.
review-trouble-closed-text = What you pressed was not written, because the results are decided. Only the chairman can open it again, with a reason, on the Decisions page.

office-done-review-accepted = Accepted.
office-done-review-sent-back = Sent back. The village head's phone shows it once it has coverage.
office-done-review-taken-back = Taken back. The visit waits again.
office-done-review-accepted-several = The ticked visits are accepted.
office-done-review-some-left = Done for most of the ticked visits; some have just changed and are left for you to look at.
office-done-review-none = Nothing was written: those visits have just changed, or none was ticked.
office-done-conflict-settled = Settled. The phone that sent it is told once it has coverage.
office-done-visit-chosen = Chosen. If that visit does not count yet, the village head's phone is asked to finalise it again.

conflicts-title = Conflicts
conflicts-back = ← Visits to review
conflicts-sub = Both sides changed one thing, or two phones visited one household. The office chooses, the other side is told.
conflicts-none = There is no conflict.
conflicts-none-next = When a phone and the office change one thing, or two phones visit one household, it shows here.
conflicts-to-review = Visits to review
conflicts-stale = Somebody has just changed this; what you chose was not written.
conflicts-stale-text = The page shows the new values. Please look and choose again.
conflicts-closed = The round is closed by its decision, so the choice was not written.
conflicts-closed-text = Only the chairman can open it again, with a reason, on the Decisions page.
conflicts-entry-sub = Sent by { $person }'s phone, { $at }. The commune's value is in use, the phone's is kept aside.
conflicts-col-field = What differs
conflicts-col-commune = In the register
conflicts-col-phone = On { $person }'s phone
conflicts-since-phone = from { $person }'s phone, { $at }
conflicts-since-office = changed at the office, { $at }
conflicts-keep = Use this
conflicts-keep-label = Use “{ $value }” for { $field }
conflicts-double-sub = Two phones visited this household without knowing of each other. Until then the greater need counts.
conflicts-double-chosen = Chosen. The village head's phone finalises it again if the chosen visit does not count yet.
conflicts-differ = The two visits answer differently in { $count } places
conflicts-alike = Both visits answer alike.
conflicts-settled-title = Chosen
conflicts-col-stands = Counts
conflicts-col-act = Choose
conflicts-received = received { $at }
conflicts-speaks = counts now
conflicts-speaks-chosen = counts, chosen
conflicts-speaks-until = counts until the phone finalises again
conflicts-chosen = chosen
conflicts-silent = does not count
conflicts-choose = Choose this visit
conflicts-take-back = Take the choice back
conflicts-note-to-phone = Two phones visited this household. The office chose the visit of { $date } by { $person }.

# Thresholds of the checks
quality-title = Thresholds of the checks
quality-sub = From when on a visit is pointed out. None of them refuses a visit; the commune sets them as it learns.
quality-values = Thresholds in use
quality-how = A change holds at once, for visits that wait too. To return to a built-in value, type that number again.
quality-save = Save the thresholds
quality-read-only = Only the officer in charge can change the thresholds.
quality-seconds_a_question = Too fast: on average under so many seconds a question (0: not looked at)
quality-same_answers_from = All the same: from so many yes/no answers on that are all alike
quality-unknown_share = Mostly unknown: from this share of answers on (%)
quality-far_metres = Far away: more than so many metres from the house
quality-village_far_metres = Far from the village: more than so many metres from its middle, where the house has no place
quality-village_places_from = Far from the village: looked at from so many other households with a place on
quality-same_place_metres = Same place: visits to other households within so many metres
quality-same_place_from = Same place: from so many other households on (0: not looked at)
quality-rare_share = Rare answer: given in no more than this share of the village's visits (%, 0: not looked at)
quality-village_from = Compared with the village: from so many of its visits on
quality-b1_far = B1 unlike the village: more than so many points from the village's middle
quality-b1_near = B1 at the line: on it or no more than so many points under it
quality-members_gone = People gone: from so many without a change in the register on (0: not looked at)
office-done-quality = The thresholds are saved.
more-quality = Thresholds of the checks
more-quality-about = When a visit is pointed out for a closer look; the commune can change it.
