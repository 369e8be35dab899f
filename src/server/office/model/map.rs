//! The map of households: rounded points on a sheet, those that would overlap gathered into one mark with its number.
//!
//! Whole numbers throughout; the sheet is equirectangular, true to scale at its middle.

use std::collections::BTreeMap;

use super::tables::{Records, rounded};
use crate::domain::class::Class;
use crate::domain::household::{Household, Location};
use crate::domain::ids::{HouseholdId, VillageId};

/// Width of the sheet, in its own units.
pub const WIDTH: i64 = 1_000;
/// Most and least height of the sheet.
const HEIGHTS: (i64, i64) = (420, 900);
/// Room around the points.
const MARGIN: i64 = 60;
/// Side of the square whose points are one mark: no mark reaches out of its square, so none hides another.
const CELL: i64 = 38;
/// A degree of latitude, in metres.
const METRES_A_DEGREE: i64 = 111_320;
/// Least width of the sheet on the ground, in metres: a single point is not the whole world.
const LEAST_METRES: i64 = 1_500;
/// Households that the list beside the map names.
pub const MOST_LISTED: usize = 400;

/// A mark on the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// From the left.
    pub x: i64,
    /// From the top.
    pub y: i64,
    /// The greatest need among its households.
    pub class: Class,
    /// Its households.
    pub count: usize,
    /// The household, when it is one.
    pub household: Option<HouseholdId>,
    /// What it says when it is pointed at.
    pub title: String,
}

/// Room that a diamond's corners take besides.
const CORNER: i64 = 4;

/// Half the side of a mark of so many households.
const fn half(count: usize) -> i64 {
    match count {
        1 => 8,
        2..=9 => 12,
        _ => 15,
    }
}

impl Mark {
    /// Half its side.
    pub const fn half(&self) -> i64 {
        half(self.count)
    }
}

/// A line of the list beside the map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The household.
    pub id: HouseholdId,
    /// Its number.
    pub number: String,
    /// Its head.
    pub head: String,
    /// Its village.
    pub village: String,
    /// Its class.
    pub class: Class,
}

/// A line or boundary of the base layer, as points `x,y x,y`.
pub type Path = String;

/// A village's name on the sheet of all villages: without it nobody finds a place where no base layer is loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The village.
    pub village: VillageId,
    /// Its name.
    pub name: String,
    /// Where its name stands: from the left, in the middle of the word.
    pub x: i64,
    /// From the top, in the middle of the word.
    pub y: i64,
    /// The middle of its households, where the name had to stand away from it.
    pub of: Option<(i64, i64)>,
}

/// Everything on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MapData {
    /// The villages to choose from.
    pub villages: Vec<(VillageId, String)>,
    /// The village chosen.
    pub village: Option<VillageId>,
    /// The class chosen.
    pub class: Option<Class>,
    /// Height of the sheet.
    pub height: i64,
    /// The marks, greatest need last, so that it lies on top.
    pub marks: Vec<Mark>,
    /// Names of the villages, where all of them are on the sheet.
    pub labels: Vec<Label>,
    /// Lines underneath.
    pub base: Vec<Path>,
    /// The scale bar: its length on the sheet, and metres.
    pub bar: (i64, i64),
    /// Households on the map by class.
    pub counts: Vec<(Class, usize)>,
    /// Households on the map.
    pub on_map: Vec<Line>,
    /// Households without a point.
    pub without: Vec<Line>,
    /// How many there are on the map and without a point; the lists may be shorter.
    pub totals: (usize, usize),
    /// The data is made up.
    pub synthetic: bool,
    /// The reader may load the base layer; with its version.
    pub may_load: Option<u64>,
    /// What forms carry back.
    pub csrf: String,
}

/// Where the ground meets the sheet.
struct Sheet {
    west: i64,
    north: i64,
    /// Millionths of a degree of latitude on the sheet's width.
    span: i64,
    /// Cosine of the middle latitude, in thousandths.
    cosine: i64,
    left: i64,
    top: i64,
}

impl Sheet {
    fn of(points: &[Location]) -> (Self, i64) {
        let lat = |pick: fn(i64, i64) -> i64| points.iter().map(|point| i64::from(point.lat_e6)).reduce(pick);
        let lon = |pick: fn(i64, i64) -> i64| points.iter().map(|point| i64::from(point.lon_e6)).reduce(pick);
        let (south, north) = (lat(i64::min).unwrap_or(0), lat(i64::max).unwrap_or(0));
        let (west, east) = (lon(i64::min).unwrap_or(0), lon(i64::max).unwrap_or(0));
        let cosine = cosine((south + north) / 2);
        // Both spans in millionths of a degree of latitude.
        let wide = (east - west) * cosine / 1_000;
        let high = north - south;
        let (most, least) = (HEIGHTS.1 - 2 * MARGIN, LEAST_METRES * 1_000_000 / METRES_A_DEGREE);
        let inner = WIDTH - 2 * MARGIN;
        // As much ground as fits both ways.
        let span = wide.max(high * inner / most).max(least);
        let height = (high * inner / span + 2 * MARGIN).clamp(HEIGHTS.0, HEIGHTS.1);
        let left = (WIDTH - wide * inner / span) / 2;
        let top = (height - high * inner / span) / 2;
        (Self { west, north, span, cosine, left, top }, height)
    }

    fn place(&self, point: Location) -> (i64, i64) {
        let inner = WIDTH - 2 * MARGIN;
        let east = (i64::from(point.lon_e6) - self.west) * self.cosine / 1_000;
        let south = self.north - i64::from(point.lat_e6);
        (self.left + east * inner / self.span, self.top + south * inner / self.span)
    }

    /// A round length of about a fifth of the sheet.
    fn bar(&self) -> (i64, i64) {
        let inner = WIDTH - 2 * MARGIN;
        let metres_wide = self.span * METRES_A_DEGREE / 1_000_000;
        let metres = [100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000]
            .into_iter()
            .rfind(|metres| metres * 4 <= metres_wide)
            .unwrap_or(100);
        (metres * inner / metres_wide.max(1), metres)
    }
}

/// Bhāskara's fraction, in thousandths; see `domain::household::Location::metres_to`.
fn cosine(lat_e6: i64) -> i64 {
    let x = lat_e6.abs() / 1_000;
    let (square, whole) = (x * x, 32_400 * 1_000_000);
    ((whole - 4 * square).max(0) * 1_000 / (whole + square)).max(1)
}

/// What is put on the sheet: the households of the filter, and what lies underneath.
pub struct Wanted {
    /// Of this village only.
    pub village: Option<VillageId>,
    /// Of this class only.
    pub class: Option<Class>,
    /// Lines of the base layer.
    pub base: Vec<Vec<Location>>,
}

/// A household with its place on the sheet.
type Placed<'a> = (&'a Household, (i64, i64));

/// Puts the map together; the words of a mark are made by `title` from its class, number and households.
pub fn draw(records: &Records, wanted: Wanted, title: impl Fn(Class, usize, &[&Household]) -> String) -> MapData {
    let class_of = records.class_of();
    let shown = records.households.iter().filter(|one| {
        one.presence.is_present()
            && wanted.village.as_ref().is_none_or(|village| one.village == *village)
            && wanted.class.is_none_or(|class| class_of(one) == class)
    });
    let (mut on_map, mut without) = (Vec::new(), Vec::new());
    for one in shown {
        match one.location.and_then(rounded) {
            Some(point) => on_map.push((one, point)),
            None => without.push(one),
        }
    }
    let points: Vec<Location> = on_map.iter().map(|(_, point)| *point).collect();
    let (sheet, height) = Sheet::of(&points);
    let mut cells: BTreeMap<(i64, i64), Vec<Placed<'_>>> = BTreeMap::new();
    for (one, point) in &on_map {
        let (x, y) = sheet.place(*point);
        cells.entry((x / CELL, y / CELL)).or_default().push((one, (x, y)));
    }
    let mut marks: Vec<Mark> = cells
        .values()
        .filter_map(|cell| {
            let count = i64::try_from(cell.len()).ok().filter(|count| *count > 0)?;
            let households: Vec<&Household> = cell.iter().map(|(one, _)| *one).collect();
            let class = households.iter().map(|one| class_of(one)).min()?;
            let middle = |of: fn(&Placed<'_>) -> i64| {
                let mean = cell.iter().map(of).sum::<i64>() / count;
                let (from, room) = (mean / CELL * CELL, half(cell.len()) + CORNER);
                mean.clamp(from + room, from + CELL - room)
            };
            Some(Mark {
                x: middle(|(_, (x, _))| *x),
                y: middle(|(_, (_, y))| *y),
                class,
                count: cell.len(),
                household: (cell.len() == 1).then(|| households.first().map(|one| one.id)).flatten(),
                title: title(class, cell.len(), &households),
            })
        })
        .collect();
    marks.sort_by_key(|mark| (std::cmp::Reverse(mark.class), mark.y, mark.x));
    let mut counts: BTreeMap<Class, usize> = BTreeMap::new();
    for (one, _) in &on_map {
        *counts.entry(class_of(one)).or_default() += 1;
    }
    let line = |one: &Household| Line {
        id: one.id,
        number: one.number.clone(),
        head: one.head_name().to_owned(),
        village: records.village_name(&one.village),
        class: class_of(one),
    };
    let base = wanted.base.iter().map(|path| {
        let points = path.iter().map(|point| sheet.place(*point));
        points.map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" ")
    });
    let totals = (on_map.len(), without.len());
    let labels = if wanted.village.is_some() { Vec::new() } else { labels(records, &sheet, height, &on_map, &marks) };
    MapData {
        labels,
        villages: records.villages.iter().map(|one| (one.id.clone(), records.village_name(&one.id))).collect(),
        village: wanted.village,
        class: wanted.class,
        height,
        marks,
        base: base.collect(),
        bar: sheet.bar(),
        counts: counts.into_iter().collect(),
        on_map: on_map.iter().take(MOST_LISTED).map(|(one, _)| line(one)).collect(),
        without: without.iter().take(MOST_LISTED).map(|one| line(one)).collect(),
        totals,
        synthetic: records.synthetic,
        may_load: None,
        csrf: String::new(),
    }
}

/// How far a name may stand from the middle of its village, and in which steps it is tried.
const LABEL_REACH: (i64, i64) = (260, 13);
/// A name that is farther away than this gets a line to its village.
const LABEL_NEAR: i64 = 70;
/// Half the height of a name, and half the width of a letter, in tenths.
const LETTER: (i64, i64) = (11, 46);

/// A box on the sheet: its middle, half its width, half its height.
type Room = (i64, i64, i64, i64);

const fn meet(one: Room, other: Room) -> bool {
    (one.0 - other.0).abs() < one.2 + other.2 && (one.1 - other.1).abs() < one.3 + other.3
}

/// The names of the villages, each as near to the middle of its households as no mark and no other name is hidden. One
/// for which there is no room is left out; the list of villages has it.
fn labels(
    records: &Records,
    sheet: &Sheet,
    height: i64,
    on_map: &[(&Household, Location)],
    marks: &[Mark],
) -> Vec<Label> {
    let mut places: BTreeMap<&VillageId, (Vec<i64>, Vec<i64>)> = BTreeMap::new();
    for (one, point) in on_map {
        let (x, y) = sheet.place(*point);
        let (across, down) = places.entry(&one.village).or_default();
        across.push(x);
        down.push(y);
    }
    let mut taken: Vec<Room> =
        marks.iter().map(|mark| (mark.x, mark.y, mark.half() + CORNER, mark.half() + CORNER)).collect();
    let steps = LABEL_REACH.0 / LABEL_REACH.1;
    let mut ways: Vec<(i64, i64)> = (-steps..=steps)
        .flat_map(|across| (-steps..=steps).map(move |down| (across * LABEL_REACH.1, down * LABEL_REACH.1)))
        .collect();
    ways.sort_by_key(|(across, down)| (across * across + down * down, *down, *across));
    let mut labels = Vec::new();
    for (village, (mut across, mut down)) in places {
        // The middle one, not the mean: a household that was put down far away moves nothing.
        across.sort_unstable();
        down.sort_unstable();
        let (Some(x), Some(y)) = (across.get(across.len() / 2), down.get(down.len() / 2)) else { continue };
        let name = records.village_name(village);
        let wide = i64::try_from(name.chars().count()).unwrap_or(0) * LETTER.1 / 10 + CORNER;
        let free = |way: &(i64, i64)| {
            let room = (x + way.0, y + way.1, wide, LETTER.0);
            let within =
                room.0 >= wide && room.0 <= WIDTH - wide && room.1 >= LETTER.0 && room.1 <= height - 2 * LETTER.0;
            (within && !taken.iter().any(|other| meet(room, *other))).then_some(room)
        };
        let Some(room) = ways.iter().find_map(free) else { continue };
        taken.push(room);
        let away = (room.0 - x).abs().max((room.1 - y).abs()) > LABEL_NEAR;
        labels.push(Label { village: village.clone(), name, x: room.0, y: room.1, of: away.then_some((*x, *y)) });
    }
    labels
}

/// Most bytes of a base layer.
pub const MOST_BYTES: usize = 2 * 1024 * 1024;
/// Most points of it.
const MOST_POINTS: usize = 20_000;

/// Reads the lines and boundaries of a GeoJSON file; `None` when it has none, or more than the map draws.
pub fn base(bytes: &[u8]) -> Option<Vec<Vec<Location>>> {
    let json: serde_json::Value = serde_json::from_slice(bytes).ok()?;
    let mut paths = Vec::new();
    collect(&json, &mut paths, 0);
    let points: usize = paths.iter().map(Vec::len).sum();
    (points > 0 && points <= MOST_POINTS).then_some(paths)
}

/// Arrays within arrays: whatever holds pairs of numbers is a path.
fn collect(json: &serde_json::Value, paths: &mut Vec<Vec<Location>>, depth: u8) {
    const DEEPEST: u8 = 12;
    if depth > DEEPEST {
        return;
    }
    match json {
        serde_json::Value::Object(map) => {
            let within =
                ["features", "geometry", "geometries", "coordinates"].into_iter().filter_map(|key| map.get(key));
            within.for_each(|inner| collect(inner, paths, depth + 1));
        }
        serde_json::Value::Array(items) => {
            let path: Vec<Location> = items.iter().filter_map(point).collect();
            if path.len() > 1 && path.len() == items.len() {
                paths.push(path);
            } else {
                items.iter().for_each(|inner| collect(inner, paths, depth + 1));
            }
        }
        _ => {}
    }
}

fn point(json: &serde_json::Value) -> Option<Location> {
    let [lon, lat, ..] = json.as_array()?.as_slice() else { return None };
    let e6 =
        |value: &serde_json::Value| value.as_f64().and_then(|degrees| format!("{:.0}", degrees * 1e6).parse().ok());
    Some(Location { lat_e6: e6(lat)?, lon_e6: e6(lon)?, accuracy_m: None }).filter(Location::is_on_earth)
}
