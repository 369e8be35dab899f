//! One figure wherever it stands: first page, movement, reports, files and feed.

use so_thon::domain::class::Class;
use so_thon::server::store::By;

use super::desk::{Office, Page, enrolled, phieng_leng, visit};
use super::exports::{feed, feed_key};
use super::plan_edit::rows;

/// The households of a class, by the register and the villages' visits, from the file of households.
fn counted(file: &Page, class: &str, track: &str) -> usize {
    let mut reader = csv::Reader::from_reader(file.text.trim_start_matches('\u{feff}').as_bytes());
    let heads = reader.headers().expect("headings").clone();
    let at = |name: &str| heads.iter().position(|head| head == name).expect("a column");
    let (present, start) = (at("present"), at("class_start"));
    let now = at(if track == "surveyed" { "class_surveyed" } else { "class_official" });
    let is = |row: &csv::StringRecord| {
        let found = Some(&row[now]).filter(|class| !class.is_empty() && *class != "undetermined");
        &row[present] == "true" && found.unwrap_or(&row[start]) == class
    };
    reader.records().filter(|row| is(row.as_ref().expect("a row"))).count()
}

#[tokio::test]
async fn first_page_movement_reports_files_and_feed_say_the_same_and_keep_surveyed_and_recognised_apart()
-> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let mut phone = enrolled(&office, &mut browser, 1).await?;
    let poor = office.poor_of(&phieng_leng());
    for (household, b1) in poor.iter().zip([150, 160, 128, 139, 155]) {
        phone.send(&visit(household, b1, &[], office.clock_now())).await?;
    }
    // One of them is recognised.
    let mut left = poor[0].clone();
    left.class_official = Class::NotPoor;
    office.store.put_households(vec![left], By::command_line(office.clock_now())).await?;

    let first = browser.get("/").await?;
    let file = browser.get("/exports/households.csv").await?;
    let key = feed_key(&mut browser).await?;
    for (at, (class, report)) in [("poor", 2), ("near_poor", 3)].into_iter().enumerate() {
        let mut ends = Vec::new();
        for (column, track) in ["surveyed", "recognised"].into_iter().enumerate() {
            let end = rows(&first, ".progress-ledgers .ledger tbody tr:last-child").remove(at);
            let end =
                end.split(" | ").nth(column + 2).expect("a figure").split(' ').next().expect("households").to_owned();
            let short = if class == "poor" { "poor" } else { "near" };
            let movement = browser.get(&format!("/progress/movement?class={short}&track={track}")).await?;
            let whole = rows(&movement, ".progress-movement tbody tr").remove(0);
            let last = whole.split(" | ").last().expect("a figure").split(' ').next().expect("households").to_owned();
            assert_eq!(last, end, "{class} {track}");
            let sheet = |number: u8| format!("/reports/{number}?basis={track}&year=2026");
            let ledger = rows(&browser.get(&sheet(report)).await?, ".report-paper tbody tr").remove(0);
            assert_eq!(ledger.split(" | ").last(), Some(end.as_str()), "report {report}, {track}");
            let summary = rows(&browser.get(&sheet(1)).await?, ".report-paper tbody tr").remove(0);
            assert_eq!(
                summary.split(" | ").nth(if class == "poor" { 4 } else { 6 }),
                Some(end.as_str()),
                "report 1, {track}"
            );
            assert_eq!(counted(&file, class, track).to_string(), end, "{class} {track}");
            ends.push(end);
        }
        let filter = format!("present and class_official eq '{class}'").replace(' ', "%20").replace('\'', "%27");
        let (_, recognised) =
            feed(&office, "hanh", &key, &format!("/odata/v1/Households/$count?$filter={filter}")).await?;
        assert_eq!(recognised, ends[1], "{class}");
        if class == "poor" {
            assert_ne!(ends[0], ends[1], "the review is further than the decision");
        }
    }
    Ok(())
}
