//! A round of sync against answers that no commune should give: it ends, says why, and keeps everything. Rounds
//! against a real commune are in `tests/e2e`.

use std::cell::{Cell, RefCell};

use rstest::rstest;
use so_thon::protocol::changes::{Changes, Cursor};
use so_thon::protocol::error::{Code, ErrorBody};
use so_thon::protocol::receipt::Outcome;
use so_thon::store::{Now, Store, StoreError, StoreHandle};
use so_thon::sync::{self, Clock, Http, HttpError, Request, Response, SyncError, run_once};
use tempfile::TempDir;

use crate::phone::{KEY, Phone, database, now, receipt_for, sign};

/// A network that answers each request by a rule, and counts them.
struct Network<F> {
    rule: F,
    requests: RefCell<Vec<Request>>,
}

impl<F: Fn(&Request) -> Result<Response, HttpError>> Network<F> {
    fn new(rule: F) -> Self {
        Self { rule, requests: RefCell::default() }
    }
}

impl<F: Fn(&Request) -> Result<Response, HttpError>> Http for Network<F> {
    async fn send(&self, request: Request) -> Result<Response, HttpError> {
        let answer = (self.rule)(&request);
        self.requests.borrow_mut().push(request);
        answer
    }
}

struct Ticks(Cell<u64>);

impl Clock for Ticks {
    fn now(&self) -> Now {
        self.0.set(self.0.get() + 1);
        now(self.0.get())
    }
}

fn ticks() -> Ticks {
    Ticks(Cell::new(1_000_000))
}

fn refusal(status: u16, code: Code, expected_seq: Option<u64>) -> Response {
    Response { status, headers: vec![], body: serde_json::to_vec(&ErrorBody { code, expected_seq }).unwrap() }
}

fn changes(next: &str, more: bool) -> Response {
    let changes =
        Changes { records: vec![], next: Cursor(next.to_owned()), more, digests: Default::default(), villages: None };
    Response { status: 200, headers: vec![], body: serde_json::to_vec(&changes).unwrap() }
}

/// A phone with one visit that waits, behind its handle.
async fn phone_with_a_visit() -> (TempDir, StoreHandle) {
    let folder = TempDir::new().unwrap();
    Phone::ready_in(folder.path()).visit(1);
    let handle = handle(&folder).await;
    (folder, handle)
}

async fn handle(folder: &TempDir) -> StoreHandle {
    let path = database(folder.path());
    StoreHandle::spawn(move || Store::open(&path, &KEY)).await.unwrap()
}

#[rstest]
#[case::no_network(Err(HttpError::Unreachable), SyncError::Offline)]
#[case::no_answer(Err(HttpError::Timeout), SyncError::Timeout)]
#[case::login_page(Ok(Response { status: 200, headers: vec![], body: b"<html>WiFi".to_vec() }), SyncError::BadAnswer)]
#[case::page_not_found(Ok(Response { status: 404, headers: vec![], body: b"<html>".to_vec() }), SyncError::BadAnswer)]
#[case::proxy_down(Ok(Response { status: 502, headers: vec![], body: vec![] }), SyncError::Refused(Code::Unavailable))]
#[case::busy(Ok(refusal(429, Code::Busy, None)), SyncError::Refused(Code::Busy))]
#[case::revoked(Ok(refusal(403, Code::Revoked, None)), SyncError::Stopped(Code::Revoked))]
#[case::not_known(Ok(refusal(401, Code::UnknownDevice, None)), SyncError::Stopped(Code::UnknownDevice))]
#[case::gap_that_cannot_be(Ok(refusal(409, Code::Gap, Some(50))), SyncError::Refused(Code::Gap))]
#[case::gap_without_end(Ok(refusal(409, Code::Gap, Some(1))), SyncError::Refused(Code::Gap))]
#[case::one_entry_too_large(Ok(refusal(413, Code::TooLarge, None)), SyncError::Refused(Code::TooLarge))]
#[tokio::test]
async fn bad_answer_ends_the_round_and_keeps_everything(
    #[case] answer: Result<Response, HttpError>,
    #[case] error: SyncError,
) {
    let (_folder, store) = phone_with_a_visit().await;
    let network = Network::new(move |_: &Request| answer.clone());
    let report = run_once(&store, &network, &ticks()).await;
    assert_eq!(report.error, Some(error));
    assert_eq!((report.sent, store.status().await.unwrap().pending), (0, 1));
    assert!(network.requests.borrow().len() < 10);
}

#[tokio::test]
async fn stopped_phone_asks_nobody_until_it_is_resumed() {
    let (_folder, store) = phone_with_a_visit().await;
    store.stop(Code::Revoked).await.unwrap();
    let network = Network::new(|_: &Request| Err(HttpError::Unreachable));
    assert_eq!(run_once(&store, &network, &ticks()).await.error, Some(SyncError::Stopped(Code::Revoked)));
    assert!(network.requests.borrow().is_empty());
    store.resume().await.unwrap();
    assert_eq!(run_once(&store, &network, &ticks()).await.error, Some(SyncError::Offline));
}

#[tokio::test]
async fn receipt_of_another_key_is_forged_and_nothing_leaves() {
    let (_folder, store) = phone_with_a_visit().await;
    let outgoing = store.next_batch(None, 200, now(1)).await.unwrap().unwrap();
    let batch: so_thon::protocol::batch::Batch = outgoing.signed.open(&outgoing.signed.key).unwrap();
    let mut receipt = sign(&receipt_for(&batch, |_| Outcome::Accepted));
    receipt.signature = receipt.signature.replace(['1', '2', '3'], "4");
    let body = serde_json::to_vec(&receipt).unwrap();
    let network = Network::new(move |_: &Request| Ok(Response { status: 200, headers: vec![], body: body.clone() }));
    assert_eq!(run_once(&store, &network, &ticks()).await.error, Some(SyncError::ForgedReceipt));
    assert_eq!(store.status().await.unwrap().pending, 1);
}

#[tokio::test]
async fn fork_in_a_receipt_stops_the_round_as_a_fork() {
    let (_folder, store) = phone_with_a_visit().await;
    let outgoing = store.next_batch(None, 200, now(1)).await.unwrap().unwrap();
    let batch: so_thon::protocol::batch::Batch = outgoing.signed.open(&outgoing.signed.key).unwrap();
    let fork = Outcome::Refused { code: Code::Fork, field: String::new() };
    let body = serde_json::to_vec(&sign(&receipt_for(&batch, |_| fork.clone()))).unwrap();
    let network = Network::new(move |_: &Request| Ok(Response { status: 200, headers: vec![], body: body.clone() }));
    assert_eq!(run_once(&store, &network, &ticks()).await.error, Some(SyncError::Stopped(Code::Fork)));
    assert_eq!(network.requests.borrow().len(), 1);
    assert_eq!(store.status().await.unwrap().pending, 1);
}

#[tokio::test]
async fn pages_that_never_end_end() {
    let folder = TempDir::new().unwrap();
    drop(Phone::ready_in(folder.path()));
    let store = handle(&folder).await;
    let network = Network::new(|_: &Request| Ok(changes("same", true)));
    assert_eq!(run_once(&store, &network, &ticks()).await.error, Some(SyncError::BadAnswer));
    assert_eq!(network.requests.borrow().len(), 2);
}

#[tokio::test]
async fn cursor_that_the_commune_does_not_know_begins_a_full_pull() {
    let folder = TempDir::new().unwrap();
    drop(Phone::ready_in(folder.path()));
    let store = handle(&folder).await;
    let network = Network::new(|request: &Request| {
        Ok(if request.url.contains("after=") { refusal(400, Code::BadCursor, None) } else { changes("5", false) })
    });
    assert_eq!(run_once(&store, &network, &ticks()).await.error, None);
    assert_eq!(network.requests.borrow().len(), 2);
    // The commune has nothing: what it no longer names is off the list.
    assert_eq!(store.status().await.unwrap().households, 0);
}

#[tokio::test]
async fn phone_that_is_not_enrolled_asks_nobody() {
    let folder = TempDir::new().unwrap();
    let store = handle(&folder).await;
    let network = Network::new(|_: &Request| Err(HttpError::Unreachable));
    assert_eq!(run_once(&store, &network, &ticks()).await.error, Some(SyncError::NotEnrolled));
    assert!(network.requests.borrow().is_empty());
}

#[rstest]
#[case(Code::UsedEnrolmentCode)]
#[case(Code::ExpiredEnrolmentCode)]
#[case(Code::UnknownEnrolmentCode)]
#[tokio::test]
async fn enrolment_code_that_is_no_good_says_so(#[case] code: Code) {
    let folder = TempDir::new().unwrap();
    let store = handle(&folder).await;
    let network = Network::new(move |_: &Request| Ok(refusal(403, code, None)));
    let error = sync::enrol(&store, &network, "http://127.0.0.1:1", "1234 5678", "máy thử", now(1)).await;
    assert_eq!(error, Err(SyncError::Refused(code)));
    assert!(store.status().await.unwrap().enrolment.is_none());
}

#[tokio::test]
async fn store_whose_thread_ended_answers_gone() {
    let open = || -> Result<Store, StoreError> { panic!("a defect while opening") };
    assert_eq!(StoreHandle::spawn(open).await.err(), Some(StoreError::Gone));
}

#[tokio::test]
async fn handles_are_equal_when_they_are_of_one_store() {
    let folder = TempDir::new().unwrap();
    let (first, second) = (handle(&folder).await, handle(&folder).await);
    assert_eq!(first, first.clone());
    assert_ne!(first, second);
}
