//! Files of data, the feed that spreadsheets read, and the map.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value as Json;
use so_thon::domain::household::{Household, Location};
use so_thon::server::auth::hash_password;
use so_thon::server::office::model::journal_actions::ACTIONS;
use so_thon::server::sheet::write::guarded;
use so_thon::server::sheet::{Limits, read};
use so_thon::server::store::{AccountChange, AccountChanged, Book, By, JournalQuery};

use super::desk::{Browser, Office, PASSWORD, Page, enrolled, phieng_leng, visit};

/// A key of the data feed, made in the account.
pub async fn feed_key(browser: &mut Browser) -> anyhow::Result<String> {
    let csrf = browser.get("/account").await?.csrf();
    let page = browser.post("/account/feeds", &[("csrf", &csrf), ("label", "Excel phòng")]).await?;
    assert_eq!(page.status, 200);
    Ok(page.one("dd.secret"))
}

/// What a spreadsheet gets: no cookies, HTTP Basic.
pub async fn feed(office: &Office, name: &str, key: &str, path: &str) -> anyhow::Result<(u16, String)> {
    let http = reqwest::Client::builder().no_proxy().build()?;
    let basic = format!("Basic {}", STANDARD.encode(format!("{name}:{key}")));
    let request = http.get(format!("{}{path}", office.server.url())).header("authorization", basic);
    let request = request.header("odata-maxversion", "4.0").header("prefer", "odata.maxpagesize=1000");
    let response = request.send().await?;
    Ok((response.status().as_u16(), response.text().await?))
}

async fn rows(office: &Office, name: &str, key: &str, path: &str) -> anyhow::Result<Json> {
    let (status, text) = feed(office, name, key, path).await?;
    assert_eq!(status, 200, "{path}: {text}");
    Ok(serde_json::from_str(&text)?)
}

fn lines(page: &Page) -> Vec<&str> {
    page.text.trim_start_matches('\u{feff}').lines().collect()
}

#[tokio::test]
async fn files_hold_the_villages_in_scope_and_say_that_they_are_made_up() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut officer = office.signed_in("hanh").await?;
    let mut phone = enrolled(&office, &mut officer, 1).await?;
    let poor = office.poor_of(&phieng_leng());
    phone.send(&visit(&poor[0], 128, &[], office.clock_now())).await?;

    let page = officer.get("/exports/households.csv").await?;
    assert_eq!(lines(&page).len(), office.register.len() + 1);
    assert!(lines(&page)[0].starts_with("id,village,village_name,number,head"));
    let name = page.headers.get("content-disposition").expect("a name").to_str()?.to_owned();
    assert_eq!(name, "attachment; filename=\"du-lieu-mau-households.csv\"");

    let visits = officer.get("/exports/visits.csv").await?;
    assert!(lines(&visits)[0].split(',').count() > 20, "a column a question: {}", lines(&visits)[0]);
    assert_eq!(lines(&visits).len(), 2);
    let jsonl = officer.get("/exports/visits.jsonl").await?;
    let parsed: Vec<Json> = jsonl.text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert!(parsed.iter().all(|line| line["schema_version"] == 1));
    assert_eq!((&parsed[0]["kind"], &parsed[0]["synthetic"]), (&Json::from("header"), &Json::from(true)));
    assert_eq!(parsed[1]["visit"]["household"], poor[0].id.to_string());

    let mut head = office.signed_in("truongthon").await?;
    let own = head.get("/exports/households.csv").await?;
    let count = office.register.iter().filter(|one| one.village == phieng_leng()).count();
    assert_eq!(lines(&own).len(), count + 1);
    assert!(lines(&own).iter().skip(1).all(|line| line.contains("01954.07")));
    assert_eq!(head.get("/exports/secrets.csv").await?.status, 404);

    let query = JournalQuery::all(Book::Access, 20);
    let journal = office.store.journal(query).await?;
    let taken: Vec<_> = journal.iter().filter(|line| line.note.action == "export").collect();
    assert_eq!(taken.len(), 4, "every export is written down");
    Ok(())
}

/// The list of columns and codes as the office gives it: table, column, code, meaning.
async fn meanings(browser: &mut Browser) -> anyhow::Result<Vec<[String; 4]>> {
    let page = browser.get("/exports/columns.csv").await?;
    let mut reader = csv::Reader::from_reader(page.text.trim_start_matches('\u{feff}').as_bytes());
    let rows = reader.records().collect::<Result<Vec<_>, _>>()?;
    Ok(rows.iter().map(|row| [0, 1, 2, 3].map(|at| row.get(at).unwrap_or_default().to_owned())).collect())
}

fn table(page: &Page) -> anyhow::Result<(Vec<String>, Vec<Vec<String>>)> {
    let mut reader = csv::Reader::from_reader(page.text.trim_start_matches('\u{feff}').as_bytes());
    let head = reader.headers()?.iter().map(str::to_owned).collect();
    let rows = reader.records().collect::<Result<Vec<_>, _>>()?;
    Ok((head, rows.iter().map(|row| row.iter().map(str::to_owned).collect()).collect()))
}

#[tokio::test]
async fn every_column_and_every_code_that_leaves_the_office_has_a_meaning() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut officer = office.signed_in("quantri").await?;
    let mut hanh = office.signed_in("hanh").await?;
    let mut phone = enrolled(&office, &mut hanh, 1).await?;
    for household in office.poor_of(&phieng_leng()).iter().take(3) {
        phone.send(&visit(household, 128, &[], office.clock_now())).await?;
    }
    for lang in ["en", "vi"] {
        hanh.get(&format!("/exports?lang={lang}")).await?;
        let known = meanings(&mut hanh).await?;
        for [table, column, code, says] in &known {
            let untold = ["people-", "q-", "journal-", "{", "relation-", "sex-", "outcome-", "standard-"];
            assert!(
                !says.is_empty() && !untold.iter().any(|key| says.contains(key)),
                "{table} {column} {code}: {says}"
            );
        }
        let has = |column: &str, code: &str| known.iter().any(|row| row[1] == column && row[2] == code);
        let coded = |column: &str| known.iter().any(|row| row[1] == column && !row[2].is_empty());
        let mut files = vec![officer.get("/journal/export.csv?book=change").await?];
        for name in ["households.csv", "members.csv", "visits.csv"] {
            files.push(hanh.get(&format!("/exports/{name}")).await?);
        }
        for file in &files {
            let (head, rows) = table(file)?;
            assert!(!rows.is_empty());
            for (at, column) in head.iter().enumerate() {
                assert!(has(column, ""), "no meaning of the column {column}");
                for cell in rows.iter().map(|row| &row[at]).filter(|cell| !cell.is_empty() && coded(column)) {
                    // A question about members: `1=true; 2=unknown`; several options: `a|b`.
                    for one in cell.split("; ").flat_map(|one| one.rsplit('=').next()).flat_map(|one| one.split('|')) {
                        let number = one.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, '.' | '-'));
                        assert!(has(column, one) || number, "no meaning of {one:?} in {column}");
                    }
                }
            }
        }
        let lines = hanh.get("/exports/visits.jsonl").await?;
        let line: Json = serde_json::from_str(lines.text.lines().nth(1).expect("a visit"))?;
        let header: Json = serde_json::from_str(lines.text.lines().next().expect("a header"))?;
        let of = |value: &Json| value.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
        let inner = of(&line["visit"]).into_iter().map(|key| format!("visit.{key}"));
        for key in of(&header).into_iter().chain(of(&line)).chain(inner) {
            assert!(has(&key, ""), "no meaning of {key} in a line");
        }
        let mut one = office.poor_of(&phieng_leng())[0].clone();
        one.location = Some(Location { lat_e6: 22_345_678, lon_e6: 105_987_654, accuracy_m: None });
        office.store.put_households(vec![one], By::command_line(office.clock_now())).await?;
        let places: Json = serde_json::from_str(&hanh.get("/exports/households.geojson").await?.text)?;
        for key in of(&places["features"][0]["properties"]) {
            assert!(has(&key, ""), "no meaning of {key} of a place");
        }
        let page = hanh.get("/exports").await?;
        let told = page.all(".people-meanings tbody th").len();
        assert_eq!(told, known.iter().filter(|row| row[2].is_empty()).count(), "the page says what the file says");
    }
    Ok(())
}

#[test]
fn the_codes_are_all_that_the_program_writes() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/i18n/vi/journal.ftl");
    let messages = std::fs::read_to_string(folder).expect("messages");
    let of_actions = messages.lines().filter_map(|line| line.strip_prefix("journal-")?.split_once(" =")).map(|it| it.0);
    let no_action = ["other", "report", "household", "plan"];
    let said: BTreeSet<&str> = of_actions.filter(|key| !key.starts_with("who-") && !no_action.contains(key)).collect();
    let known: BTreeSet<&str> = ACTIONS.into_iter().collect();
    assert_eq!(said, known);
}

#[tokio::test]
async fn the_tables_for_people_are_in_words_and_nothing_in_them_is_a_formula() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut officer = office.signed_in("hanh").await?;
    let mut phone = enrolled(&office, &mut officer, 1).await?;
    let mut one = office.poor_of(&phieng_leng())[0].clone();
    one.members[0].name = "=HYPERLINK(\"http://x\")".to_owned();
    office.store.put_households(vec![one.clone()], By::command_line(office.clock_now())).await?;
    phone.send(&visit(&one, 128, &[], office.clock_now())).await?;
    let name = officer.get("/exports/tables.xlsx").await?;
    let name = name.headers.get("content-disposition").expect("a name").to_str()?.to_owned();
    assert_eq!(name, "attachment; filename=\"du-lieu-mau-so-ho-2026.xlsx\"");
    let bytes = officer.file("/exports/tables.xlsx").await?;
    let of = |sheet: &str| {
        let limits = Limits::REGISTER.of_sheet(Some(sheet.to_owned()));
        read(&bytes, &limits).map(|sheet| {
            let cells = |row: &so_thon::server::sheet::Row| -> Vec<String> {
                (0..sheet.width())
                    .map(|column| sheet.shown(row, column).map(|cell| cell.printed().into_owned()).unwrap_or_default())
                    .collect()
            };
            sheet.rows.iter().map(cells).collect::<Vec<_>>()
        })
    };
    let households = of("Hộ")?;
    assert_eq!(households[0][..5], ["Mã thôn", "Thôn", "Hộ số", "Chủ hộ", "Số người"]);
    assert_eq!(households.len(), office.register.len() + 1);
    let row = households.iter().find(|row| row[3].contains("HYPERLINK")).expect("the household");
    assert_eq!((row[0].as_str(), row[1].as_str(), row[2].as_str()), ("01954.07", "Phiêng Lềng", one.number.as_str()));
    assert!(row.iter().any(|cell| cell == "Hộ nghèo") && row.iter().any(|cell| cell == "Có"), "{row:?}");
    let people = of("Người trong hộ")?;
    assert!(people.iter().flatten().any(|cell| cell == "vợ hoặc chồng"), "{:?}", people.get(1));
    for sheet in ["Thôn", "Hộ", "Người trong hộ", "Phiếu rà soát", "Từng chỉ số"] {
        let coded = ["poor", "near_poor", "spouse", "true", "false", "deprived", "not_deprived", "female"];
        assert!(!of(sheet)?.iter().flatten().any(|cell| coded.contains(&cell.as_str())), "{sheet} speaks in codes");
        let untold = |cell: &&String| cell.starts_with("people-");
        assert!(!of(sheet)?.iter().flatten().any(|cell| untold(&cell)), "{sheet} lacks a heading");
    }
    let mut opened = std::io::Cursor::new(&bytes);
    let mut parts = zip::ZipArchive::new(&mut opened)?;
    for at in 0..parts.len() {
        let mut part = parts.by_index(at)?;
        let mut text = String::new();
        if part.name()?.starts_with("xl/worksheets/") && std::io::Read::read_to_string(&mut part, &mut text).is_ok() {
            assert!(!text.contains("<f>"), "a cell holds a formula");
        }
    }
    let mut head = office.signed_in("truongthon").await?;
    let own = head.file("/exports/tables.xlsx").await?;
    let own = read(&own, &Limits::REGISTER.of_sheet(Some("Hộ".to_owned())))?;
    let count = office.register.iter().filter(|one| one.village == phieng_leng()).count();
    assert_eq!(own.rows.len(), count + 1, "only the villages in scope");
    Ok(())
}

#[tokio::test]
async fn no_identity_number_and_no_exact_place_leaves_with_the_visits() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut officer = office.signed_in("hanh").await?;
    let mut phone = enrolled(&office, &mut officer, 1).await?;
    let mut sent = visit(&office.poor_of(&phieng_leng())[0], 128, &[], office.clock_now());
    sent.members[0].id_number = "019085001234".to_owned();
    sent.location = Some(Location { lat_e6: 22_345_678, lon_e6: 105_987_654, accuracy_m: Some(5) });
    phone.send(&sent).await?;
    let lines = officer.get("/exports/visits.jsonl").await?;
    assert!(lines.text.contains(&sent.id.to_string()));
    assert!(!lines.text.contains("019085001234") && !lines.text.contains("22345678"), "{}", lines.text);
    Ok(())
}

#[test]
fn no_cell_is_taken_for_a_formula() {
    for risky in ["=cmd|'/c calc'!A0", "+84912", "-1+1", "@SUM(A1)", "\t=1"] {
        assert_eq!(guarded(risky), format!("'{risky}"));
    }
    assert_eq!(guarded("Lý A Sình"), "Lý A Sình");
}

#[tokio::test]
async fn places_leave_the_office_rounded_and_without_names() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut one: Household = office.poor_of(&phieng_leng())[0].clone();
    one.location = Some(Location { lat_e6: 22_345_678, lon_e6: 105_987_654, accuracy_m: Some(5) });
    office.store.put_households(vec![one.clone()], By::command_line(office.clock_now())).await?;
    let mut officer = office.signed_in("hanh").await?;
    let page = officer.get("/exports/households.geojson").await?;
    let json: Json = serde_json::from_str(&page.text)?;
    let features = json["features"].as_array().expect("features");
    let own = features.iter().find(|feature| feature["id"] == one.id.to_string()).expect("the household");
    assert_eq!(own["geometry"]["coordinates"], serde_json::json!([105.988, 22.346]));
    assert!(!page.text.contains(one.head_name()));
    Ok(())
}

#[tokio::test]
async fn a_spreadsheet_opens_the_feed_with_a_key_and_nothing_else() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut officer = office.signed_in("hanh").await?;
    let key = feed_key(&mut officer).await?;
    // Excel asks without a key first.
    let http = reqwest::Client::builder().no_proxy().build()?;
    let bare = http.get(format!("{}/odata/v1/", office.server.url())).send().await?;
    assert_eq!(bare.status(), 401);
    assert!(bare.headers()["www-authenticate"].to_str()?.starts_with("Basic"));
    assert_eq!(officer.get("/odata/v1/").await?.status, 401, "a session opens no feed");

    let service = rows(&office, "hanh", &key, "/odata/v1/").await?;
    assert_eq!(service["value"].as_array().map(Vec::len), Some(5));
    let (status, metadata) = feed(&office, "hanh", &key, "/odata/v1/$metadata").await?;
    assert_eq!(status, 200);
    assert!(metadata.contains("<EntitySet Name=\"Households\" EntityType=\"SoThon.HouseholdsRow\"/>"));

    let first = rows(&office, "hanh", &key, "/odata/v1/Households?$count=true&$select=number,village").await?;
    assert_eq!(first["@odata.count"], office.register.len());
    let (mut seen, mut next) = (0, Some("/odata/v1/Households".to_owned()));
    while let Some(path) = next {
        let page = rows(&office, "hanh", &key, &path).await?;
        seen += page["value"].as_array().map_or(0, Vec::len);
        let link = page["@odata.nextLink"].as_str().map(str::to_owned);
        next = link.map(|link| link.trim_start_matches(&office.server.url()).to_owned());
    }
    assert_eq!(seen, office.register.len(), "pages give every row once");

    let path = "/odata/v1/Households?$filter=village%20eq%20%2701954.07%27%20and%20class_start%20eq%20%27poor%27\
                &$orderby=number%20desc&$top=2";
    let found = rows(&office, "hanh", &key, path).await?;
    let numbers: Vec<_> =
        found["value"].as_array().expect("rows").iter().map(|row| row["number"].as_str().expect("text")).collect();
    let mut poor: Vec<_> = office.poor_of(&phieng_leng()).iter().map(|one| one.number.clone()).collect();
    poor.sort_by(|one, other| other.cmp(one));
    assert_eq!(numbers, [poor[0].as_str(), poor[1].as_str()]);
    let (_, count) = feed(&office, "hanh", &key, "/odata/v1/Villages/$count").await?;
    assert_eq!(count, "27");
    for (path, status) in [
        ("/odata/v1/Households?$expand=Members", 501),
        ("/odata/v1/Households?$filter=length(head)%20eq%203", 501),
        ("/odata/v1/Households?$filter=(people%20gt%203", 400),
        ("/odata/v1/Households?$filter=secret%20eq%201", 400),
        ("/odata/v1/Households?$top=abc", 400),
        ("/odata/v1/Secrets", 404),
        ("/odata/v1/Households('x')/head", 404),
        ("/odata/v1/Households/$count/further", 404),
    ] {
        let (answered, text) = feed(&office, "hanh", &key, path).await?;
        assert_eq!(answered, status, "{path}");
        let said: Json = serde_json::from_str(&text)?;
        assert!(said["error"]["code"].is_string() && said["error"]["message"].is_string(), "{path}: {text}");
    }
    let year = async |year: &str| feed(&office, "hanh", &key, &format!("/odata/v1/Visits/$count?year={year}")).await;
    assert_eq!(
        (year("2025").await?.1.as_str(), year("last").await?.0),
        ("0", 400),
        "visits of a year that is asked for"
    );
    let (_, text) = feed(&office, "hanh", &key, "/odata/v1/Households?$top=1&$orderby=secret").await?;
    let said: Json = serde_json::from_str(&text)?;
    assert_eq!(
        (said["error"]["code"].as_str(), said["error"]["target"].as_str()),
        (Some("no_column"), Some("$orderby"))
    );
    assert_eq!(
        feed(&office, "hanh", &key, "/odata/v1/Households/?$top=1").await?.0,
        200,
        "a stroke at the end is as good"
    );
    for path in ["/odata/v1/$batch", "/odata/v1/Households", "/odata/v1/"] {
        let refused = http.post(format!("{}{path}", office.server.url())).send().await?;
        assert_eq!((refused.status().as_u16(), refused.headers()["allow"].to_str()?), (405, "GET,HEAD"), "{path}");
        assert_eq!(refused.json::<Json>().await?["error"]["code"], "read_only", "{path}");
    }
    assert_eq!(feed(&office, "giamsat", &key, "/odata/v1/").await?.0, 401, "a key goes with its user");

    let account = officer.get("/account").await?;
    assert!(!account.text.contains(&key), "a key is shown once");
    let remove = account.attribute("form[action$='/remove']", "action").expect("a button");
    officer.post(&remove, &[("csrf", &account.csrf())]).await?;
    assert_eq!(feed(&office, "hanh", &key, "/odata/v1/").await?.0, 401);
    Ok(())
}

/// The columns of a table as `$metadata` says them: name and type, the key first.
fn columns(metadata: &str, set: &str) -> Vec<(String, String)> {
    let of_set = metadata.split(&format!("<EntityType Name=\"{set}Row\">")).nth(1).expect("a type of the set");
    let of_set = of_set.split("</EntityType>").next().unwrap_or_default();
    let attribute = |text: &str, name: &str| {
        let after = text.split(&format!("{name}=\"")).nth(1).unwrap_or_default();
        after.split('"').next().unwrap_or_default().to_owned()
    };
    of_set.split("<Property ").skip(1).map(|one| (attribute(one, "Name"), attribute(one, "Type"))).collect()
}

fn is_of(value: &Json, kind: &str) -> bool {
    match kind {
        "Edm.String" | "Edm.Date" => value.is_string(),
        "Edm.Int64" => value.is_i64(),
        "Edm.Double" => value.is_f64(),
        "Edm.Boolean" => value.is_boolean(),
        _ => false,
    }
}

#[tokio::test]
async fn every_table_of_the_feed_is_what_its_metadata_says_and_answers_every_option() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut officer = office.signed_in("hanh").await?;
    let mut phone = enrolled(&office, &mut officer, 1).await?;
    for household in office.poor_of(&phieng_leng()).iter().take(3) {
        phone.send(&visit(household, 128, &[], office.clock_now())).await?;
    }
    let key = feed_key(&mut officer).await?;
    let (_, metadata) = feed(&office, "hanh", &key, "/odata/v1/$metadata").await?;
    let service = rows(&office, "hanh", &key, "/odata/v1/").await?;
    for set in service["value"].as_array().expect("sets") {
        let set = set["url"].as_str().expect("an address");
        let columns = columns(&metadata, set);
        let id = &columns.first().expect("a key").0;
        let of = async |query: &str| -> anyhow::Result<Vec<Json>> {
            let page = rows(&office, "hanh", &key, &format!("/odata/v1/{set}?{query}")).await?;
            Ok(page["value"].as_array().expect("rows").clone())
        };
        let all = of("").await?;
        assert!(all.len() > 2, "{set}");
        for row in &all {
            let row = row.as_object().expect("a row");
            assert_eq!(row.len(), columns.len(), "{set}: no more and no fewer columns");
            for (at, (name, kind)) in columns.iter().enumerate() {
                let value = row.get(name).unwrap_or_else(|| panic!("{set} has no {name}"));
                assert!(is_of(value, kind) || (value.is_null() && at > 0), "{set}.{name}: {value} is no {kind}");
            }
        }
        assert_eq!(of("$top=2").await?, all[..2], "{set}");
        assert_eq!(of("$top=2&$skip=1").await?, all[1..3], "{set}");
        let other = &columns[1].0;
        let chosen = of(&format!("$select={id},{other}&$top=1")).await?;
        assert_eq!(chosen[0].as_object().map(serde_json::Map::len), Some(2), "{set}");
        let first = all[0][id].as_str().expect("a key");
        assert_eq!(of(&format!("$filter={id}%20eq%20%27{first}%27")).await?, all[..1], "{set}");
        let (up, down) =
            (of(&format!("$orderby={id}&$top=1")).await?, of(&format!("$orderby={id}%20desc&$top=1")).await?);
        assert!(up[0][id].as_str() < down[0][id].as_str(), "{set}");
        let counted = rows(&office, "hanh", &key, &format!("/odata/v1/{set}?$count=true&$top=1")).await?;
        let (_, plain) = feed(&office, "hanh", &key, &format!("/odata/v1/{set}/$count")).await?;
        assert_eq!(counted["@odata.count"].to_string(), plain, "{set}");
        let address = first.replace('/', "%2F");
        let one = rows(&office, "hanh", &key, &format!("/odata/v1/{set}(%27{address}%27)")).await?;
        assert_eq!(one[id], all[0][id], "{set}");
        assert!(one["@odata.context"].as_str().expect("a context").ends_with(&format!("$metadata#{set}/$entity")));
    }
    Ok(())
}

#[tokio::test]
async fn a_filter_of_the_feed_asks_what_a_spreadsheet_s_user_picks() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut officer = office.signed_in("hanh").await?;
    let key = feed_key(&mut officer).await?;
    let count = async |filter: &str| -> anyhow::Result<usize> {
        let filter = filter.replace(' ', "%20").replace('\'', "%27");
        Ok(feed(&office, "hanh", &key, &format!("/odata/v1/Households/$count?$filter={filter}")).await?.1.parse()?)
    };
    let own = |holds: &dyn Fn(&Household) -> bool| office.register.iter().filter(|one| holds(one)).count();
    let poor = |one: &Household| one.class_start.code() == "poor";
    let near = |one: &Household| one.class_start.code() == "near_poor";
    assert_eq!(count("people ge 5").await?, own(&|one| one.people() >= 5));
    assert_eq!(count("people lt 5").await?, own(&|one| one.people() < 5));
    let listed = "class_start eq 'poor' or class_start eq 'near_poor'";
    assert_eq!(count(listed).await?, own(&|one| poor(one) || near(one)));
    assert_eq!(count(&format!("not ({listed})")).await?, own(&|one| !poor(one) && !near(one)));
    assert_eq!(
        count(&format!("({listed}) and village eq '01954.07'")).await?,
        own(&|one| (poor(one) || near(one)) && one.village == phieng_leng())
    );
    assert_eq!(count("contains(head,'Lý')").await?, own(&|one| one.head_name().contains("Lý")));
    assert_eq!(count("startswith(village,'01954.0')").await?, own(&|one| one.village.as_str().starts_with("01954.0")));
    assert_eq!(count("visited_on eq null").await?, office.register.len());
    assert_eq!(count("visited_on gt 2026-01-01").await?, 0, "what is not there is not later either");
    assert_eq!(count("present").await?, own(&|one| one.presence.is_present()));
    assert_eq!(count("latitude ne null and latitude lt 90").await?, own(&|one| one.location.is_some()));
    Ok(())
}

#[tokio::test]
async fn the_feed_has_the_scope_of_its_user() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut head = office.signed_in("truongthon").await?;
    let key = feed_key(&mut head).await?;
    let villages = rows(&office, "truongthon", &key, "/odata/v1/Villages").await?;
    assert_eq!(villages["value"].as_array().map(Vec::len), Some(1));
    let members = rows(&office, "truongthon", &key, "/odata/v1/Members").await?;
    assert!(members["value"].as_array().expect("rows").iter().all(|row| row["village"] == "01954.07"));
    Ok(())
}

#[tokio::test]
async fn a_password_given_anew_takes_the_keys_of_the_feed_with_it() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut officer = office.signed_in("hanh").await?;
    let key = feed_key(&mut officer).await?;
    let password = async |must_change| -> anyhow::Result<u16> {
        let change = AccountChange::Password { hash: hash_password(PASSWORD)?, must_change };
        assert_eq!(office.store.change_account("hanh".to_owned(), change, office.by()).await?, AccountChanged::Done);
        Ok(feed(&office, "hanh", &key, "/odata/v1/").await?.0)
    };
    assert_eq!(password(false).await?, 200, "one's own new password leaves what one made");
    assert_eq!(password(true).await?, 401);
    assert_eq!(password(false).await?, 401, "and it does not come back with the next password");
    Ok(())
}

#[tokio::test]
async fn the_map_shows_households_by_shape_and_counts_those_without_a_place() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut officer = office.signed_in("hanh").await?;
    let page = officer.get("/map").await?;
    assert_eq!(page.status, 200);
    assert!(page.all("script").is_empty());
    let placed = office.register.iter().filter(|one| one.presence.is_present() && one.location.is_some()).count();
    let names = page.all(".map-village");
    assert!(names.len() > 20 && names.iter().any(|name| name == "Phiêng Lềng"), "each village is named: {names:?}");
    let present = office.register.iter().filter(|one| one.presence.is_present()).count();
    assert!(page.one("#without-title").contains(&so_thon::i18n::number(i64::try_from(present - placed)?)));

    let mut near: Vec<Household> = office.poor_of(&phieng_leng()).into_iter().take(2).collect();
    for one in &mut near {
        one.location = Some(Location { lat_e6: 22_345_678, lon_e6: 105_987_654, accuracy_m: None });
    }
    office.store.put_households(near.clone(), By::command_line(office.clock_now())).await?;
    let page = officer.get("/map?village=01954.07&class=poor").await?;
    assert!(page.all(".map-number.poor").iter().any(|number| number == "2"), "what overlaps is one mark");
    assert!(page.one("#on-map").contains(near[0].head_name()) && page.all(".map-village").is_empty());
    assert_eq!(officer.get("/map?class=abc").await?.status, 400);

    let mut head = office.signed_in("truongthon").await?;
    assert_eq!(head.get("/map?village=01954.08").await?.status, 404);
    let own = head.get("/map").await?;
    assert!(own.all("#village option").len() == 2 && own.all("#base").is_empty());
    Ok(())
}

#[tokio::test]
async fn lines_of_a_file_lie_under_the_households_and_a_wrong_file_changes_nothing() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut one: Household = office.poor_of(&phieng_leng())[0].clone();
    one.location = Some(Location { lat_e6: 22_345_678, lon_e6: 105_987_654, accuracy_m: None });
    office.store.put_households(vec![one], By::command_line(office.clock_now())).await?;
    let mut officer = office.signed_in("hanh").await?;
    let csrf = officer.get("/map").await?.csrf();
    let road = br#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},
        "geometry":{"type":"LineString","coordinates":[[105.98,22.34],[105.99,22.35]]}}]}"#;
    let done = officer.upload("/map/base", &[("csrf", &csrf), ("expected", "0")], road).await?;
    assert_eq!(done.location.as_deref(), Some("/map?done=map-base-loaded"));
    assert_eq!(officer.get("/map").await?.all("polyline.map-base").len(), 1);
    let wrong = officer.upload("/map/base", &[("csrf", &csrf), ("expected", "1")], b"khong phai").await?;
    assert_eq!(wrong.location.as_deref(), Some("/map?done=map-base-wrong#base"));
    assert_eq!(officer.get("/map").await?.all("polyline.map-base").len(), 1);
    let forged = officer.upload("/map/base", &[("csrf", "0"), ("expected", "1")], road).await?;
    assert_eq!(forged.status, 403);
    let mut watcher = office.signed_in("giamsat").await?;
    let csrf = watcher.get("/map").await?.csrf();
    assert_eq!(watcher.upload("/map/base", &[("csrf", &csrf), ("expected", "1")], road).await?.status, 403);
    Ok(())
}
