//! A long list of which only the visible stretch is in the page: twenty thousand rows cost no more than sixty.
//!
//! Rows differ in height (a name wraps, letters grow), so the list is cut into chunks. A chunk in view is measured;
//! one never seen is estimated from those that were. The arithmetic is here and pure; drawing is [`LongList`].

use std::collections::BTreeMap;
use std::ops::Range;

use dioxus::prelude::*;

/// Rows of one chunk.
pub const CHUNK_ROWS: u32 = 20;

/// A row's height in CSS pixels before any was measured.
const FIRST_GUESS: f64 = 80.0;

/// Heights known so far.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Heights {
    measured: BTreeMap<u32, f64>,
}

impl Heights {
    /// Notes a chunk's height; answers whether that was news.
    pub fn note(&mut self, chunk: u32, height: f64) -> bool {
        let news = height > 0.0 && self.measured.get(&chunk).is_none_or(|old| (old - height).abs() > 0.5);
        if news {
            self.measured.insert(chunk, height);
        }
        news
    }

    /// Forgets everything: another list, or another text size.
    pub fn clear(&mut self) {
        self.measured.clear();
    }

    /// The window that draws chunks `first..end` of a list of `total` rows.
    pub fn around(&self, first: u32, end: u32, total: u32) -> Window {
        let sum = |chunks: Range<u32>| chunks.map(|chunk| self.of(chunk, total)).sum();
        Window { first, end, above: sum(0..first), below: sum(end..total.div_ceil(CHUNK_ROWS)) }
    }

    fn of(&self, chunk: u32, total: u32) -> f64 {
        self.measured.get(&chunk).copied().unwrap_or_else(|| self.row_guess() * f64::from(rows_of(chunk, total)))
    }

    fn row_guess(&self) -> f64 {
        let (sum, rows) =
            self.measured.values().fold((0.0, 0.0), |(sum, rows), height| (sum + height, rows + f64::from(CHUNK_ROWS)));
        if rows > 0.0 { sum / rows } else { FIRST_GUESS }
    }
}

/// The stretch to draw, with the height of what is left out above and below.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Window {
    /// First chunk drawn.
    pub first: u32,
    /// The chunk after the last one drawn.
    pub end: u32,
    /// CSS pixels above.
    pub above: f64,
    /// CSS pixels below.
    pub below: f64,
}

impl Window {
    /// The rows of the stretch.
    pub fn rows(&self, total: u32) -> Range<u32> {
        self.first * CHUNK_ROWS..(self.end * CHUNK_ROWS).min(total)
    }
}

/// How many rows a chunk has.
pub fn rows_of(chunk: u32, total: u32) -> u32 {
    total.saturating_sub(chunk.saturating_mul(CHUNK_ROWS)).min(CHUNK_ROWS)
}

/// Chooses the stretch: what is in view, and one view more on either side.
pub fn window(heights: &Heights, total: u32, scrolled: f64, view: f64) -> Window {
    let view = view.max(400.0);
    let (from, to) = (scrolled - view, scrolled + 2.0 * view);
    let mut found = Window { first: 0, end: 0, above: 0.0, below: 0.0 };
    let mut top = 0.0;
    for chunk in 0..total.div_ceil(CHUNK_ROWS) {
        let height = heights.of(chunk, total);
        let bottom = top + height;
        if bottom < from {
            found.first = chunk + 1;
            found.above = bottom;
        } else if top <= to {
            found.end = chunk + 1;
        } else {
            found.below += height;
        }
        top = bottom;
    }
    found.end = found.end.max(found.first);
    found
}

/// Draws the rows given for `window`; `rows` are those of [`Window::rows`], already made.
#[component]
pub fn LongList(
    window: Window,
    total: u32,
    label: String,
    rows: Vec<Element>,
    onmeasure: EventHandler<(u32, f64)>,
) -> Element {
    let mut rows = rows.into_iter();
    let chunks: Vec<(u32, Vec<Element>)> = (window.first..window.end)
        .map(|chunk| (chunk, rows.by_ref().take(usize::try_from(rows_of(chunk, total)).unwrap_or(0)).collect()))
        .collect();
    rsx! {
        div { class: "rows long-list", role: "list", aria_label: label,
            div { class: "left-out", role: "presentation", height: "{window.above}px" }
            for (chunk , rows) in chunks {
                div {
                    key: "{chunk}",
                    role: "presentation",
                    onresize: move |event| {
                        if let Ok(size) = event.get_border_box_size() {
                            onmeasure.call((chunk, size.height));
                        }
                    },
                    for row in rows {
                        {row}
                    }
                }
            }
            div { class: "left-out", role: "presentation", height: "{window.below}px" }
        }
    }
}
