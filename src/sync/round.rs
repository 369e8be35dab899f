//! One round: look, decide, act, until there is nothing more to do.

use serde::{Deserialize, Serialize};

use super::decide::{Pulled, Seen, Step, decide};
use super::photos;
use super::pull::{Page, pull};
use super::push::{Pushed, push};
use super::transport::Http;
use super::{Clock, SyncError};
use crate::protocol::MAX_ENTRIES;
use crate::protocol::error::Code;
use crate::store::{StoreHandle, SyncState};

/// A round never takes more steps than this, whatever a commune answers.
const MAX_STEPS: u32 = 1_200;
/// Times that a commune may ask for older entries in one round.
const MAX_RESENDS: u32 = 3;

/// What a round did.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SyncReport {
    /// Entries that the commune answered for.
    pub sent: u32,
    /// Records pulled.
    pub pulled: u32,
    /// Whether the phone's figures equal the commune's; `None` when they could not be compared.
    pub agreed: Option<bool>,
    /// Photos that the commune has whole now.
    #[serde(default)]
    pub photos: u32,
    /// Why a photo still waits; the round is well all the same.
    #[serde(default)]
    pub photos_wait: Option<SyncError>,
    /// Why the round did not reach its end.
    pub error: Option<SyncError>,
}

/// What a round is doing, for the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "step")]
pub enum SyncStep {
    /// Sending entry `entry` of `of`.
    Sending {
        /// From 1.
        entry: u32,
        /// How many there were at the start.
        of: u32,
    },
    /// Pulling; so many records so far.
    Pulling {
        /// Records so far.
        records: u32,
    },
    /// Pulling everything again, since the figures differed.
    Repairing,
    /// The digests were compared.
    Compared {
        /// Whether they agreed.
        agreed: Option<bool>,
    },
}

/// Runs one round. An error is part of the report: what was done before it stays done.
pub async fn run_once(store: &StoreHandle, http: &impl Http, clock: &impl Clock) -> SyncReport {
    run_once_with(store, http, clock, |_| {}).await
}

/// Runs one round and tells `on_step` what it is doing.
pub async fn run_once_with(
    store: &StoreHandle,
    http: &impl Http,
    clock: &impl Clock,
    mut on_step: impl FnMut(SyncStep),
) -> SyncReport {
    let mut round = Round::default();
    let error = round.run(store, http, clock, &mut on_step).await.err();
    SyncReport {
        sent: round.sent,
        pulled: round.records,
        agreed: round.agreed,
        photos: round.photos,
        photos_wait: round.photos_wait,
        error,
    }
}

struct Round {
    sent: u32,
    records: u32,
    agreed: Option<bool>,
    pushes: u32,
    pages: u32,
    resends: u32,
    idle: u32,
    resend_from: Option<u64>,
    batch: u32,
    pulled: Pulled,
    repaired: bool,
    waiting_at_start: u32,
    photos: u32,
    photos_wait: Option<SyncError>,
}

impl Default for Round {
    fn default() -> Self {
        Self {
            sent: 0,
            records: 0,
            agreed: None,
            pushes: 0,
            pages: 0,
            resends: 0,
            idle: 0,
            resend_from: None,
            batch: u32::try_from(MAX_ENTRIES).unwrap_or(100),
            pulled: Pulled::Nothing,
            repaired: false,
            waiting_at_start: 0,
            photos: 0,
            photos_wait: None,
        }
    }
}

impl Round {
    async fn run(
        &mut self,
        store: &StoreHandle,
        http: &impl Http,
        clock: &impl Clock,
        on_step: &mut impl FnMut(SyncStep),
    ) -> Result<(), SyncError> {
        for step in 0..MAX_STEPS {
            let state = store.sync_state().await?;
            if step == 0 {
                self.waiting_at_start = state.waiting;
            }
            let server = state.enrolment.as_ref().map(|enrolment| enrolment.server.clone()).unwrap_or_default();
            match decide(&self.seen(&state)) {
                Step::Enrol => return Err(SyncError::NotEnrolled),
                Step::Halt(code) => return Err(SyncError::Stopped(code)),
                Step::Push { from } => {
                    on_step(SyncStep::Sending { entry: self.sent + 1, of: self.waiting_at_start.max(self.sent + 1) });
                    let pushed = push(store, http, clock, &server, from, self.batch).await?;
                    self.note_push(pushed, from, &state)?;
                }
                Step::Pull => {
                    on_step(SyncStep::Pulling { records: self.records });
                    self.note_page(pull(store, http, clock, &server, state.cursor.as_deref()).await?);
                }
                Step::PullEverything => {
                    on_step(SyncStep::Repairing);
                    store.begin_full_pull().await?;
                    self.repaired = true;
                    self.pulled = Pulled::Nothing;
                }
                Step::Finish => {
                    if let Pulled::All { agreed } = self.pulled {
                        self.agreed = agreed;
                        store.note_sync(clock.now().at, agreed).await?;
                        on_step(SyncStep::Compared { agreed });
                        // Last of all, and no reason for a round to fail: what is left is sent in the next one.
                        match photos::send(store, http, clock, &server).await {
                            Ok(photos) => self.photos = photos,
                            Err(SyncError::Stopped(code)) => return Err(SyncError::Stopped(code)),
                            Err(error) => self.photos_wait = Some(error),
                        }
                    }
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    fn seen(&self, state: &SyncState) -> Seen {
        Seen {
            enrolled: state.enrolment.is_some(),
            stopped: state.stopped,
            waiting: state.waiting,
            resend_from: self.resend_from,
            pushes: self.pushes,
            pulled: self.pulled,
            pages: self.pages,
            repaired: self.repaired,
        }
    }

    fn note_push(&mut self, pushed: Pushed, from: Option<u64>, state: &SyncState) -> Result<(), SyncError> {
        self.pushes += 1;
        match pushed {
            Pushed::Nothing if from.is_some() => {
                // It asks for entries that this log never had: the log there is not this one's.
                return Err(SyncError::Refused(Code::Gap));
            }
            Pushed::Nothing => {}
            Pushed::Receipt(applied) => {
                self.sent += applied.left;
                self.resend_from = None;
                if applied.left == 0 && from.is_none() && applied.waiting >= state.waiting {
                    // It names nothing of the batch. Once may mean that it stopped sending, which the next look shows;
                    // more than once it would go on for ever.
                    self.idle += 1;
                    if self.idle > 1 {
                        return Err(SyncError::BadAnswer);
                    }
                }
            }
            Pushed::SendFrom(seq) => {
                self.resends += 1;
                if self.resends > MAX_RESENDS || from == Some(seq) {
                    return Err(SyncError::Refused(Code::Gap));
                }
                self.resend_from = Some(seq);
            }
            Pushed::SendFewer => self.batch = (self.batch / 2).max(1),
        }
        Ok(())
    }

    fn note_page(&mut self, page: Page) {
        self.pages += 1;
        match page {
            Page::Taken { applied, more } => {
                self.records += applied.records;
                self.pulled = if more { Pulled::More } else { Pulled::All { agreed: applied.agreed } };
            }
            Page::StartOver => {
                // Everything is about to be pulled: a mismatch at its end is not repaired by the same again.
                self.repaired = true;
                // And before the pull goes what the commune lacks, or its answer would not hold this phone's work.
                self.pulled = Pulled::Nothing;
            }
        }
    }
}
