### Progress: trend, movement, who sent when.

progress-newer-plan = There is a newer version { $version }, not confirmed, with { $n } findings.
progress-own-villages = Villages in charge
progress-own-only = Only the villages in charge.
progress-all-villages = all villages
progress-people = { $nCount ->
    [one] { $n } person
   *[other] { $n } people
}

progress-trend-poor = Poor households fewer, month by month
progress-trend-near = Near-poor households fewer, month by month
progress-trend-none = The plan year has not begun.
progress-trend-target = target { $n }
progress-trend-surveyed = surveyed { $n }
progress-trend-recognised = recognised { $n }
progress-trend-label-poor = Poor households fewer, month by month: surveyed { $surveyed }, recognised { $recognised }, target { $target }
progress-trend-label-near = Near-poor households fewer, month by month: surveyed { $surveyed }, recognised { $recognised }, target { $target }
progress-trend-table = As a table
progress-trend-month = End of month
progress-trend-of-month = Month { $month }
progress-trend-short-month = { $month }

progress-sync-label = Last sync:
progress-sync-heard = { $n } of { $total } villages were heard of within { $days } days.
progress-sync-quiet-one = { $village } was not heard of since { $at }.
progress-sync-never-one = { $village } was never heard of.
progress-sync-quiet-many = { $n } villages were not.
progress-sync-link = See each village and whom to call
progress-sync-link-own = See when it was last sent
progress-sync-title = Last sync of each village
progress-sync-what = { $nCount ->
    [one] { $n } village
   *[other] { $n } villages
} not heard of for more than { $days } days first, the longest on top.
progress-sync-last = Last heard of
progress-sync-person = Holder of the phone
progress-sync-phone = Telephone, device
progress-sync-never = never
progress-sync-no-phone = no phone yet
progress-sync-village = the phone of { $who } was heard of at { $at }.
progress-sync-village-quiet = not heard of for more than 7 days, last at { $at }. Call { $who }.
progress-sync-village-never = the phone of { $who } was never heard of.

progress-movement-page = Movement
progress-movement-title-poor = Movement of the poor in { $year }, village by village
progress-movement-title-near = Movement of the near-poor in { $year }, village by village
progress-movement-sub-surveyed = By the villages' review, not recognised by the commune.
progress-movement-sub-recognised = By the commune's decisions.
progress-movement-choices = Poor or near-poor, surveyed or recognised
progress-choice-poor-surveyed = Poor, surveyed
progress-choice-poor-recognised = Poor, recognised
progress-choice-near-surveyed = Near-poor, surveyed
progress-choice-near-recognised = Near-poor, recognised
progress-movement-table = Village by village, households and people
progress-movement-what = Press a number of households for the names. A household that moved between two villages is in both and not in the commune's line.
progress-movement-formula = Column 9 = 1 − 2 − 3 − 4 + 5 + 6 + 7 + 8, for households and for people. Surveyed is the village's result; recognised is after the chairman's decision. Press a figure for the names.
progress-movement-link = See village by village
progress-figure-label = { $place }, { $what }
progress-back-to-movement = ← Movement by village
progress-names-page = Names
progress-names-title-poor = Poor, column { $line }: { $what }, { $place }, { $year }
progress-names-title-near = Near-poor, column { $line }: { $what }, { $place }, { $year }
progress-names-sub = { $households } households, { $people } people, { $track }.
progress-basis-surveyed = as surveyed
progress-basis-recognised = as recognised
progress-names-none = No household.
progress-names-list = { $nCount ->
    [one] { $n } household
   *[other] { $n } households
}
progress-names-logged = Opening this list was written into the journal.
progress-col-now-surveyed = This year's review
progress-col-now-recognised = Recognised

progress-map = See the map
progress-print = Print this page
progress-print-how = Press Ctrl + P to print, A4 landscape.
progress-print-back = ← Progress
progress-no-register = The register has no household yet
progress-no-register-what = Load the list of households from an Excel or CSV file; this page has figures from then on.
progress-due-label = Due:
progress-due = { $what }: { $state }.

## The table of progress as a file
progress-paper-sheet = Targets
progress-paper-title = POVERTY REDUCTION IN { $year } AGAINST THE TARGETS
progress-paper-under = (Figures as of { $date })
progress-paper-unit = Unit: households
progress-paper-poor = Poor households
progress-paper-near = Near-poor households
progress-paper-start = Start of year
progress-paper-target = Target: fewer by
progress-paper-surveyed = Surveyed by villages
progress-paper-recognised = Recognised by the commune
progress-paper-fewer = Fewer by
progress-paper-left = Still lacking
progress-paper-review = To be reviewed
progress-paper-to-review = In total
progress-paper-reviewed = Reviewed
progress-paper-remark = A negative figure is a rise since the start of the year. Surveyed is what the villages' forms found, not yet what the commune recognised.
progress-paper-lacks-sheet = Indicators
progress-paper-lacks-title = HOUSEHOLDS FOUND POOR IN { $year } BY DEPRIVED INDICATOR
progress-paper-found = Found poor
progress-paper-lacking = Of them, deprived of
progress-paper-lacks-remark = Only households with a form of this year that were found poor. A household deprived of several indicators counts in each.

## The start of the year: register and plan
progress-start-title = Register and plan begin the year with other figures
progress-start-poor = Poor at the start of the year: { $register } in the register, { $plan } in the plan; they differ in { $count } villages: { $names }
progress-start-near = Near-poor at the start of the year: { $register } in the register, { $plan } in the plan; they differ in { $count } villages: { $names }
progress-start-village = { $village } (register { $register }, plan { $plan })
progress-start-more = {"; …"}
progress-start-next = Targets are counted from the start of the year. Import the whole list of households, or correct the plan, before the figures below are used.
