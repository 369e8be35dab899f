//! The next step of a round, case by case; and how long to wait after one that failed.

use std::time::Duration;

use proptest::prelude::*;
use rstest::rstest;
use so_thon::protocol::error::Code;
use so_thon::store::StoreError;
use so_thon::sync::{MAX_PAUSE, Pulled, Seen, Step, SyncError, backoff, decide};

fn seen() -> Seen {
    Seen {
        enrolled: true,
        stopped: None,
        waiting: 0,
        resend_from: None,
        pushes: 0,
        pulled: Pulled::Nothing,
        pages: 0,
        repaired: false,
    }
}

const ALL_AGREED: Pulled = Pulled::All { agreed: Some(true) };
const ALL_DIFFER: Pulled = Pulled::All { agreed: Some(false) };
const ALL_UNKNOWN: Pulled = Pulled::All { agreed: None };

#[rstest]
#[case::not_enrolled(Seen { enrolled: false, ..seen() }, Step::Enrol)]
#[case::stopped(Seen { stopped: Some(Code::Revoked), waiting: 3, ..seen() }, Step::Halt(Code::Revoked))]
#[case::push_goes_first(Seen { waiting: 3, ..seen() }, Step::Push { from: None })]
#[case::from_where_the_commune_asks(Seen { waiting: 3, resend_from: Some(2), ..seen() }, Step::Push { from: Some(2) })]
#[case::history_alone_is_sent_again(Seen { resend_from: Some(1), ..seen() }, Step::Push { from: Some(1) })]
#[case::nothing_to_send(seen(), Step::Pull)]
#[case::pushes_are_bounded(Seen { waiting: 9_999, pushes: 50, ..seen() }, Step::Pull)]
#[case::more_pages(Seen { pulled: Pulled::More, pages: 7, ..seen() }, Step::Pull)]
#[case::work_made_during_the_pull_waits(Seen { waiting: 1, pulled: Pulled::More, ..seen() }, Step::Pull)]
#[case::pages_are_bounded(Seen { pulled: Pulled::More, pages: 500, ..seen() }, Step::Finish)]
#[case::agreed(Seen { pulled: ALL_AGREED, ..seen() }, Step::Finish)]
#[case::not_comparable(Seen { pulled: ALL_UNKNOWN, waiting: 1, ..seen() }, Step::Finish)]
#[case::mismatch_is_repaired(Seen { pulled: ALL_DIFFER, ..seen() }, Step::PullEverything)]
#[case::once(Seen { pulled: ALL_DIFFER, repaired: true, ..seen() }, Step::Finish)]
fn next_step(#[case] seen: Seen, #[case] step: Step) {
    assert_eq!(decide(&seen), step);
}

#[rstest]
#[case(SyncError::Offline, true)]
#[case(SyncError::Timeout, true)]
#[case(SyncError::BadAnswer, true)]
#[case(SyncError::Refused(Code::Busy), true)]
#[case(SyncError::Refused(Code::Unavailable), true)]
#[case(SyncError::Refused(Code::UsedEnrolmentCode), false)]
#[case(SyncError::Stopped(Code::Revoked), false)]
#[case(SyncError::ForgedReceipt, false)]
#[case(SyncError::Store(StoreError::DiskFull), true)]
#[case(SyncError::Store(StoreError::Gone), false)]
fn errors_say_whether_to_try_again(#[case] error: SyncError, #[case] again: bool) {
    assert_eq!(error.try_again(), again);
}

#[test]
fn pauses_grow_to_their_bound() {
    assert_eq!(backoff(0, 0), Duration::from_secs(1));
    assert_eq!(backoff(u32::MAX, 0), MAX_PAUSE / 2);
}

proptest! {
    #[test]
    fn pause_is_between_half_and_all(attempt in any::<u32>(), random in any::<u64>()) {
        let least = backoff(attempt, 0);
        let pause = backoff(attempt, random);
        prop_assert!(pause >= least && pause <= least * 2 && pause <= MAX_PAUSE);
    }
}
