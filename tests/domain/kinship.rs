//! What a family's people are to a new head.

use rstest::rstest;
use so_thon::domain::kinship::proposed;
use so_thon::domain::member::Relation;

#[rstest]
#[case::a_widow_s_children_stay_her_children(Relation::Spouse, Relation::Child, Some(Relation::Child))]
#[case::her_husband_is_her_spouse(Relation::Spouse, Relation::Head, Some(Relation::Spouse))]
#[case::a_son_s_father_is_his_parent(Relation::Child, Relation::Head, Some(Relation::Parent))]
#[case::a_son_s_brother_is_his_sibling(Relation::Child, Relation::Child, Some(Relation::Sibling))]
#[case::a_grandchild_may_be_his_child_or_nephew(Relation::Child, Relation::Grandchild, None)]
#[case::a_child_in_law_may_be_his_wife_or_his_brother_s(Relation::Child, Relation::ChildInLaw, None)]
#[case::nobody_is_known_to_someone_unrelated(Relation::Other, Relation::Child, None)]
fn a_relation_is_proposed_only_where_it_holds_in_every_family(
    #[case] new_head: Relation,
    #[case] was: Relation,
    #[case] expected: Option<Relation>,
) {
    assert_eq!(proposed(new_head, was), expected);
}

#[test]
fn a_head_who_stays_changes_nobody() {
    for relation in Relation::ALL {
        assert_eq!(proposed(Relation::Head, relation), Some(relation));
    }
}

#[test]
fn nobody_else_is_proposed_as_head() {
    for new_head in Relation::ALL.into_iter().filter(|relation| *relation != Relation::Head) {
        for was in Relation::ALL {
            assert_ne!(proposed(new_head, was), Some(Relation::Head), "{new_head:?} {was:?}");
        }
    }
}
