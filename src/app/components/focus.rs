//! Puts the focus on a field by its id, as soon as it is on the page: for jumps from the list of what is open.

use std::rc::Rc;

use dioxus::prelude::*;

/// The id of the element that is to have the focus; emptied when it has it.
#[derive(Clone, Copy)]
pub struct FocusWish(pub Signal<Option<String>>);

/// To be given as `onmounted` to the element with this id. Without a [`FocusWish`] around it does nothing.
pub fn use_focus(id: String) -> Callback<MountedEvent> {
    let wish = use_hook(try_consume_context::<FocusWish>);
    let mut mounted = use_signal(|| None::<Rc<MountedData>>);
    use_effect(move || {
        let Some(FocusWish(mut wish)) = wish else { return };
        if wish.read().as_ref() != Some(&id) {
            return;
        }
        let Some(element) = mounted.read().clone() else { return };
        wish.set(None);
        spawn(async move {
            // An element that is gone again, or cannot take the focus, is no harm.
            let _ = element.set_focus(true).await;
        });
    });
    use_callback(move |event: MountedEvent| mounted.set(Some(event.data())))
}
