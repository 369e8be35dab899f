//! The text in a field is the field's own while somebody types: the field tells what is in it and is not written back to.
//!
//! In a native window each keystroke travels to the program and the drawing back to the page. A field that is written to
//! at every drawing gets the text of a moment ago and loses the letters typed since. So a field gets its text once, when
//! it is made. A text that comes from elsewhere (an answer taken over, an undo, a cleared search) makes a new field, which
//! begins with that text and has the focus if the old one had it.

use std::cell::RefCell;
use std::rc::Rc;

use dioxus::prelude::*;

/// What is known of the text in a field.
#[derive(Debug, Default)]
struct State {
    /// Counts the fields made so far: the key of the one on the page.
    made: u32,
    /// The text that it was made with.
    first: String,
    /// The text that is in it, as far as it has told.
    now: String,
    /// Whether somebody is typing in it.
    focused: bool,
    /// Whether the next one is to have the focus.
    wanted: bool,
}

/// The text of one field.
#[derive(Debug, Clone, Default)]
pub struct FieldText(Rc<RefCell<State>>);

impl PartialEq for FieldText {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl FieldText {
    /// The key of the field and the text that it is made with, for a screen that holds `text` for it.
    pub fn begin(&self, text: &str) -> (u32, String) {
        let mut state = self.0.borrow_mut();
        if state.now != text {
            state.made = state.made.wrapping_add(1);
            state.first = text.to_owned();
            state.now = text.to_owned();
            state.wanted |= state.focused;
        }
        (state.made, state.first.clone())
    }

    /// The field tells what is in it now.
    pub fn typed(&self, text: &str) {
        text.clone_into(&mut self.0.borrow_mut().now);
    }

    /// Somebody came to the field.
    pub fn entered(&self) {
        self.0.borrow_mut().focused = true;
    }

    /// Somebody left it.
    pub fn left(&self) {
        self.0.borrow_mut().focused = false;
    }

    /// The next field made has the focus: after a press that empties it.
    pub fn want_focus(&self) {
        self.0.borrow_mut().wanted = true;
    }

    /// A field is on the page.
    pub fn mounted(&self, event: &MountedEvent) {
        if std::mem::take(&mut self.0.borrow_mut().wanted) {
            let element = event.data();
            spawn(async move {
                // A field that is gone again cannot take the focus, which is no harm.
                let _ = element.set_focus(true).await;
            });
        }
    }
}

/// The text of a field, kept between drawings.
pub fn use_field_text() -> FieldText {
    use_hook(FieldText::default)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_never_makes_a_new_field_whatever_the_screen_draws_in_between() {
        let text = FieldText::default();
        let first = text.begin("");
        // Three letters come before the first is drawn.
        text.typed("H");
        text.typed("Hà");
        text.typed("Hà ");
        assert_eq!(text.begin("Hà "), first);
    }

    #[test]
    fn a_text_from_elsewhere_makes_a_field_that_begins_with_it() {
        let text = FieldText::default();
        let (before, _) = text.begin("");
        text.typed("1500000");
        let (after, first) = text.begin("1.500.000");
        assert_ne!(after, before);
        assert_eq!(first, "1.500.000");
        assert_eq!(text.begin("1.500.000"), (after, first));
    }

    #[test]
    fn a_screen_that_goes_back_to_what_the_field_began_with_empties_it() {
        let text = FieldText::default();
        let (before, _) = text.begin("");
        text.typed("ly");
        text.begin("ly");
        assert_ne!(text.begin("").0, before, "the search was cleared");
    }
}
