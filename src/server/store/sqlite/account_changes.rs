//! Changes to an account, each with its line in the book of changes. What only counts codes writes none.

use chrono::{DateTime, Utc};
use rusqlite::OptionalExtension;

use super::accounts::{user, user_of};
use super::desk::Desk;
use super::made;
use super::sql::{column, count, ms, sql, write};
use crate::server::auth::Role;
use crate::server::store::{AccountChange, AccountChanged, Book, By, StoreError, User};

/// Changes an account.
pub(super) fn change(
    desk: &mut Desk<'_>,
    name: &str,
    change: &AccountChange,
    by: &By,
) -> Result<AccountChanged, StoreError> {
    let Some(before) = user(desk.connection, &desk.commune.code, name)? else { return Ok(AccountChanged::Refused) };
    if takes_an_admin(change) && before.role == Role::Admin && before.account.disabled_at.is_none() {
        let mut besides = desk.connection.prepare_cached(sql!("admins_besides"))?;
        if besides.query_row((desk.code(), name), |row| count(row, 0))? == 0 {
            return Ok(AccountChanged::LastAdmin);
        }
    }
    let at = ms(by.at);
    let (action, detail) = match change {
        AccountChange::Set { full_name, role, villages } => {
            let list = write("villages of a user", villages)?;
            desk.connection.prepare_cached(sql!("user_set"))?.execute((
                desk.code(),
                name,
                full_name,
                role.code(),
                list,
            ))?;
            // Whoever may see less, or do more, begins anew with what counts now.
            if *role != before.role || *villages != before.villages {
                end_sessions(desk, name, None)?;
            }
            let detail = serde_json::json!({
                "role": role.code(), "villages": villages, "role_before": before.role.code(),
                "villages_before": before.villages,
            });
            ("set_user", detail.to_string())
        }
        AccountChange::Password { hash, must_change } => {
            let mut statement = desk.connection.prepare_cached(sql!("user_password"))?;
            statement.execute((desk.code(), name, hash, must_change))?;
            end_sessions(desk, name, None)?;
            // Given anew because the old one may be in other hands: so may be what was made with it.
            if *must_change {
                desk.connection.prepare_cached(sql!("feed_remove"))?.execute((desk.code(), name, None::<i64>))?;
            }
            (if *must_change { "reset_password" } else { "change_password" }, String::new())
        }
        AccountChange::Disable => {
            let mut statement = desk.connection.prepare_cached(sql!("user_disable"))?;
            statement.execute((desk.code(), name, at))?;
            end_sessions(desk, name, None)?;
            desk.connection.prepare_cached(sql!("feed_remove"))?.execute((desk.code(), name, None::<i64>))?;
            ("disable_user", String::new())
        }
        AccountChange::Enable => {
            let mut statement = desk.connection.prepare_cached(sql!("user_disable"))?;
            statement.execute((desk.code(), name, None::<i64>))?;
            ("enable_user", String::new())
        }
        AccountChange::Factor(secret) => {
            desk.connection.prepare_cached(sql!("factor_set"))?.execute((desk.code(), name, secret))?;
            forget_recovery(desk, name)?;
            if secret.is_some() {
                // It counts once a code was given; until then nothing changed for anyone.
                return Ok(AccountChanged::Done);
            }
            ("reset_factor", String::new())
        }
        AccountChange::FactorConfirmed { recovery } => {
            let done = desk.connection.prepare_cached(sql!("factor_confirm"))?.execute((desk.code(), name, at))?;
            if done == 0 {
                return Ok(AccountChanged::Refused);
            }
            forget_recovery(desk, name)?;
            let mut add = desk.connection.prepare_cached(sql!("recovery_add"))?;
            for hash in recovery {
                add.execute((desk.code(), name, hash))?;
            }
            end_sessions(desk, name, None)?;
            ("set_factor", String::new())
        }
        AccountChange::FactorStep(step) => {
            let mut statement = desk.connection.prepare_cached(sql!("factor_step"))?;
            let newer = statement.execute((desk.code(), name, column(*step)))?;
            return Ok(if newer > 0 { AccountChanged::Done } else { AccountChanged::Refused });
        }
        AccountChange::Recovery(hash) => {
            let mut statement = desk.connection.prepare_cached(sql!("recovery_use"))?;
            if statement.execute((desk.code(), name, Some(hash)))? == 0 {
                return Ok(AccountChanged::Refused);
            }
            ("use_recovery_code", String::new())
        }
        AccountChange::EndSessions { keep } => {
            end_sessions(desk, name, keep.as_ref())?;
            ("end_sessions", String::new())
        }
        AccountChange::AddFeed { hash, label } => {
            desk.connection.prepare_cached(sql!("feed_add"))?.execute((desk.code(), name, hash, label, at))?;
            ("make_feed_key", serde_json::json!({ "label": label }).to_string())
        }
        AccountChange::RemoveFeed(id) => {
            let mut statement = desk.connection.prepare_cached(sql!("feed_remove"))?;
            if statement.execute((desk.code(), name, Some(id)))? == 0 {
                return Ok(AccountChanged::Refused);
            }
            ("remove_feed_key", String::new())
        }
    };
    made::note(desk, Book::Change, &by.note(action, format!("user/{name}"), "", detail))?;
    Ok(AccountChanged::Done)
}

/// The user whose key of the data feed it is; notes that it was used.
pub(super) fn feed_user(desk: &mut Desk<'_>, hash: &[u8; 32], at: DateTime<Utc>) -> Result<Option<User>, StoreError> {
    let mut statement = desk.connection.prepare_cached(sql!("feed_user"))?;
    let found: Option<(User, i64)> =
        statement.query_row((desk.code(), hash), |row| Ok((user_of(row)?, row.get(10)?))).optional()?;
    let Some((user, id)) = found else { return Ok(None) };
    desk.connection.prepare_cached(sql!("feed_touch"))?.execute((desk.code(), id, ms(at)))?;
    Ok(Some(user))
}

fn takes_an_admin(change: &AccountChange) -> bool {
    match change {
        AccountChange::Set { role, .. } => *role != Role::Admin,
        AccountChange::Disable => true,
        _ => false,
    }
}

fn end_sessions(desk: &Desk<'_>, name: &str, keep: Option<&[u8; 32]>) -> Result<(), StoreError> {
    desk.connection.prepare_cached(sql!("sessions_end"))?.execute((desk.code(), name, keep))?;
    Ok(())
}

fn forget_recovery(desk: &Desk<'_>, name: &str) -> Result<(), StoreError> {
    desk.connection.prepare_cached(sql!("recovery_use"))?.execute((desk.code(), name, None::<[u8; 32]>))?;
    Ok(())
}
