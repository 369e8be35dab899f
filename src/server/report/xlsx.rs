//! Papers as a workbook, a sheet each: official headings merged, thin borders, Times New Roman, figures as numbers, A4.
//!
//! Text is written as text, never as a formula, whatever it begins with.

use chrono::{DateTime, Datelike, Utc};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, FormatUnderline, Workbook, Worksheet, XlsxError,
};

use super::paper::{Paper, PaperRow, RowKind, Value};
use crate::server::sheet::write::text_cell;

/// Millimetres of a column in Excel's widths.
const WIDTH_OF_MM: f64 = 0.52;
/// Millimetres of a point.
const MM_OF_POINT: f64 = 0.3528;
/// Pages that a sheet may be long and still be drawn on one, by row heights; spreadsheets draw rows about a sixth lower.
const LONGEST_ON_ONE: f64 = 1.42;
/// Points of a line of text.
const LINE: f64 = 15.0;
/// A4, by Excel's number.
const A4: u8 = 9;
/// Column of the name in a list.
const NAME: usize = 2;
const FONT: &str = "Times New Roman";
const WHOLE: &str = "#,##0;-#,##0;\"–\"";
const RATE: &str = "#,##0.00";

/// Writes the workbook; `at` is its day of making, so that the same papers give the same bytes.
///
/// # Errors
/// When the workbook cannot be written.
pub fn workbook(papers: &[Paper], at: DateTime<Utc>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let made = u16::try_from(at.year()).ok().zip(u8::try_from(at.month()).ok()).zip(u8::try_from(at.day()).ok());
    if let Some(((year, month), day)) = made {
        let made = ExcelDateTime::from_ymd(year, month, day)?;
        let title = papers.first().map_or("", |paper| paper.title.as_str());
        book.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&made));
    }
    for paper in papers {
        let sheet = book.add_worksheet();
        sheet.set_name(&paper.sheet)?;
        Writer { paper, sheet, row: 0, more: 0.0 }.write()?;
    }
    book.save_to_buffer()
}

struct Writer<'a> {
    paper: &'a Paper,
    sheet: &'a mut Worksheet,
    row: u32,
    /// Points by which the rows so far are higher than a line each.
    more: f64,
}

fn plain() -> Format {
    Format::new().set_font_name(FONT).set_font_size(12).set_align(FormatAlign::VerticalCenter)
}

fn centred() -> Format {
    plain().set_align(FormatAlign::Center)
}

fn bordered() -> Format {
    plain().set_font_size(11).set_border(FormatBorder::Thin)
}

fn column(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

impl Writer<'_> {
    fn write(mut self) -> Result<(), XlsxError> {
        for (at, width) in self.paper.widths.iter().enumerate() {
            self.sheet.set_column_width(column(at), f64::from(*width) * WIDTH_OF_MM)?;
        }
        self.page()?;
        self.letterhead()?;
        let first = self.row;
        self.headings()?;
        let last = self.row.saturating_sub(1);
        self.sheet.set_repeat_rows(first, last)?;
        let paper = self.paper;
        for row in &paper.rows {
            self.line(row)?;
        }
        self.below()?;
        let pages = u16::from(self.nearly_one_page());
        self.sheet.set_print_fit_to_pages(1, pages);
        Ok(())
    }

    /// Whether the sheet is so little longer than a page that it is better drawn a little smaller than on two pages: the
    /// signatures would stand alone on the second.
    fn nearly_one_page(&self) -> bool {
        let (wide, high) = if self.paper.landscape { (266.0, 179.0) } else { (165.0, 257.0) };
        let widths = f64::from(self.paper.widths.iter().sum::<u32>());
        let scale = (wide / widths.max(1.0)).min(1.0);
        let points = f64::from(self.row) * LINE + self.more;
        points * MM_OF_POINT * scale <= high * LONGEST_ON_ONE
    }

    fn high(&mut self, row: u32, points: f64) -> Result<(), XlsxError> {
        self.sheet.set_row_height(row, points)?;
        self.more += points - LINE;
        Ok(())
    }

    fn page(&mut self) -> Result<(), XlsxError> {
        self.sheet.set_paper_size(A4);
        if self.paper.landscape {
            self.sheet.set_landscape();
            self.sheet.set_margins(0.6, 0.6, 0.6, 0.6, 0.3, 0.3);
        } else {
            self.sheet.set_portrait();
            self.sheet.set_margins(1.18, 0.59, 0.79, 0.79, 0.3, 0.3);
        }
        self.sheet.set_print_center_horizontally(true);
        self.sheet.set_footer("&C&\"Times New Roman\"&P/&N");
        Ok(())
    }

    fn last(&self) -> u16 {
        column(self.paper.numbers.len().saturating_sub(1))
    }

    /// Where the right half of the letterhead begins: after two fifths of the width.
    fn split(&self) -> u16 {
        let whole: u32 = self.paper.widths.iter().sum();
        let mut left = 0;
        for (at, width) in self.paper.widths.iter().enumerate() {
            left += width;
            if left * 5 >= whole * 2 {
                return column(at + 1).min(self.last());
            }
        }
        self.last()
    }

    /// Merges cells, or writes the one cell that there is.
    fn over(&mut self, from: u16, to: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
        if from < to {
            self.sheet.merge_range(self.row, from, self.row, to, text, format)?;
        } else {
            text_cell(self.sheet, self.row, from, text, Some(format))?;
        }
        Ok(())
    }

    /// A line over the whole width, as high as its text needs.
    fn across(&mut self, text: &str, format: &Format) -> Result<(), XlsxError> {
        let last = self.last();
        self.over(0, last, text, format)?;
        let row = self.row;
        self.high(row, LINE * lines(text, self.paper.widths.iter().sum()))?;
        self.row += 1;
        Ok(())
    }

    fn letterhead(&mut self) -> Result<(), XlsxError> {
        let paper = self.paper;
        let (bold, split, last) = (centred().set_bold(), self.split(), self.last());
        let underlined = bold.clone().set_underline(FormatUnderline::Single);
        let italic = centred().set_italic();
        if let Some(sample) = &paper.sample {
            self.across(sample, &bold)?;
        }
        for (left, right, formats) in [
            (&paper.authority[0], &paper.motto[0], (&bold, &bold)),
            (&paper.authority[1], &paper.motto[1], (&bold, &underlined)),
            (&paper.form, &paper.place_date, (&centred(), &italic)),
        ] {
            self.over(0, split.saturating_sub(1), left, formats.0)?;
            self.over(split, last, right, formats.1)?;
            self.row += 1;
        }
        self.row += 1;
        self.across(&paper.title, &bold.clone().set_font_size(14).set_text_wrap())?;
        self.across(&paper.under, &italic.clone().set_text_wrap())?;
        self.across(&paper.unit, &plain().set_italic().set_align(FormatAlign::Right))
    }

    fn headings(&mut self) -> Result<(), XlsxError> {
        let paper = self.paper;
        let format = bordered().set_bold().set_align(FormatAlign::Center).set_text_wrap();
        let top = self.row;
        for (level, cells) in (0_u32..).zip(&paper.heads) {
            for cell in cells {
                let (first, from) = (top + level, column(cell.column));
                let rows = u32::try_from(cell.rows).unwrap_or(1).max(1);
                let (last, to) = (first + rows - 1, column(cell.column + cell.columns.max(1) - 1));
                if (first, from) == (last, to) {
                    text_cell(self.sheet, first, from, &cell.text, Some(&format))?;
                } else {
                    self.sheet.merge_range(first, from, last, to, &cell.text, &format)?;
                }
            }
        }
        self.head_heights(top)?;
        self.row = top + u32::try_from(paper.heads.len()).unwrap_or(1);
        let format = bordered().set_italic().set_align(FormatAlign::Center).set_font_size(9);
        for (at, number) in paper.numbers.iter().enumerate() {
            text_cell(self.sheet, self.row, column(at), number, Some(&format))?;
        }
        self.row += 1;
        Ok(())
    }

    /// Rows of headings as high as their text needs: a merged cell does not stretch its rows by itself.
    fn head_heights(&mut self, top: u32) -> Result<(), XlsxError> {
        let paper = self.paper;
        let width = |from: usize, over: usize| paper.widths.iter().skip(from).take(over).sum::<u32>();
        let mut heights: Vec<f64> = vec![LINE; paper.heads.len()];
        for (level, cells) in paper.heads.iter().enumerate() {
            for cell in cells.iter().filter(|cell| cell.rows == 1) {
                let high = LINE * lines(&cell.text, width(cell.column, cell.columns));
                if let Some(height) = heights.get_mut(level) {
                    *height = height.max(high);
                }
            }
        }
        // What reaches down to the last row takes from there what the rows above do not give.
        for (level, cells) in paper.heads.iter().enumerate() {
            for cell in cells.iter().filter(|cell| cell.rows > 1) {
                let high = LINE * lines(&cell.text, width(cell.column, cell.columns));
                let given: f64 = heights.iter().skip(level).take(cell.rows - 1).sum();
                if let Some(height) = heights.get_mut(level + cell.rows - 1) {
                    *height = height.max(high - given);
                }
            }
        }
        for (level, height) in (0_u32..).zip(heights) {
            self.high(top + level, height)?;
        }
        Ok(())
    }

    fn line(&mut self, row: &PaperRow) -> Result<(), XlsxError> {
        let strong = |bold: bool| if bold { bordered().set_bold() } else { bordered() };
        let whole = matches!(row.kind, RowKind::Commune | RowKind::Heading);
        if row.kind == RowKind::Heading {
            let text = row.cells.first().map(|cell| cell.value.words()).unwrap_or_default();
            let last = self.last();
            self.over(0, last, &text, &strong(whole))?;
            self.row += 1;
            return Ok(());
        }
        let mut high = 1.0_f64;
        for (at, cell) in row.cells.iter().enumerate() {
            let to = column(at);
            // Of a list's households the head's name stands out.
            let base = strong(whole || (row.kind == RowKind::Head && at == NAME));
            let centred = base.clone().set_align(FormatAlign::Center);
            match &cell.value {
                Value::Empty => {
                    self.sheet.write_blank(self.row, to, &base)?;
                }
                Value::Whole(number) => {
                    let format = if at < 2 { centred } else { base.clone().set_num_format(WHOLE) };
                    self.sheet.write_number_with_format(self.row, to, as_number(*number), &format)?;
                }
                Value::Rate(hundredths) => {
                    let format = base.clone().set_num_format(RATE);
                    self.sheet.write_number_with_format(self.row, to, as_number(*hundredths) / 100.0, &format)?;
                }
                Value::Year(year) => {
                    self.sheet.write_number_with_format(self.row, to, f64::from(*year), &centred)?;
                }
                Value::Text(text) => {
                    let wide = self.paper.widths.get(at).copied().unwrap_or(20);
                    high = high.max(lines(text, wide));
                    let format = if at == 0 { centred } else { base };
                    text_cell(self.sheet, self.row, to, text, Some(&format.set_text_wrap()))?;
                }
            }
        }
        let row = self.row;
        self.high(row, LINE * high)?;
        self.row += 1;
        Ok(())
    }

    fn below(&mut self) -> Result<(), XlsxError> {
        let paper = self.paper;
        let small = plain().set_font_size(11).set_text_wrap().set_align(FormatAlign::Top);
        for remark in &paper.remarks {
            self.across(&remark.text, &small)?;
        }
        self.row += 1;
        let (split, last) = (self.split(), self.last());
        // Three blocks: recipients, the maker, the chairman.
        let middle = split + (last.saturating_sub(split)) / 2;
        let left = split.saturating_sub(1);
        let bold = centred().set_bold();
        let rows = paper.recipients.len().max(3);
        for at in 0..rows {
            if let Some(to) = paper.recipients.get(at) {
                let format = plain().set_font_size(11);
                self.over(0, left, to, &if at == 0 { format.set_bold().set_italic() } else { format })?;
            }
            for (block, from, to) in [(0, left + 1, middle), (1, middle + 1, last)] {
                let Some(lines) = paper.signatures.get(block) else { continue };
                if let Some(text) = lines.get(at) {
                    let done = at + 1 == lines.len();
                    self.over(from, to.max(from), text, &if done { centred().set_italic() } else { bold.clone() })?;
                }
            }
            self.row += 1;
        }
        Ok(())
    }
}

/// Lines that a text takes in so many millimetres, at 11 points: about five letters in eight millimetres, and no word is broken.
fn lines(text: &str, millimetres: u32) -> f64 {
    let most = usize::try_from(millimetres * 3 / 5).unwrap_or(1).max(1);
    let (mut lines, mut used) = (1_u32, 0_usize);
    for word in text.split_whitespace() {
        let long = word.chars().count();
        if used > 0 && used + 1 + long > most {
            lines += 1;
            used = long;
        } else {
            used += long + usize::from(used > 0);
        }
    }
    f64::from(lines)
}

/// A count as Excel keeps numbers.
fn as_number(value: i64) -> f64 {
    i32::try_from(value).map_or(f64::MAX, f64::from)
}
