### The plan: figures that do not agree, errors in reading the annex, and the proposed split.

## Columns of the annex

plan-column-number = row number
plan-column-village = village
plan-column-households = all households (column 1)
plan-column-poor = poor households (column 2)
plan-column-poor-rate = poor rate (column 3)
plan-column-near = near-poor households (column 4)
plan-column-near-rate = near-poor rate (column 5)
plan-column-poor-cut-rate = poor reduction rate (column 6)
plan-column-poor-cut = poor households fewer (column 7)
plan-column-near-cut-rate = near-poor reduction rate (column 8)
plan-column-near-cut = near-poor households fewer (column 9)

# At the start of a sentence
plan-sum-of-households = All households
plan-sum-of-poor = Poor households at the start
plan-sum-of-near = Near-poor households at the start
plan-sum-of-poor-cut = Poor households fewer
plan-sum-of-near-cut = Near-poor households fewer

plan-kind-poor-cut = poor households
plan-kind-near-cut = near-poor households
plan-and = { $first } and { $last }
plan-range = { $least }–{ $most }
plan-range-open = { $least } or more

## Severity

plan-severity-error = Does not agree
plan-severity-warning = To be looked at
plan-severity-note = Noted

## Findings

finding-sums-disagree = { $column }: { $parts }.
finding-sums-disagree-sum = { $villages } villages add up to { $sum }
finding-sums-disagree-sum-blank = { $villages } villages add up to { $sum } ({ $blank } blank)
finding-sums-disagree-total = the total row prints { $total }
finding-sums-disagree-stated = the text says { $stated }

finding-stated-above-baseline = The text cuts { $stated } { $kind }, but the commune has only { $baseline }.

finding-cut-above-baseline = { $villages } villages are to lose more { $kind } than they have, such as { $village }: has { $baseline }, to lose { $cut }.
finding-cut-above-baseline-one = { $village } is to lose more { $kind } than it has: has { $baseline }, to lose { $cut }.
finding-cut-above-baseline-line = has { $baseline }, to lose { $cut }

finding-capped-sum-disagrees = With each village losing at most the { $kind } it has, the cuts add up to { $capped }, still not the { $stated } of the text.

finding-cut-equals-baseline = { $villages } villages are to lose all the { $kind } they have: { $list }. Please check.
finding-cut-equals-baseline-line = has { $baseline }, to lose all { $cut }

finding-target-missing = { $list } has no target for { $kind }.
finding-target-missing-many = { $villages } villages have no target for { $kind }: { $list }.

finding-stated-rates-disagree = The text: { $poor_cut } poor households at { $poor_rate } means { $poor_implied } households in all, { $near_cut } near-poor at { $near_rate } means { $near_implied }: these do not agree.
finding-stated-rates-disagree-shares = With { $households } households, { $poor_share } are poor at the start and { $poor_share_after } after the plan.

finding-stated-rate-against-households = The text: { $cut } { $kind } of { $households } households is { $computed }, not { $rate }.

finding-households-missing = The column of all households (column 1) is blank, so the rates of column 3 (3 = 2/1) and column 5 (5 = 4/1) cannot be worked out.

finding-near-baseline-missing = { $blank } of { $villages } villages have no near-poor households to start from (column 4), so the near-poor target can be neither measured nor split.

finding-column-empty = Column { $column } is blank for every village.
finding-column-partly-filled = Column { $columns } is blank for { $blank } of { $villages } villages.

finding-total-row-other-table = Total row: { $columns } all belong to { $implied } households, not to the commune's { $households }. These columns look like the remains of another table, such as the province's.
finding-total-row-other-table-all = Total row: { $columns } all belong to { $implied } households, not to the commune's { $households }. Columns 3 to 9 look like the remains of another table, such as the province's.

finding-rows-other-table = { $villages } villages have rates that belong to more households than the whole commune ({ $households }), such as { $village }: { $implied }.
finding-rows-other-table-line = the rates belong to { $implied } households

finding-row-rates-disagree = { $villages } villages have rates in one row that do not agree, such as { $village }: { $parts }.
finding-row-rates-disagree-total = The total row has rates that do not agree: { $parts }.
finding-row-rates-disagree-part = { $column } belongs to { $implied } households
finding-row-rates-disagree-none = { $column } belongs to no number of households

finding-rate-against-count = Column { $column }: { $villages } villages have a rate that is not the count over all households, such as { $village }: printed { $rate }, worked out { $computed }.
finding-rate-against-count-line = printed { $rate }, worked out { $computed }
finding-rate-against-count-total = Total row: { $count } households at { $rate } in column { $column } means { $implied } households in all, not { $households }.
finding-rate-against-count-total-none = Total row: { $count } households cannot be { $rate } in column { $column }.

finding-rate-above100 = Column { $column } has a rate above 100 %.
finding-rate-above100-line = printed { $rate }

finding-count-above-households = { $villages } villages have more poor and near-poor households than households, such as { $village }: { $poor } + { $near } of { $households }.
finding-count-above-households-line = { $poor } poor + { $near } near-poor of { $households } households

finding-total-row-missing = The annex has no total row to check against.

finding-row-numbers = Row numbers are not right: { $parts }.
finding-row-numbers-repeated = { $repeated } rows repeat a number or have none
finding-row-numbers-left-out = number { $left_out } is left out

finding-names-repeated = Village names are repeated: { $list }.

finding-name-not-vietnamese = Village names with a word that Vietnamese cannot spell, perhaps scanned wrongly: { $list }. The commune confirms the name.
finding-name-not-vietnamese-item = { $village } (“{ $word }”)
finding-name-not-vietnamese-line = “{ $word }”

finding-name-near-place-word = Village names with a mark that may be wrong: { $list }. The commune confirms the name.
finding-name-near-place-word-item = { $village } (close to “{ $likely }”)
finding-name-near-place-word-line = close to “{ $likely }”

finding-column-not-read = Column “{ $heading }” is not part of this annex and was not read.

finding-line = Row { $row } { $village }
finding-line-with = Row { $row } { $village }: { $detail }
finding-baseline-item = { $village } { $baseline }

## Errors in reading a file. Each says what to do; nothing has been loaded.

plan-read-at-row = Row { $row }: { $what }
plan-read-at-column = Row { $row }, column { $column }: { $what }
plan-read-at-cell = Row { $row }, column { $column } “{ $heading }”: { $what }
plan-read-nothing-loaded = Nothing was loaded; the old figures stand.

plan-read-empty = The file is empty. Choose the plan's annex, saved as CSV.
plan-read-too-large = The file is too large, more than { $most } bytes. A commune's annex is far smaller: choose the right file.
plan-read-workbook = This is a workbook, not CSV yet. Open it, choose Save as, type “CSV UTF-8”, and load the new file.
plan-read-binary = this file is not a table of text. Choose the plan's annex, saved as CSV UTF-8.
plan-read-encoding = letters in an old encoding (such as TCVN3, VNI or Windows-1258), byte { $offset }. Open the original file, save it as Excel (.xlsx) or “CSV UTF-8”, and load the new file; text in .VnTime fonts is turned into Unicode with Unikey first.
plan-read-broken-utf16 = The file is cut off or broken (UTF-16). Save it again as “CSV UTF-8” and load the new file.
plan-read-lost-characters = letters lost their marks when the file was saved before (they became � or ?). Open the original file, save it as Excel (.xlsx) or “CSV UTF-8”, and load the new file.
plan-read-no-heading = The heading of the annex was not found (row number, village, all households, poor households, …). Choose the right file, or add the heading.
plan-read-missing-column = the heading lacks the column { $name }. Add it, blank cells will do, and load again.
plan-read-repeated-column = the column { $name } is there twice. Remove one or change its heading, and load again.
plan-read-too-many-rows = The file has more than { $most } rows. A commune's annex has far fewer: choose the right file.
plan-read-too-long = the row or a cell is too long, perhaps a quote is missing. Mend the row and load again.
plan-read-short-row = only { $found } cells, the heading has { $expected }. Add the blank cells, or remove the row if it is not part of the annex.
plan-read-long-row = { $found } cells, the heading has { $expected }. A number with a comma must stand in quotes, such as "0,02", or save the file with semicolons.
plan-read-no-rows = There are no villages under the heading. Choose the right file.
plan-read-no-name = figures but no village name. Fill in the name, or remove the row.
plan-read-second-total = a second total row. Keep only one.
plan-read-not-a-number = “{ $value }” is not a number. Write a number, or leave it blank.
plan-read-formula = the cell is a formula without a result. Open the file in Excel, save it and load it again, or write the figure itself.
plan-read-negative = “{ $value }” is below 0. Write a cut as a positive number.
plan-read-not-whole = “{ $value }” is not a whole number of households. If thousands are meant, write the digits together, such as 14386.
plan-read-ambiguous-point = “{ $value }” has a point that may mean two things. Thousands take a point and three digits, such as 14.386; decimals take a comma, such as 1,5.
plan-read-too-large-number = “{ $value }” is too large or has too many digits. Mend it.

plan-about-toml = The file of targets is not of the right form: { $detail }
plan-about-rate = The rate “{ $value }” is not right: percent, at most two decimals, such as 7,27.

## commune plan check

plan-check-clean = { $file }: { $villages } villages, everything agrees.
plan-check-found = { $file }: { $villages } villages, { $count } points do not agree. The plan can only be loaded as a draft.
plan-check-no-targets = The targets of the text are not given (--targets, or --poor-cut and the others), so nothing was checked against the text.
plan-check-cannot-open = Cannot open { $file }: { $detail }

## Proposed split

plan-proposal = Proposed target, not confirmed by the commune.
plan-proposal-poor = Proposed: { $cut } households split by each village's poor households at the start of the year.
plan-proposal-near = Proposed: { $cut } households split by each village's near-poor households at the start of the year.
plan-proposal-near-none = The near-poor target is not split, because the plan has no near-poor households at the start of the year.

# Importing a points table of B1: faults of the file, in the office and on the command line
points-fault-line = Line { $line }: { $what }
points-fault-line-column = Line { $line }, column “{ $column }”: { $what }
points-error-no_heading = there is no line of column names. Begin the file with: group, item, condition, points, region, area.
points-error-missing_column = the column “{ $column }” is missing. Add it and import again.
points-error-empty = is empty. Fill it in, or drop the whole line.
points-error-not_a_number = “{ $found }” is not a number of points. Write a whole number, such as 15.
points-error-twice = “{ $found }” stands in an earlier line of the same item. Drop one, or tell the conditions apart.
points-error-unknown_area = “{ $found }” is no area. Write “rural” or “urban”.
points-error-several_regions = “{ $found }” is another region or area than the lines above. A file has one of each; make two files.
points-error-one_row_item = the item “{ $found }” has one condition, so there is nothing to choose. Add the others.
points-error-no_rows = there is no line under the column names. Write the items and conditions and import again.
points-error-too_long = a cell is longer than 300 characters, often for want of a closing quotation mark. Mend it and import again.
points-error-too_large = The file is larger than 1 MB, so it is no points table. Choose the right CSV file.
points-error-not_text = the file is not UTF-8 text. Open it in a spreadsheet, save it as “CSV UTF-8”, and import again.
points-error-other = this line does not read. Compare it with the pattern.
points-form-id = The id needs small letters, digits and dashes, at most 40.
points-form-source = Say which instrument the table is from, in at most 200 letters.
points-form-no-file = No file was chosen, or it is empty.
