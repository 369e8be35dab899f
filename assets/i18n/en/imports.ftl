# The list of households and importing it from Excel or CSV files. Only the commune's computer uses these.

## A file that does not read as a table
sheet-empty = There is nothing in the file. Check that it is the right one and choose again.
sheet-too-large = The file is larger than { $most } MB and was not read. Leave out pictures and sheets that are not needed, or split it by village, then load it again.
sheet-password = The file is locked by a password. Open it in Excel, remove the password (File, Info, Protect Workbook), save it, then load it again.
sheet-old-workbook = The file is of the old Excel form (.xls). Open it in Excel, choose Save As, "Excel Workbook (.xlsx)", then load it again.
sheet-other-workbook = The file is a workbook of another program. Open it, save it as Excel (.xlsx) or CSV, then load it again.
sheet-not-a-table = The file is neither an Excel workbook (.xlsx) nor CSV. Choose the file with the list.
sheet-bomb = The file is packed far beyond the ordinary and would fill the memory, so it was not opened. Open it in Excel, copy the list alone into a new file, then load it again.
sheet-broken = The file is damaged or was not downloaded whole. Try to open it in Excel; if it opens, save it and load it again, if not, ask for it again.
sheet-encoding = Line { $line } has letters that are not Unicode (TCVN3 or VNI, perhaps). Convert the file to Unicode (UTF-8), then load it again.
sheet-lost-characters = Line { $line } has letters that were lost before (the character �). Take the original, save it as Unicode (UTF-8), then load it again.
sheet-many-sheets = The file has several sheets: { $names }. Choose the one with the list.
sheet-no-such-sheet = The file has no sheet named "{ $name }". Choose again.
sheet-too-many-rows = The file has more than { $most } rows. Split it by village and load one file after the other.
sheet-too-wide = Row { $row } has more than { $most } columns. Leave out columns that are not needed, then load it again.
sheet-too-long = Cell { $cell } has more than { $most } characters. Shorten it, then load it again.

## A cell that does not read
sheet-value-not-a-number = "{ $found }" is not a number. Write it in digits.
sheet-value-not-whole = "{ $found }" is not a whole number. Write a whole number without decimals.
sheet-value-ambiguous = "{ $found }" has a point that may mean thousands or decimals. Write the number without a point.
sheet-value-not-a-date = "{ $found }" is no day of the calendar. Write day/month/year such as 02/03/1969, or the year alone.
sheet-value-fault = The cell shows an error of Excel ({ $found }). Mend the cell in Excel, then load it again.
sheet-value-formula = The cell is a formula without its result. Open the file in Excel, save it and load it again, or write the value itself.
