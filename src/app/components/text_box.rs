//! The one thing that is typed into: a line, or several. Everything with letters in it is drawn around it.

use dioxus::prelude::*;

use super::field_text::{FieldText, use_field_text};

/// A field that is typed into. What is in it is its own; see [`FieldText`].
#[component]
pub fn TextBox(
    id: String,
    /// The text that the screen holds for it.
    value: String,
    /// Lines to show; one is an input, more are a text area.
    #[props(default = 1)]
    lines: i64,
    #[props(default)] class: &'static str,
    #[props(default = "text")] kind: &'static str,
    /// `text`, `numeric`, `tel`, `url`: which keyboard comes up.
    #[props(default = "text")]
    inputmode: &'static str,
    #[props(default = "off")] autocomplete: &'static str,
    /// What the keyboard's own key says.
    enterkeyhint: Option<&'static str>,
    /// Most letters; more are not taken.
    maxlength: Option<i64>,
    placeholder: Option<String>,
    /// What a screen reader says, where no label is around it.
    label: Option<String>,
    /// The id of the sentence that says more.
    described_by: Option<String>,
    #[props(default)] wrong: bool,
    /// Where the screen puts the focus into it or empties it itself.
    kept: Option<FieldText>,
    oninput: EventHandler<String>,
    #[props(default)] onleft: EventHandler<()>,
    #[props(default)] onenter: EventHandler<()>,
    #[props(default)] onmounted: EventHandler<MountedEvent>,
) -> Element {
    let own = use_field_text();
    let kept = kept.unwrap_or(own);
    let begun = kept.begin(&value);
    let mounted = {
        let kept = kept.clone();
        use_callback(move |event: MountedEvent| {
            kept.mounted(&event);
            onmounted.call(event);
        })
    };
    let entered = {
        let kept = kept.clone();
        use_callback(move |()| kept.entered())
    };
    let left = {
        let kept = kept.clone();
        use_callback(move |()| {
            kept.left();
            onleft.call(());
        })
    };
    let input = use_callback(move |event: FormEvent| {
        kept.typed(&event.value());
        oninput.call(event.value());
    });
    rsx! {
        // A list of one: with another key it is another field.
        for (made , first) in [begun] {
            if lines > 1 {
                textarea {
                    key: "{made}",
                    id: "{id}",
                    class,
                    rows: lines,
                    maxlength,
                    placeholder: placeholder.clone(),
                    aria_label: label.clone(),
                    aria_describedby: described_by.clone(),
                    aria_invalid: wrong.then_some("true"),
                    initial_value: "{first}",
                    onmounted: mounted,
                    onfocus: move |_| entered(()),
                    onblur: move |_| left(()),
                    oninput: input,
                }
            } else {
                input {
                    key: "{made}",
                    id: "{id}",
                    class,
                    r#type: kind,
                    inputmode,
                    autocomplete,
                    autocapitalize: if kind == "search" { Some("off") } else { None },
                    enterkeyhint,
                    spellcheck: "false",
                    maxlength,
                    placeholder: placeholder.clone(),
                    aria_label: label.clone(),
                    aria_describedby: described_by.clone(),
                    aria_invalid: wrong.then_some("true"),
                    initial_value: "{first}",
                    onmounted: mounted,
                    onfocus: move |_| entered(()),
                    onblur: move |_| left(()),
                    oninput: input,
                    onkeydown: move |event| {
                        if event.key() == Key::Enter {
                            onenter.call(());
                        }
                    },
                }
            }
        }
    }
}
