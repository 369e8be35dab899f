//! `/review`: the queue of visits to review, with one of them open beside what came before it. Accepting and sending
//! back is in [`super::verdict`].

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use axum::Router;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use chrono::Datelike;

use super::desk::{Desk, PageError};
use super::steps;
use super::verdict::MOST_AT_ONCE;
use crate::domain::household::Household;
use crate::domain::ids::{HouseholdId, VillageId, VisitId};
use crate::domain::quality::{Checks, Finding, Village};
use crate::domain::review::{Review, Verdict};
use crate::domain::round::Round;
use crate::domain::text;
use crate::domain::visit::Visit;
use crate::server::office::model::compare::{self, Side};
use crate::server::office::model::review::{
    self, Asked, BeforeHead, Item, Open, PAGE, ReviewData, Seen, Show, Sources, Tab, Trouble, Typed,
};
use crate::server::office::model::{conflicts, quality, visit};
use crate::server::office::view::frame::Place;
use crate::server::office::view::review::{ReviewPage, ReviewPageProps};
use crate::server::state::AppState;
use crate::server::store::{RecordKind, RecordsQuery, SubmissionsQuery};

/// Requests that are looked through for households that asked.
const MOST_REQUESTS: u32 = 5_000;
/// Entries in conflict that are counted.
const MOST_CONFLICTS: u32 = 1_000;

/// The routes of this place.
pub fn router() -> Router<AppState> {
    Router::new().route("/review", get(show))
}

/// Everything that speaks, in the reader's scope.
pub struct Queue {
    /// Every visit that speaks.
    pub items: Vec<Item>,
    villages: Vec<(VillageId, String)>,
    conflicts: usize,
    checks: Checks,
}

impl Queue {
    /// Reads it.
    pub async fn read(desk: &Desk) -> Result<Self, PageError> {
        let store = &desk.state.store;
        let villages: BTreeMap<VillageId, String> =
            store.villages().await?.into_iter().map(|info| (info.id, info.name)).collect();
        let seen = |village: &VillageId| desk.session.may_see(village);
        let households: BTreeMap<HouseholdId, Arc<Household>> = store
            .register(None)
            .await?
            .into_iter()
            .filter(|(household, _)| seen(&household.village))
            .map(|(household, _)| (household.id, Arc::new(household)))
            .collect();
        let mut standing = store.standing_visits(None, None).await?;
        // A household is where it lives now, whatever village its visit was made in.
        standing.retain(|one| households.contains_key(&one.result.household));
        let reviews = reviews(desk).await?;
        let asked = SubmissionsQuery { limit: MOST_REQUESTS, ..SubmissionsQuery::default() };
        // A request of an earlier year was answered by that year's decision.
        let year = standing.first().map(|one| one.result.year);
        let requested: BTreeSet<HouseholdId> = store
            .submissions(asked)
            .await?
            .into_iter()
            .filter(|line| line.purpose.asks() && !line.corrected)
            .filter(|line| Some(desk.words().today(line.received_at).year()) == year)
            .map(|line| line.household.id)
            .collect();
        let checks = super::quality::in_force(desk).await?;
        let entries = conflicts::open(store.attention(MOST_CONFLICTS).await?, &households);
        let doubled = conflicts::doubled(&standing, &reviews);
        let conflicts = entries.len() + doubled.len();
        let items = review::items(Sources {
            standing,
            households: &households,
            villages: &villages,
            reviews: &reviews,
            requested: &requested,
        });
        let villages =
            villages.into_iter().filter(|(id, _)| seen(id)).map(|(id, name)| (id, text::title_case(&name))).collect();
        Ok(Self { items, villages, conflicts, checks })
    }

    /// The visit by its id.
    pub fn item(&self, id: VisitId) -> Option<&Item> {
        self.items.iter().find(|item| item.id() == id)
    }

    /// The visits that a list shows.
    pub async fn listed(&self, desk: &Desk, asked: &Asked) -> Result<Vec<&Item>, PageError> {
        let found = if asked.asks_forms() {
            let held: Vec<&Item> = self.items.iter().filter(|item| asked.holds(item)).collect();
            self.look(desk, &held, |_, found| found).await?
        } else {
            BTreeMap::new()
        };
        Ok(review::listed(&self.items, asked, &found))
    }

    /// Some of the visits with their forms.
    pub async fn seen(&self, desk: &Desk, wanted: &[&Item]) -> Result<BTreeMap<VisitId, Seen>, PageError> {
        self.look(desk, wanted, |visit, found| Seen { visit, found }).await
    }

    /// Looks at some of the visits, each beside all that speak in its village; one village after another, so that no more
    /// than its forms are held at once.
    async fn look<T>(
        &self,
        desk: &Desk,
        wanted: &[&Item],
        take: fn(Visit, Vec<Finding>) -> T,
    ) -> Result<BTreeMap<VisitId, T>, PageError> {
        let mut by_village: BTreeMap<&VillageId, BTreeMap<VisitId, &Item>> = BTreeMap::new();
        for item in wanted {
            by_village.entry(&item.standing.village).or_default().insert(item.id(), item);
        }
        let mut looked = BTreeMap::new();
        for (village, wanted) in by_village {
            let speak = self.items.iter().filter(|item| item.standing.village == *village).map(Item::id).collect();
            let visits = desk.state.store.visits_named(speak).await?;
            let beside = Village::of(&visits);
            for visit in visits {
                if let Some(item) = wanted.get(&visit.id) {
                    let found = item.look(&self.checks, &visit, &beside);
                    looked.insert(visit.id, take(visit, found));
                }
            }
        }
        Ok(looked)
    }
}

/// Every verdict with the version of its record.
pub async fn reviews(desk: &Desk) -> Result<BTreeMap<VisitId, (Review, u64)>, PageError> {
    let mut reviews = BTreeMap::new();
    for kept in desk.state.store.records(RecordsQuery::all(RecordKind::Review)).await? {
        let review: Review = kept.read()?;
        reviews.insert(review.visit, (review, kept.version));
    }
    Ok(reviews)
}

fn asked(desk: &Desk) -> Asked {
    Asked {
        tab: desk.visitor.query("tab").map(Tab::from_code).unwrap_or_default(),
        village: desk.visitor.query("village").map(VillageId::new),
        show: desk.visitor.query("show").map(Show::from_code).unwrap_or_default(),
        page: desk.visitor.query("page").and_then(|page| page.parse().ok()).unwrap_or(1),
    }
}

/// Shows the queue with one visit open.
async fn show(desk: Desk) -> Response {
    desk.answer(draw_asked(&desk).await)
}

async fn draw_asked(desk: &Desk) -> Result<Response, PageError> {
    let asked = asked(desk);
    if let Some(village) = &asked.village {
        desk.in_scope(village)?;
    }
    let visit = desk.visitor.query("visit").map(str::parse::<VisitId>).transpose().map_err(|_| PageError::NotFound)?;
    let undo: Vec<VisitId> = desk
        .visitor
        .query("undo")
        .into_iter()
        .flat_map(|ids| ids.split('.'))
        .filter_map(|id| id.parse().ok())
        .collect();
    draw(desk, StatusCode::OK, asked, visit, &undo, None, Typed::default()).await
}

/// The page, with what is wrong with a form that was sent and what was typed into it.
pub async fn draw(
    desk: &Desk,
    status: StatusCode,
    asked: Asked,
    wanted: Option<VisitId>,
    undo: &[VisitId],
    trouble: Option<Trouble>,
    typed: Typed,
) -> Result<Response, PageError> {
    let queue = Queue::read(desk).await?;
    let w = desk.words();
    let listed = queue.listed(desk, &asked).await?;
    let total = listed.len();
    let pages = total.div_ceil(PAGE).max(1);
    let page = asked.page.clamp(1, pages);
    let mut shown: Vec<&Item> =
        listed.into_iter().skip(page.saturating_sub(1).saturating_mul(PAGE)).take(PAGE).collect();
    // A visit asked for by name is shown wherever it stands now; else the first of the page.
    let open = match wanted {
        Some(id) => Some(queue.item(id).ok_or(PageError::NotFound)?),
        None => shown.first().copied(),
    };
    if let Some(item) = open.filter(|item| !shown.iter().any(|one| one.id() == item.id())) {
        shown.insert(0, item);
    }
    let mut seen = queue.seen(desk, &shown).await?;
    let rows: Vec<_> = shown.iter().filter_map(|item| Some(review::row(w, item, seen.get(&item.id())?))).collect();
    let closed = steps::closed_year(desk, queue.items.first().map(|item| item.standing.result.year)).await?;
    let clean = if asked.tab == Tab::Waiting && closed.is_none() {
        rows.iter().filter(|row| row.clean).take(MOST_AT_ONCE).cloned().collect()
    } else {
        Vec::new()
    };
    let undo = undo
        .iter()
        .filter_map(|id| queue.item(*id))
        .filter_map(|item| {
            let (review, version) = item.review.as_ref()?;
            let name = item.household.head_name().to_owned();
            (review.verdict != Verdict::TakenBack && closed.is_none()).then(|| (item.id(), *version, name))
        })
        .collect();
    let open = match open.and_then(|item| Some((item, seen.remove(&item.id())?))) {
        Some((item, seen)) => Some(Box::new(self::open(desk, item, &seen, &asked, closed, typed).await?)),
        None => None,
    };
    let data = ReviewData {
        counts: review::counts(&queue.items, queue.conflicts, desk.state.now()),
        rows,
        total,
        page,
        pages,
        clean,
        villages: queue.villages,
        open,
        undo,
        trouble,
        may_review: desk.session.role.reviews(),
        synthetic: desk.state.commune.synthetic,
        asked,
    };
    let (title, csrf) = (w.t("review-title"), desk.session.csrf.clone());
    let content = move || ReviewPage(ReviewPageProps { data: data.clone(), csrf: csrf.clone() });
    Ok(desk.visitor.page_with(&desk.state, Some(&desk.session), status, Place::Review, title, content))
}

/// The visit that is open, beside what came before it. That it was opened is written down first.
async fn open(
    desk: &Desk,
    item: &Item,
    seen: &Seen,
    asked: &Asked,
    closed: Option<Round>,
    typed: Typed,
) -> Result<Open, PageError> {
    let store = &desk.state.store;
    let found = &seen.visit;
    desk.opened("open_visit", format!("visit/{}", found.id), &item.household.village).await?;
    let view = store.visit(found.id).await?.ok_or(PageError::NotFound)?;
    let history = store.household(found.household).await?.map(|household| household.visits).unwrap_or_default();
    // The visit it corrects or took the place of this year, and the one that spoke in an earlier year.
    let replaced = found.correction_of.or_else(|| found.supersedes.last().copied());
    let earlier = history
        .iter()
        .filter(|line| line.current && line.id != found.id && line.visited_on <= found.visited_on)
        .max_by_key(|line| line.visited_on)
        .map(|line| line.id);
    let last_year = desk.visitor.query("beside") == Some("last");
    let (key, before) = match (replaced.filter(|_| !last_year), earlier) {
        (Some(old), _) => ("review-before-corrected", Some(old)),
        (None, Some(old)) => ("review-before-last", Some(old)),
        (None, None) => ("review-before-register", None),
    };
    let before = match before {
        Some(old) => store.visit(old).await?,
        None => None,
    };
    let (key, side, class) = match before {
        Some(old) => {
            let class = old.visit.classification.class;
            (key, Some(Side::of_visit(&old.visit)), class)
        }
        None => {
            let class = item.household.class_official;
            ("review-before-register", Side::of_register(&item.household, found), class)
        }
    };
    let other_side = replaced.is_some().then(|| {
        let here = format!("visit={}", found.id);
        asked.address(&if last_year { here } else { format!("{here}&beside=last") })
    });
    let said: Vec<_> = item.answers_to.iter().chain(item.review.as_ref().map(|(review, _)| review)).collect();
    let rows = compare::rows(desk.words(), found, side.as_ref(), &said);
    let tables: Vec<_> = store.points().await?.into_iter().map(|version| version.table).collect();
    let ethnicity = item.household.head().map(|head| head.ethnicity.name.clone()).unwrap_or_default();
    Ok(Open {
        ethnicity,
        before: side.as_ref().map(|side| BeforeHead::of(key, side, class)),
        rows,
        quality: quality::lines(desk.words(), &view, &seen.found),
        data: visit::page(desk.words(), &view, history, &tables, desk.state.commune.synthetic),
        review: item.review.clone(),
        answers_to: item.answers_to.clone(),
        doubled: item.doubled,
        other_side,
        typed,
        closed,
    })
}
