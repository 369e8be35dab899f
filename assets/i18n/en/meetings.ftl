### Village meetings, postings, objections, photos of minutes

## The book of meetings

meetings-title = Meetings and postings
meetings-today-sub = Village meeting, posted list, objections
meetings-open-yearly = { $n ->
    [one] Review of { $year }: { $count } household waits for the meeting
   *[other] Review of { $year }: { $count } households wait for the meeting
}
meetings-open-none = Review of { $year }: no household waits for the meeting yet
meetings-open-none-text = A household is discussed once its form is finished and its class is determined.
meetings-open-month = { $n ->
    [one] Review of month { $month }: { $count } household that asked waits
   *[other] Review of month { $month }: { $count } households that asked wait
}
meetings-open-act = Open the meeting
meetings-open-again = Open another meeting
meetings-begun = A meeting is begun
meetings-begun-row = Meeting of { $day }
meetings-begun-sub = { $n ->
    [0] { $round }, nothing counted yet
    [one] { $round }, { $count } household counted
   *[other] { $round }, { $count } households counted
}
meetings-held = Meetings held
meetings-held-none = The village has held none yet.
meetings-held-row = Meeting of { $day }
meetings-held-sub = { $round }: { $carried } of { $all } households carried
meetings-postings = Postings
meetings-postings-none = The commune has posted nothing of the village yet.
meetings-posting-row = { $n ->
    [one] Posted from { $day }: { $count } household
   *[other] Posted from { $day }: { $count } households
}
meetings-objections = Objections
meetings-objections-none = Nobody has objected.
round-yearly = Review of { $year }
round-month = Review of month { $month }, { $year }
kept-waiting = waits, safe on the phone
kept-commune = the commune has it
kept-refused = the commune did not take it, see Sending

## A closed year

closed-title = { $year } is closed, the commune takes no more forms
closed-text = The chairman has decided { $year }. A review form written now stays on the phone and cannot be finalised until the new year's plan has come. If a form of { $year } must be mended, call the commune: it can open the year again.
closed-round = This round is closed
closed-round-text = The chairman has decided this round. The commune takes no more minutes or objections for it.

## Households to discuss

hold-title = Village meeting
hold-list = Households to discuss
hold-list-note = { $n ->
    [one] { $counted } of { $count } household counted
   *[other] { $counted } of { $count } households counted
}
hold-none = There is no household to discuss yet.
hold-none-text = Finish the form of a household first, then come back.
hold-undetermined = { $n ->
    [one] { $count } household was visited but its class is not determined, so it is not discussed.
   *[other] { $count } households were visited but their class is not determined, so they are not discussed.
}
hold-turned-down = { $n ->
    [one] { $count } household was turned down by an earlier meeting: it is scored again (a new form) before it is discussed.
   *[other] { $count } households were turned down by an earlier meeting: they are scored again (a new form) before they are discussed.
}
hold-asked = { $n ->
    [one] { $count } household asked after it was visited: it needs a new form before it is discussed.
   *[other] { $count } households asked after they were visited: they need a new form before they are discussed.
}
today-turned-down = The meeting of { $day } did not agree, { $agree } of { $attending }. To be scored again.
hold-sent-back = Sent back by the commune: mend the form first
hold-carried = carried at the meeting of { $day }
hold-not-yet = not counted
hold-half = half counted
hold-people-none = Nobody is counted as attending
hold-people-none-text = Count those attending first: from it follows which household carries.
hold-people = { $n ->
    [one] { $count } person attends, on { $day }
   *[other] { $count } people attend, on { $day }
}
hold-people-sub = Chair: { $chair }. Secretary: { $secretary }.
hold-nobody = not written
hold-to-people = Write who attends
hold-to-voices = Take the voices
hold-to-summary = Look over and finish
hold-repeats = Correcting mistyped minutes: these take the place of the ones before. Change the day only where it was mistyped.
hold-discard = Throw this meeting away
hold-discarded = The meeting was thrown away.

## Who attends

attend-title = Who attends
attend-day = The day
attend-day-today = Today
attend-day-yesterday = Yesterday
attend-place = The place
attend-place-common = village house
attend-chair = Who chairs
attend-chair-hint = The village head chairs the meeting.
attend-secretary = Who writes the minutes
attend-count = People attending
attend-count-hint = Each has one voice.
attend-invited = Households invited
attend-invited-hint = Leave it empty if nobody counted.
attend-named = People named in the minutes
attend-named-hint = Front committee, associations, commune staff, elders.
attend-name = Name
attend-role = For whom
attend-role-front = Front committee of the village
attend-role-women = Women's Union
attend-role-farmers = Farmers' Union
attend-role-commune = Commune staff
attend-add = Add this person
attend-remove = Remove { $name }
attend-done = Done
attend-saved = Everything is saved as it is typed.

## The voices about a household

voice-title = Household { $number }, { $at } of { $of }
voice-found = Found by the review
voice-before = recognised so far: { $class }
voice-lacks = Lacks: { $what }.
voice-lacks-nothing = Lacks no indicator.
voice-agree = How many agree
voice-disagree = How many disagree
voice-all = All agree
voice-rest = The rest disagree
voice-nobody-against = Nobody disagrees
voice-remark = What was said
voice-remark-hint = Not required. A short note.
voice-carries = { $agree }/{ $attending } agree: carried.
voice-fails = { $agree }/{ $attending } agree: not carried. Score it again and hold the meeting again.
voice-rule = At least { $share } % of those attending must agree.
voice-rule-source = By: { $source }.
voice-rule-unconfirmed = By: { $source } (unconfirmed).
voice-rule-earlier = This is the share that the meeting was held under.
voice-rule-own = The commune set this share on { $day }, by { $by }.
voice-not-counted = Count those who agree and write it here; the phone says whether it carries.
voice-too-many = Together { $sum } people, more than the { $attending } attending. Please count again.
voice-silent = { $n ->
    [one] { $count } person says nothing.
   *[other] { $count } people say nothing.
}
voice-no-people = Nobody is counted as attending yet. Count those attending first.
voice-next = Next
voice-back = Before
voice-last = Look over
voice-take-back = Clear this household's voices
voice-taken-back = The voices were cleared.
stepper-less = One less: { $label }
stepper-more = One more: { $label }

## Look over and finish

look-over-title = Look the meeting over
look-over-carried = { $n ->
    [one] Carried: { $count } household
   *[other] Carried: { $count } households
}
look-over-failed = { $n ->
    [one] Not carried, to be scored and discussed again: { $count } household
   *[other] Not carried, to be scored and discussed again: { $count } households
}
look-over-open = { $n ->
    [one] Not counted: { $count } household
   *[other] Not counted: { $count } households
}
look-over-open-note = These are not in the minutes; they wait for the next meeting.
look-over-remarks = What else was said
look-over-not-yet = Cannot be finished yet
look-over-finalise = Finish the minutes
look-over-hint = Finished minutes are not changed. They stay on the phone and are sent when there is a network.
look-over-done = The minutes are finished and safe on the phone.
fault-attending = Nobody is counted as attending.
fault-place = The place is not written.
fault-chair = Who chairs is not written.
fault-secretary = Who writes the minutes is not written.
fault-held-on = The day has not come yet. Look at the day.
fault-ballots = No household is counted.
fault-half = { $n ->
    [one] { $count } household has one figure only. Write both who agree and who disagree.
   *[other] { $count } households have one figure only. Write both who agree and who disagree.
}
fault-many = { $n ->
    [one] { $count } household has more voices than people attending.
   *[other] { $count } households have more voices than people attending.
}
fault-locked = The round is closed, the commune takes no more minutes.

store-invalid-meeting_locked = The round is closed, the commune takes no more minutes.
store-invalid-meeting_held_on = The day has not come yet. Look at the day.
store-invalid-meeting_half = A household has one figure only. Write both who agree and who disagree.
store-invalid-meeting_attending = Nobody is counted as attending, or far too many.
store-invalid-meeting_invited = Too many households invited. Look again.
store-invalid-meeting_place = The place is not written or too long.
store-invalid-meeting_chair = Who chairs is not written or too long.
store-invalid-meeting_secretary = Who writes the minutes is not written or too long.
store-invalid-meeting_attendees = A name is too long, or there are too many.
store-invalid-meeting_ballots = No household is counted, or one has more voices than people attending.
store-invalid-meeting_remarks = What else was said is too long. Write less.
store-invalid-another_meeting = Another meeting of this round is begun. Finish it or throw it away first.
store-invalid-photo_kind = This file is no picture. Take or choose another.
store-invalid-photo_size = The picture has more than 2 MB. Take a smaller one.
store-invalid-photo_many = These minutes have 10 pictures already.
store-invalid-photo_refused_meeting = The commune did not take these minutes, so no picture is added. Look at Sending first.
store-invalid-objection_locked = The round is closed, the commune takes no more objections.
store-invalid-objection_household = This household is not of the posting's village.
store-invalid-objection_name = Who objects is not written or too long.
store-invalid-objection_contact = How to reach them is too long.
store-invalid-objection_text = What they object is not written or too long.

## Minutes

held-title = Minutes of { $day }
held-where = Place
held-chair = Chair
held-secretary = Secretary
held-attending = People attending
held-named = Present
held-results = Household by household
held-line-carried = { $agree }/{ $attending } agree: carried
held-line-failed = { $agree }/{ $attending } agree: not carried
held-failed-title = { $n ->
    [one] { $count } household did not carry
   *[other] { $count } households did not carry
}
held-failed-text = Score them again (a new form), then open a new meeting. If only the minutes were mistyped, correct the minutes.
held-repeat = Correct the minutes
held-write-again = Write the minutes again
held-refused-title = The commune did not take these minutes
held-print = Print the minutes, two copies
held-photos = Pictures of the signed minutes
held-photos-text = Print two copies, have secretary, someone of those attending and chair sign, then take a picture of the signed page. It is sent last and holds up nothing.
held-photos-native = This device opens its file dialogue; choose a picture taken before.
held-photo-take = Take a picture of the page
held-photo-choose = Choose a picture
held-photo-busy = Making the picture smaller…
held-photo-added = The picture is saved on the phone.
held-photo-broken = The device cannot read this picture. Take or choose another.
held-photo-row = Picture { $n }
held-photo-elsewhere = { $n ->
    [one] { $count } more picture, taken by another phone, is at the commune.
   *[other] { $count } more pictures, taken by another phone, are at the commune.
}
held-photo-waiting = waits
held-photo-part = { $part } % sent
held-photo-sent = the commune has it
held-photo-refused = the commune does not take it
held-repeats = These minutes correct mistyped ones.

## On paper

minutes-title = Print the minutes
minutes-act = Print two A4 copies
minutes-nation = SOCIALIST REPUBLIC OF VIETNAM
minutes-motto = Independence - Freedom - Happiness
minutes-commune = People's Committee of { $name }
minutes-heading = MINUTES
minutes-about = Village meeting on the result of the review of poor and near-poor households. { $round }
minutes-begin = The meeting began at ……… : ………
minutes-copy = Copy { $n } of 2: { $for ->
    [village] kept by the village
   *[commune] for the commune
}
minutes-when = Day: { $day }. Place: { $place }.
minutes-chair = Chair: { $chair }. Secretary: { $secretary }.
minutes-attending = People attending: { $count }.
minutes-invited = Households invited: { $count }.
minutes-named = Present: { $names }.
minutes-table = Voices about the result of each household
minutes-no = No.
minutes-head = Head of household
minutes-class = Found by the review
minutes-b1 = Points B1
minutes-b2 = Points B2
minutes-declared = declared { $dong } đ
minutes-agree = Agree
minutes-disagree = Disagree
minutes-result = Result
minutes-carried = Carried
minutes-failed = Not carried
minutes-rule = A household carries when at least { $share } % of those attending agree. One that does not is scored and discussed again.
minutes-said = About { $head }: { $remark }
minutes-remarks = Besides: { $text }
minutes-copies = The minutes are made in two copies, one kept by the village, one by the commune.
minutes-sign-secretary = Secretary
minutes-sign-witness = For those attending
minutes-sign-chair = Chair
minutes-sign-how = (signature and full name)
minutes-own-form = This form is Sổ Thôn's own; the commune looks at it before it is used.

## Postings and objections

posting-title = The village's posting
posting-day = Posted from { $from } to the end of { $until }.
posting-days = { $n ->
    [one] Posted for { $count } working day.
   *[other] Posted for { $count } working days.
}
posting-left = { $n ->
    [0] Today is the last day of the posting
    [one] { $count } day left, to the end of { $until }
   *[other] { $count } days left, to the end of { $until }
}
posting-soon = Posted from { $from }
posting-over = Ended on { $until }
posting-withdrawn = The commune withdrew it: { $why }
posting-places = Hangs at: { $places }.
posting-lines = Households on the posting
posting-line = Household { $number }, { $class }
posting-object = Take an objection down
posting-objections = Objections taken down
object-title = Take an objection down
object-about = About which household
object-search = Find a household by name or number
object-none = Nothing found. Try fewer letters.
object-other = Choose another household
object-who = Who objects
object-contact = Telephone
object-contact-hint = Not required.
object-text = What they say
object-text-hint = In their own words.
object-save = Save the objection
object-saved = The objection is saved and sent when there is a network.
object-fault-household = No household is chosen.
object-fault-name = Who objects is not written.
object-fault-text = What they object is not written.
object-fault-long = Too long. Write less.
objection-row = { $name } objects about { $head }'s household
objection-taken = taken down on { $day }
objection-open = the commune looks at it
objection-upheld = It is right, the household is scored again: { $text }
objection-rejected = The result stays: { $text }

## Sending

item-meeting = Minutes of the village meeting
item-meeting-within = the minutes of the village meeting
item-objection = Objection about { $head }'s household
item-objection-within = the objection about { $head }'s household
item-photo = Picture of the minutes
outbox-photos = Pictures of minutes
outbox-photos-note = sent last
outbox-open-meeting = Open the minutes
outbox-open-meetings = Open the book of meetings
photo-waits = taken at { $at }, waits
photo-on-its-way = taken at { $at }, { $part } % sent
