//! What people are to a new head, told from what they were to the old one: a proposal, which a person confirms.
//!
//! Only what holds in every family is proposed. A grandchild of the old head may be the new head's child or nephew:
//! nothing is proposed there.

use super::member::Relation;

/// What someone who was `was` to the old head is to a new head who was `new_head` to the old one. `None` asks.
pub const fn proposed(new_head: Relation, was: Relation) -> Option<Relation> {
    use Relation::{Child, ChildInLaw, Grandchild, Grandparent, Head, Other, Parent, Sibling, Spouse};
    match (new_head, was) {
        (Head, same) => Some(same),
        (Spouse, Head) => Some(Spouse),
        (Spouse, Child) => Some(Child),
        (Spouse, ChildInLaw) => Some(ChildInLaw),
        (Spouse, Grandchild) => Some(Grandchild),
        (Child, Head | Spouse) => Some(Parent),
        (Child, Child) | (Sibling, Head | Sibling) => Some(Sibling),
        (Child, Parent) | (Grandchild, Head | Spouse) => Some(Grandparent),
        (Parent, Head | Sibling) => Some(Child),
        (Parent, Spouse) => Some(ChildInLaw),
        (Parent, Child) | (Grandparent, Head | Sibling) => Some(Grandchild),
        (Parent, Parent) => Some(Spouse),
        (Sibling, Parent) => Some(Parent),
        (Sibling, Grandparent) => Some(Grandparent),
        (_, Other) => Some(Other),
        _ => None,
    }
}
