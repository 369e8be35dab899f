### The plan on the commune's pages: upload, correction, split, confirmation, versions, a new year.

plan-sub = Version { $version }, { $status }. { $how }, { $at }.
plan-none-next = Load the plan's annex (CSV or XLSX) to compare progress with its targets.
plan-version = Version { $version }
plan-back = ← Plan
plan-blank = blank
plan-years = Plans by year

plan-act-loaded = Loaded by command
plan-act-uploaded = Loaded from a file
plan-act-corrected = Corrected in the page
plan-act-proposed = Proposed split taken
plan-act-confirmed = Confirmed
plan-by-command-line = the system's administrator

plan-standing-confirmed = The commune has confirmed the villages' targets
plan-standing-proposed = The villages' targets are a proposed split, not confirmed by the commune
plan-standing-draft = This version is a draft and waits to be confirmed
plan-standing-blocked = This version is a draft: { $nCount ->
    [one] { $n } point has
   *[other] { $n } points have
} to be corrected before it can be confirmed
plan-in-force = Progress and the villages' phones use this version.
plan-in-force-draft = Progress and the phones follow this version, but use the commune's target only; the targets of the villages are still a draft and not used.
plan-in-force-other = Progress and the villages' phones go on using version { $version } until this one is confirmed.
plan-in-force-year = { $year } is not the year in work: Progress and the villages' phones do not use this plan yet.
plan-not-newest = This is an older version. The newest of the year:
plan-confirmed-by = Confirmed by { $name } on { $on }.
plan-confirmed-paper = Paper no. { $paper }.
plan-upload-link = Load from a file
plan-edit-link = See each line and correct
plan-split-link = See the proposed split
plan-confirm-link = Confirm the plan

plan-side-title = Targets of the years
plan-side-what = Of each year the version in use; where none is in use, the newest.

plan-versions-title = Versions of the plan ({ $n })
plan-col-version = Version
plan-col-at = When
plan-col-how = Who did what
plan-col-status = Status
plan-col-in-force = in use
plan-col-findings = Findings
plan-col-changes = What changed
plan-see-changes = See changes
plan-compare-page = Changes of the plan
plan-compare-title = What version { $version } of the plan of { $year } changed
plan-compare-sub = { $how }, { $at }.
plan-compare-first = This is the first version of the year; there is none before it to compare with.
plan-changes-title = { $nCount ->
    [one] Version { $version } differs from version { $with } in { $n } place
   *[other] Version { $version } differs from version { $with } in { $n } places
}
plan-changes-reason = Reason: { $reason }
plan-change-where = Where
plan-change-what = Column
plan-change-from = Before
plan-change-to = After
plan-place-status = The whole plan
plan-place-stated = The plan's text
plan-place-total = Total row
plan-place-used = { $village } (target used)

plan-edit-page = Correct the plan
plan-edit-title = Correct the figures of the plan of { $year }
plan-edit-title-file = The annex of { $year } as read, not saved yet
plan-edit-sub = Corrected from version { $version }. Older versions stay as they are; each save is a new one.
plan-edit-sub-file = Read from “{ $file }”. See the findings at the end of the page, correct what needs it, then save.
plan-edit-hidden = { $n } rows of the file are hidden in Excel; they were read too. Clear a line that does not belong to the plan.
plan-edit-trouble = Not saved. Everything typed is still there below.
plan-edit-strangers = The commune has no village with the numbers of these lines: { $list }. Correct their numbers.
plan-edit-misnamed = Number { $number } is not that of { $name }: in the commune's book this village is number { $meant }. The number decides whose targets these are. Correct the number, or the name.
plan-edit-renumbered = The file has the villages in another order than the commune's book. { $n } lines got the number of the village that their name is of, so that targets go to the right village. Look at them before saving.
plan-edit-renumbered-which = See the lines with another number
plan-edit-renumbered-line = { $name }: { $from } in the file, { $to } in the commune's book
plan-edit-no-rows = There is no line of a village yet.
plan-edit-sums = Make the total row the sum of the villages
plan-edit-rates = Compute every rate again from its count and the line's households (overwrites the rates)
plan-edit-reason = Why it is corrected, for whoever looks later
plan-edit-looked = Computed again, not saved: { $changed } cells differ from the older version, { $findings } findings remain (see the end of the page).
plan-edit-look = Compute again
plan-edit-add-row = Add a line
plan-edit-save = Save the correction
plan-edit-not-confirmed = Saving is not confirming. A correction is a draft until the commune confirms it.
plan-row = Line { $n }
plan-table-title = The annex, village by village
plan-table-what = Thousands take a point, decimals a comma; what is not known stays blank. Changed cells have a heavy edge. Clearing a whole line removes it.
plan-save-title = Compute again or save
plan-stated-title = What the plan's text sets for the commune
plan-stated-what = Copy it as the paper says; leave blank what it does not say.
plan-stated-poor-cut = Poor households fewer
plan-stated-poor-cut-rate = Rate of poor households fewer (%)
plan-stated-near-cut = Near-poor households fewer
plan-stated-near-cut-rate = Rate of near-poor households fewer (%)
plan-theirs = the other version says: { $value }
plan-meanwhile-title = Not saved: { $who } saved version { $version } at { $at }
plan-meanwhile-kept = Everything typed is still there. Cells that were not touched show that version's figures. Look again, then press “Save the correction” once more to save a newer version.
plan-meanwhile-clashes = { $n } cells were filled differently by both: the figures just typed are kept, the other version's stand below them.
plan-meanwhile-changes = The other version changed { $n } places

plan-upload-page = Load a plan
plan-upload-title = Load a plan's annex from a file
plan-upload-sub = The file is read and checked first; nothing is saved until you press save.
plan-upload-year = Plan of the year
plan-upload-year-wrong = Write the plan's year in four digits, such as 2027.
plan-upload-file = The annex (CSV or XLSX)
plan-upload-columns = One line a village under a heading: number, village, households, poor, rate, near-poor, rate, rates and counts of the cuts. Leave blank what is not known.
plan-upload-look = Read and check
plan-upload-sheet = { $file }, sheet “{ $sheet }”
plan-read-many-sheets = The file has several sheets ({ $names }), and which of them is the plan's annex is not clear. Keep the sheet with the annex, delete the others, save, and load it again.
plan-upload-unnamed = a file without a name

plan-split-page = Proposed split
plan-split-title = Proposed split of the targets of { $year }
plan-split-sub = Computed from version { $version }. It is a proposal to discuss, not a target.
plan-method-title = How it is split
plan-method-1 = The commune's target in the plan's text, times the village's households at the start, over the commune's households at the start, is the village's exact share.
plan-method-2 = Each village gets the whole part of it.
plan-method-3 = What is left goes out one household a village, the largest remainder first; where these are equal, the village with more households first, and then the order of the annex.
plan-method-4 = No village gets more than the households it has.
plan-split-poor = Poor: all { $target } split over { $baseline } poor households at the start.
plan-split-poor-capped = Poor: only { $given } of { $target } could be split, because the commune has { $baseline } poor households at the start.
plan-split-poor-none = Poor: cannot be split yet. The text must say how many fewer, and every village needs its poor households at the start.
plan-split-near = Near-poor: all { $target } split over { $baseline } near-poor households at the start.
plan-split-near-capped = Near-poor: only { $given } of { $target } could be split, because the commune has { $baseline } near-poor households at the start.
plan-split-near-none = Near-poor: cannot be split yet. The text must say how many fewer, and every village needs its near-poor households at the start.
plan-split-near-register = Near-poor households at the start are the register's, because the annex does not give them all.
plan-shares-title = Village by village
plan-shares-poor = Poor
plan-shares-near = Near-poor
plan-share-baseline = At the start
plan-share-exact = Exact share
plan-share-whole = Whole part
plan-share-more = One more
plan-share-part = Proposed cut
plan-share-now = In this version now
plan-split-take-what = When taken, Progress and the villages' phones use these figures for the time being, marked as a proposal everywhere, until the commune confirms them.
plan-split-take = Use this proposal for now

plan-confirm-page = Confirm the plan
plan-confirm-title = Confirm the plan of { $year }
plan-confirm-sub = Version { $version }. Once confirmed, Progress and the villages' phones use these targets.
plan-confirm-already = This version is confirmed.
plan-confirm-blocked = Cannot be confirmed yet: { $nCount ->
    [one] { $n } finding about the targets has
   *[other] { $n } findings about the targets have
} to be corrected first
plan-confirm-others = { $n } findings about rates, names or blanks remain; they do not touch the targets and stay on the list.
plan-confirm-who = Who confirms
plan-confirm-what = Write who has the authority to confirm, and the day. Name and day are kept with the plan and written into the journal.
plan-confirm-name = Name of whoever confirms
plan-confirm-on = Day (day/month/year)
plan-confirm-paper = Number of the paper, if any
plan-confirm-no-name = Write the name of whoever confirms.
plan-confirm-wrong-day = Write the day like 12/11/2026; it cannot be a day to come.
plan-confirm-renames = Once confirmed, the register, the reports and the village heads' phones call villages as the plan does: { $names }.
plan-confirm-rename = { $from } becomes { $to }
plan-confirm-button = Confirm
plan-targets-title = Targets to be confirmed, village by village

office-done-plan-saved = The plan is saved. This version is a draft until the commune confirms it.
office-done-plan-proposed = The proposed split is taken. It is called a proposal everywhere until the commune confirms it.
office-done-plan-confirmed = The plan is confirmed.
office-done-plan-stale = Nothing was done: someone just saved another version of this plan. Look at it and try again.

plan-begin-page = Begin a plan year
plan-begin-link = Begin the new plan year
plan-next-waits = On to { $year }: not open yet
plan-next-open = On to { $year }: everything is there
plan-next-what = See what beginning a year does
plan-next-chairman = When both are there, the chairman begins the year on this very page.
plan-begin-title = Begin the plan year { $year }
plan-begin-what = When the new year begins
plan-begin-1 = Progress, reports and the villages' phones go over to the plan of { $year }.
plan-begin-2 = What the commune recognised at the end of { $old } becomes the start of { $year }; households that left are no part of it.
plan-begin-3 = Visits of { $old } stay as they are, but the movement of { $old } cannot be computed again: print and keep the reports of { $old } first.
plan-begin-4 = This cannot be taken back. Make a backup first.
plan-begin-waits = It waits for
plan-begin-closed = The review of { $old } is decided and closed.
plan-begin-targets = The plan of { $year } is confirmed.
plan-begin-closed-waits = Still waits for the decision on the yearly review of { $old }, which closes { $old }.
plan-begin-targets-waits = Still waits for the plan of { $year } to be confirmed.
plan-begin-sure = Reports of { $old } are printed and kept, and a backup is made
plan-begin-tick = Tick that reports are printed and a backup is made, then press again.
plan-begin-button = Begin { $year }
office-done-plan-begun = The new plan year has begun.
office-done-plan-begin-stale = Nothing was done: the register changed just now. Look again and repeat.
