//! Who this phone is: its key, its enrolment, its settings.

use ed25519_dalek::SigningKey;
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest as _, Sha256};

use super::columns::{parse, read_json, time, variant, write_json};
use super::ids::Ids;
use super::view::*;
use super::{Result, Store, StoreError, Touched, figures, meetings, outbox};
use crate::domain::ids::DeviceId;
use crate::protocol::enrol::{CommuneInfo, EnrolAnswer, EnrolRequest, VillageInfo};
use crate::protocol::error::Code;
use crate::protocol::request::signed_text;
use crate::protocol::signed::{Signed, sign};

impl Store {
    pub(super) fn status(&mut self) -> Result<Status> {
        let plan = figures::plan(&self.db)?;
        let (pending, needs_attention, drafts, households, last_at, last_agreed, stopped) =
            self.db.prepare_cached(include_str!("sql/status.sql"))?.query_row([], |row| {
                Ok((
                    row.get(0)?,
                    row.get(1)?,
                    row.get(2)?,
                    row.get(3)?,
                    row.get::<_, Option<i64>>(4)?,
                    row.get::<_, Option<bool>>(5)?,
                    row.get::<_, Option<String>>(6)?,
                ))
            })?;
        Ok(Status {
            enrolment: enrolment(&self.db)?.map(|(enrolment, _)| enrolment),
            year: plan.as_ref().map(|plan| plan.year),
            plan_status: plan.map(|plan| plan.status),
            pending,
            needs_attention,
            drafts,
            households,
            last_sync: last_at.map(|at| LastSync { at: time(at), agreed: last_agreed }),
            stopped: stopped.as_deref().map(variant::<Code>).transpose()?,
            closed: meetings::closed(&self.db)?,
            settings: self.settings()?,
        })
    }

    fn settings(&self) -> Result<Settings> {
        let found = self
            .db
            .prepare_cached(include_str!("sql/settings.sql"))?
            .query_row([], |row| {
                let theme: String = row.get(2)?;
                Ok(Settings {
                    lang: row.get(0)?,
                    text: row.get(1)?,
                    theme: Theme::from_code(&theme),
                    location: row.get(3)?,
                })
            })
            .optional()?;
        Ok(found.unwrap_or_default())
    }

    pub(super) fn save_settings(&mut self, settings: Settings) -> Result<()> {
        self.write(|db, _| {
            db.prepare_cached(include_str!("sql/put_settings.sql"))?.execute(params![
                settings.lang,
                settings.text,
                settings.theme.code(),
                settings.location
            ])?;
            Ok(())
        })
    }

    pub(super) fn enrol_key(&mut self, code: String, now: Now) -> Result<EnrolKey> {
        // Hashed with a name of its own, so that no id of any command is ever made of the same bytes.
        let fresh: [u8; 32] =
            Sha256::new().chain_update(b"so-thon device key").chain_update(now.random).finalize().into();
        let secret: Vec<u8> = self.write(|db, _| {
            // A key stands for one phone at the commune, so another code begins with another key.
            db.execute(include_str!("sql/forget_other_key.sql"), [&code])?;
            db.execute(include_str!("sql/put_next_key.sql"), params![code, fresh.as_slice()])?;
            Ok(db.query_row(include_str!("sql/next_key.sql"), [], |row| row.get(0))?)
        })?;
        Ok(EnrolKey { public: hex::encode(key_of(secret)?.verifying_key().as_bytes()) })
    }

    pub(super) fn sign_enrolment(&mut self, request: EnrolRequest) -> Result<Signed> {
        let secret: Option<Vec<u8>> = self
            .db
            .query_row(include_str!("sql/next_key_of_code.sql"), [&request.code], |row| row.get(0))
            .optional()?;
        let secret = secret.ok_or_else(|| StoreError::invalid("no_enrolment_key"))?;
        Ok(Signed::seal(&request, &key_of(secret)?)?)
    }

    pub(super) fn save_enrolment(&mut self, answer: EnrolAnswer, server: String) -> Result<()> {
        let commune = write_json(&answer.commune)?;
        let villages = write_json(&answer.villages)?;
        self.write(|db, touched| {
            let before = enrolment(db)?;
            let (_, _, stopped): (Option<String>, bool, Option<String>) = db
                .prepare_cached(include_str!("sql/sync_state.sql"))?
                .query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
            let stopped = stopped.as_deref().map(variant::<Code>).transpose()?;
            let chain = match &before {
                None => 1,
                Some((old, _)) if old.commune.code != answer.commune.code => {
                    // Another commune's register and this one's waiting work must never mix.
                    return Err(StoreError::invalid("other_commune"));
                }
                Some((old, chain)) if old.device == answer.device => *chain,
                Some((_, chain)) => chain + 1,
            };
            db.prepare_cached(include_str!("sql/put_enrolment.sql"))?.execute(params![
                chain,
                answer.device.to_string(),
                answer.person,
                server.trim_end_matches('/'),
                commune,
                villages
            ])?;
            db.execute(include_str!("sql/take_next_key.sql"), [])?;
            db.execute(include_str!("sql/forget_next_key.sql"), [])?;
            db.execute(include_str!("sql/set_stopped.sql"), [None::<String>])?;
            if let Some((_, old)) = before.as_ref().filter(|(_, old)| *old != chain) {
                if stopped == Some(Code::UnknownDevice) {
                    // The commune was put back to before this phone was enrolled: it has nothing of that log.
                    outbox::wait_again(db, *old, 1)?;
                }
                outbox::move_waiting(db, chain)?;
                super::changes::begin_full_pull(db)?;
            }
            touched.all = true;
            Ok(())
        })
    }

    pub(super) fn sign_request(&mut self, method: String, path: String, now: Now) -> Result<RequestSignature> {
        let (enrolment, _) = enrolment(&self.db)?.ok_or_else(|| StoreError::invalid("not_enrolled"))?;
        let key = key_or_not_enrolled(&self.db)?;
        let nonce = Ids::new(&now).next_id().to_string();
        let text = signed_text(&method, &path, &enrolment.device.to_string(), &nonce);
        Ok(RequestSignature { device: enrolment.device, nonce, signature: sign(&key, text.as_bytes()) })
    }
}

/// Takes over which villages are this phone's: the office may have handed one on, or given another.
pub(super) fn take_villages(db: &Connection, villages: &[VillageInfo], touched: &mut Touched) -> Result<()> {
    let changed = enrolment(db)?.is_some_and(|(enrolment, _)| enrolment.villages != villages);
    if changed {
        db.prepare_cached(include_str!("sql/set_villages.sql"))?.execute([write_json(&villages)?])?;
        touched.all = true;
    }
    Ok(())
}

/// The enrolment, and the log that is being written under it.
pub(super) fn enrolment(db: &Connection) -> Result<Option<(Enrolment, i64)>> {
    let row = db
        .prepare_cached(include_str!("sql/enrolment.sql"))?
        .query_row([], |row| {
            Ok((
                row.get::<_, i64>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, String>(2)?,
                row.get::<_, String>(3)?,
                row.get::<_, String>(4)?,
                row.get::<_, String>(5)?,
            ))
        })
        .optional()?;
    let Some((chain, device, person, server, commune, villages)) = row else { return Ok(None) };
    let enrolment = Enrolment {
        device: parse::<DeviceId>(&device)?,
        commune: read_json::<CommuneInfo>(&commune)?,
        person,
        villages: read_json::<Vec<VillageInfo>>(&villages)?,
        server,
    };
    Ok(Some((enrolment, chain)))
}

pub(super) fn key_or_not_enrolled(db: &Connection) -> Result<SigningKey> {
    let secret: Option<Vec<u8>> = db.query_row(include_str!("sql/device_key.sql"), [], |row| row.get(0)).optional()?;
    key_of(secret.ok_or_else(|| StoreError::invalid("not_enrolled"))?)
}

fn key_of(secret: Vec<u8>) -> Result<SigningKey> {
    let bytes = <[u8; 32]>::try_from(secret).map_err(|_| StoreError::Corrupt("device key".to_owned()))?;
    Ok(SigningKey::from_bytes(&bytes))
}
