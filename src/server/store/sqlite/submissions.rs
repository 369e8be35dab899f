//! Submissions: what the office reads of them.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row};

use super::office::name;
use super::sql::{column, count, instant, read, sql, uuid, write};
use crate::domain::household::Household;
use crate::domain::ids::{CommuneCode, SubmissionId};
use crate::domain::questionnaire::Purpose;
use crate::server::store::{StoreError, SubmissionLine, SubmissionView, SubmissionsQuery};

/// The latest submissions.
pub(super) fn list(
    snapshot: &Connection,
    commune: &CommuneCode,
    query: &SubmissionsQuery,
) -> Result<Vec<SubmissionLine>, StoreError> {
    lines(snapshot, commune, query, None)
}

/// One submission with its household.
pub(super) fn one(
    snapshot: &Connection,
    commune: &CommuneCode,
    id: SubmissionId,
) -> Result<Option<SubmissionView>, StoreError> {
    let body: Option<String> = snapshot
        .prepare_cached(sql!("submission_body"))?
        .query_row((commune.as_str(), id.0.as_bytes()), |row| row.get(0))
        .optional()?;
    let Some(body) = body else { return Ok(None) };
    let query = SubmissionsQuery { limit: 1, ..SubmissionsQuery::default() };
    let Some(line) = lines(snapshot, commune, &query, Some(id))?.pop() else { return Ok(None) };
    let json: String = snapshot
        .prepare_cached(sql!("household_get"))?
        .query_row((commune.as_str(), line.household.id.0.as_bytes()), |row| row.get(1))?;
    let household: Household = read("household", &json)?;
    Ok(Some(SubmissionView { submission: read("submission", &body)?, household, line }))
}

fn lines(
    snapshot: &Connection,
    commune: &CommuneCode,
    query: &SubmissionsQuery,
    id: Option<SubmissionId>,
) -> Result<Vec<SubmissionLine>, StoreError> {
    let scope = query.scope.as_ref().map(|scope| write("scope", scope)).transpose()?;
    let mut statement = snapshot.prepare_cached(sql!("submissions_list"))?;
    let mut rows = statement.query(rusqlite::params![
        commune.as_str(),
        query.before.map_or(i64::MAX, column),
        query.village.as_ref().map(|village| village.as_str()),
        query.household.map(|household| *household.0.as_bytes()),
        id.map(|id| *id.0.as_bytes()),
        query.waiting,
        query.limit,
        scope,
    ])?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        lines.push(line(row)?);
    }
    Ok(lines)
}

fn line(row: &Row<'_>) -> Result<SubmissionLine, StoreError> {
    let household: Household = read("household", row.get_ref(9)?.as_str().map_err(rusqlite::Error::from)?)?;
    let purpose: String = row.get(3)?;
    let correction_of: Option<[u8; 16]> = row.get(10)?;
    Ok(SubmissionLine {
        id: SubmissionId(uuid(row, 1)?),
        seq: count(row, 0)?,
        household: name(&household),
        village_name: row.get(8)?,
        questionnaire: row.get(2)?,
        // A purpose of a newer version is shown as the least binding one.
        purpose: serde_json::from_value(purpose.into()).unwrap_or(Purpose::FollowUp),
        visited_on: row.get::<_, String>(4)?.parse::<NaiveDate>().unwrap_or_default(),
        received_at: instant(row.get(5)?),
        person: row.get(7)?,
        clock_absurd: row.get(6)?,
        correction_of: correction_of.map(|bytes| SubmissionId(uuid::Uuid::from_bytes(bytes))),
        reason: row.get(11)?,
        corrected: row.get(12)?,
        waiting: row.get(13)?,
    })
}
