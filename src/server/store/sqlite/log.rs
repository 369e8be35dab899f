//! The journal's two books: a line added, a page of lines, and the walk that proves them.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::sql::{column, count, instant, ms, sql};
use crate::domain::ids::CommuneCode;
use crate::server::store::{
    Book, BookState, Checkpoint, FIRST_HASH, Head, JournalLine, JournalNote, JournalQuery, LogState, StoreError, Unmet,
    Walk, line_hash,
};

/// The action of the line that says that a backup was put back.
pub(super) const RESTORE: &str = "restore";

/// Adds a line to a book.
pub(super) fn append(
    connection: &Connection,
    commune: &CommuneCode,
    book: Book,
    note: &JournalNote,
) -> Result<(), StoreError> {
    let last = head(connection, commune, book)?.unwrap_or_else(|| Head { seq: 0, hash: FIRST_HASH.to_owned() });
    let seq = last.seq.saturating_add(1);
    let hash = line_hash(book, seq, note, &last.hash);
    connection.prepare_cached(sql!("journal_add"))?.execute(params![
        commune.as_str(),
        book.code(),
        column(seq),
        ms(note.at),
        note.actor,
        note.action,
        note.subject,
        note.village,
        note.detail,
        last.hash,
        hash
    ])?;
    Ok(())
}

/// The last line of a book.
pub(super) fn head(connection: &Connection, commune: &CommuneCode, book: Book) -> Result<Option<Head>, StoreError> {
    let mut statement = connection.prepare_cached(sql!("journal_last"))?;
    let found =
        statement.query_row((commune.as_str(), book.code()), |row| Ok(Head { seq: count(row, 0)?, hash: row.get(1)? }));
    Ok(found.optional()?)
}

/// Lines of a book, newest first.
pub(super) fn list(
    connection: &Connection,
    commune: &CommuneCode,
    query: &JournalQuery,
) -> Result<Vec<JournalLine>, StoreError> {
    let mut statement = connection.prepare_cached(sql!("journal_list"))?;
    let rows = statement.query_map(
        params![
            commune.as_str(),
            query.book.code(),
            query.before.map_or(i64::MAX, column),
            serde_json::to_string(&query.subjects).unwrap_or_else(|_| "[]".to_owned()),
            query.actor,
            query.village,
            query.from.map_or(i64::MIN, ms),
            query.until.map_or(i64::MAX, ms),
            query.limit,
            query.scope.as_ref().map(|scope| serde_json::to_string(scope).unwrap_or_else(|_| "[]".to_owned()))
        ],
        line,
    )?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn line(row: &Row<'_>) -> rusqlite::Result<JournalLine> {
    Ok(JournalLine {
        seq: count(row, 0)?,
        note: JournalNote {
            at: instant(row.get(1)?),
            actor: row.get(2)?,
            action: row.get(3)?,
            subject: row.get(4)?,
            village: row.get(5)?,
            detail: row.get(6)?,
        },
        prev_hash: row.get(7)?,
        hash: row.get(8)?,
    })
}

/// Walks along both books and holds them against checkpoints.
pub(super) fn walk(
    connection: &Connection,
    commune: &CommuneCode,
    checkpoints: &[Checkpoint],
) -> Result<LogState, StoreError> {
    let mut state = LogState { books: Vec::new(), unmet: Vec::new(), met: 0 };
    let mut restored = Vec::new();
    for book in Book::ALL {
        let named: Vec<(&Checkpoint, &Head)> =
            checkpoints.iter().filter_map(|one| Some((one, one.heads.get(book.code())?))).collect();
        let mut met = vec![false; named.len()];
        let mut walk = Walk::new(book);
        let mut found = BookState { book: book.code().to_owned(), lines: 0, head: None, between: None, broken: None };
        let mut statement = connection.prepare_cached(sql!("journal_walk"))?;
        let mut rows = statement.query((commune.as_str(), book.code()))?;
        while let Some(row) = rows.next()? {
            let line = line(row)?;
            if let Err(broken) = walk.take(&line) {
                found.broken = Some(broken);
                break;
            }
            found.lines = line.seq;
            found.between = Some((found.between.map_or(line.note.at, |(first, _)| first), line.note.at));
            for (met, (_, head)) in met.iter_mut().zip(&named) {
                *met |= head.seq == line.seq && head.hash == line.hash;
            }
            if book == Book::Change && line.note.action == RESTORE {
                restored.push(line.note.at);
            }
        }
        found.head = walk.head();
        // Lines behind one that does not fit were not looked at: whether they are missing is not known.
        let walked = if found.broken.is_some() { found.lines } else { u64::MAX };
        state.books.push(found);
        for (met, (checkpoint, head)) in met.into_iter().zip(named) {
            if met {
                state.met = state.met.saturating_add(1);
            } else if head.seq <= walked {
                let book = book.code().to_owned();
                state.unmet.push(Unmet { at: checkpoint.at, book, head: head.clone(), replaced_at: None });
            }
        }
    }
    for unmet in &mut state.unmet {
        unmet.replaced_at = restored.iter().copied().find(|at| *at >= unmet.at);
    }
    Ok(state)
}
