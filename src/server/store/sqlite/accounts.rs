//! Users, their sessions, and the list of requests turned away.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row};

use super::desk::Desk;
use super::made;
use super::sql::{count, instant, ms, sql, write};
use crate::domain::ids::{CommuneCode, VillageId};
use crate::server::auth::Role;
use crate::server::store::{
    Account, AccountLists, Book, By, FeedLine, NewSession, Refusal, SessionLine, StoreError, User,
};

/// Adds a user; `false` when the name is taken.
pub(super) fn add_user(desk: &mut Desk<'_>, user: &User, by: &By) -> Result<bool, StoreError> {
    let added = desk.connection.prepare_cached(sql!("user_add"))?.execute((
        desk.code(),
        &user.name,
        &user.full_name,
        user.role.code(),
        &user.password_hash,
        ms(user.made_at),
        write("villages of a user", &user.villages)?,
        user.account.must_change,
    ))?;
    if added > 0 {
        let detail = serde_json::json!({ "role": user.role.code(), "villages": user.villages }).to_string();
        made::note(desk, Book::Change, &by.note("add_user", format!("user/{}", user.name), "", detail))?;
    }
    Ok(added > 0)
}

/// Users by name.
pub(super) fn users(connection: &Connection, commune: &CommuneCode) -> Result<Vec<User>, StoreError> {
    let mut statement = connection.prepare_cached(sql!("users_list"))?;
    let rows = statement.query_map([commune.as_str()], user_of)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// One user.
pub(super) fn user(connection: &Connection, commune: &CommuneCode, name: &str) -> Result<Option<User>, StoreError> {
    Ok(connection.prepare_cached(sql!("user_get"))?.query_row((commune.as_str(), name), user_of).optional()?)
}

/// Keeps a session and forgets expired ones.
pub(super) fn open_session(desk: &mut Desk<'_>, session: &NewSession) -> Result<(), StoreError> {
    desk.connection.prepare_cached(sql!("sessions_forget"))?.execute((desk.code(), ms(session.opened_at)))?;
    desk.connection.prepare_cached(sql!("session_add"))?.execute((
        desk.code(),
        session.token_hash,
        &session.user,
        ms(session.opened_at),
        ms(session.expires_at),
        session.waits,
        &session.about,
    ))?;
    Ok(())
}

/// The user of an open session, with its end.
pub(super) fn session(
    connection: &Connection,
    commune: &CommuneCode,
    token_hash: &[u8; 32],
    at: DateTime<Utc>,
    waits: bool,
) -> Result<Option<(User, DateTime<Utc>)>, StoreError> {
    let mut statement = connection.prepare_cached(sql!("session_user"))?;
    let found = statement
        .query_row((commune.as_str(), token_hash, ms(at), waits), |row| Ok((user_of(row)?, instant(row.get(10)?))));
    Ok(found.optional()?)
}

/// What the page of an account lists.
pub(super) fn lists(
    connection: &Connection,
    commune: &CommuneCode,
    name: &str,
    at: DateTime<Utc>,
) -> Result<AccountLists, StoreError> {
    let mut statement = connection.prepare_cached(sql!("sessions_of_user"))?;
    let sessions = statement.query_map((commune.as_str(), name, ms(at)), |row| {
        Ok(SessionLine {
            token_hash: row.get(0)?,
            opened_at: instant(row.get(1)?),
            expires_at: instant(row.get(2)?),
            about: row.get(3)?,
        })
    })?;
    let sessions = sessions.collect::<Result<_, _>>()?;
    let mut statement = connection.prepare_cached(sql!("feeds_of_user"))?;
    let feeds = statement.query_map((commune.as_str(), name), |row| {
        Ok(FeedLine {
            id: row.get(0)?,
            label: row.get(1)?,
            made_at: instant(row.get(2)?),
            last_used: row.get::<_, Option<i64>>(3)?.map(instant),
        })
    })?;
    let feeds = feeds.collect::<Result<_, _>>()?;
    let mut left = connection.prepare_cached(sql!("recovery_left"))?;
    let recovery_left = left.query_row((commune.as_str(), name), |row| count(row, 0))?;
    Ok(AccountLists { sessions, feeds, recovery_left })
}

/// Ends a session.
pub(super) fn close_session(desk: &mut Desk<'_>, token_hash: &[u8; 32]) -> Result<(), StoreError> {
    desk.connection.prepare_cached(sql!("session_end"))?.execute((desk.code(), token_hash))?;
    Ok(())
}

/// Notes a request that was turned away; old notes go.
pub(super) fn note_refusal(desk: &mut Desk<'_>, refusal: &Refusal) -> Result<(), StoreError> {
    desk.connection.prepare_cached(sql!("refusal_add"))?.execute((
        desk.code(),
        &refusal.route,
        refusal.device.map(|device| *device.0.as_bytes()),
        refusal.code.as_str(),
        ms(refusal.at),
    ))?;
    desk.connection.prepare_cached(sql!("refusals_forget"))?.execute([])?;
    Ok(())
}

pub(super) fn user_of(row: &Row<'_>) -> rusqlite::Result<User> {
    let role: String = row.get(2)?;
    // A scope that does not parse must not become every village.
    let villages: String = row.get(5)?;
    Ok(User {
        name: row.get(0)?,
        full_name: row.get(1)?,
        // A role of a newer version may change nothing here.
        role: Role::from_code(&role).unwrap_or(Role::Supervisor),
        password_hash: row.get(3)?,
        made_at: instant(row.get(4)?),
        villages: serde_json::from_str(&villages).unwrap_or_else(|_| vec![VillageId::default()]),
        account: Account {
            must_change: row.get(6)?,
            disabled_at: row.get::<_, Option<i64>>(7)?.map(instant),
            factor_secret: row.get(8)?,
            factor_since: row.get::<_, Option<i64>>(9)?.map(instant),
        },
    })
}
