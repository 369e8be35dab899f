//! The compiled program: `commune demo` on an empty folder, and again on the same one.

use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value;

struct Demo {
    process: Child,
    said: Value,
}

impl Demo {
    fn start(folder: &Path) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_commune"))
            .args(["demo", "--json", "--port", "0", "--dir"])
            .arg(folder)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        Self { process, said: serde_json::from_str(&line).unwrap() }
    }

    fn text(&self, key: &str) -> String {
        self.said[key].as_str().unwrap().to_owned()
    }

    /// Asks it to stop, as a service manager does.
    fn stop(mut self) {
        let status = Command::new("kill").arg(self.process.id().to_string()).status().unwrap();
        assert!(status.success());
        assert!(self.process.wait().unwrap().success(), "it stops in good order");
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _gone = self.process.kill();
        let _gone = self.process.wait();
    }
}

#[tokio::test]
async fn a_demonstration_begins_from_nothing_and_goes_on_with_the_same_data() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("demo");
    let first = Demo::start(&data);
    assert_eq!(first.said["new"], true);
    assert_eq!(first.said["village"].as_str().map(|id| id.starts_with("01954.")), Some(true));
    let health: Value = reqwest::get(format!("{}/health", first.text("url"))).await.unwrap().json().await.unwrap();
    assert_eq!(health["commune"], "01954");
    for (path, mode) in [("", 0o700), ("commune.db", 0o600), ("account.json", 0o600)] {
        let found = std::fs::metadata(data.join(path)).unwrap().permissions().mode() & 0o777;
        assert_eq!(found, mode, "{path} is {found:o}");
    }
    let people: Vec<&str> =
        first.said["people"].as_array().unwrap().iter().map(|person| person["user"].as_str().unwrap()).collect();
    assert_eq!(people, ["canbo", "chutich", "mttq", "quantri"], "someone of each role of the office");
    let (user, password, code) = (first.text("user"), first.text("password"), first.text("code"));
    first.stop();

    let second = Demo::start(&data);
    assert_eq!(second.said["new"], false);
    assert_eq!((second.text("user"), second.text("password")), (user, password));
    assert_ne!(second.text("code"), code, "each start gives a fresh code");
    second.stop();

    let store = so_thon::server::store::sqlite::SqliteStore::open(&data.join("commune.db")).unwrap();
    use so_thon::server::store::CommuneStore;
    let counts = store.counts().await.unwrap();
    assert!((1_850..=1_950).contains(&counts.households), "{counts:?}");
    assert_eq!(counts.users, 4);
    let plan = store.plan().await.unwrap().unwrap();
    assert_eq!(plan.plan.status, so_thon::domain::plan::PlanStatus::Proposed);
    assert_eq!(plan.plan.villages.len(), 27);
    assert!(!plan.findings.is_empty() && plan.annex.is_some());
    let cuts: u32 = plan.plan.villages.iter().filter_map(|line| line.poor_cut).sum();
    assert_eq!(cuts, 138);
    let near: u32 = plan.plan.villages.iter().filter_map(|line| line.near_cut).sum();
    assert_eq!(near, 23);
}

#[test]
fn a_start_that_was_cut_short_leaves_nothing_half_made() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("commune.db.unfinished"), b"half").unwrap();
    let demo = Demo::start(folder.path());
    assert_eq!(demo.said["new"], true);
    demo.stop();
    assert!(!folder.path().join("commune.db.unfinished").exists());
}

fn commune(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_commune")).args(arguments).output().unwrap()
}

#[test]
fn clear_text_beyond_this_machine_is_refused_with_the_reason() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("d");
    let done = commune(&["demo", "--listen", "0.0.0.0:0", "--dir", dir.to_str().unwrap()]);
    assert_eq!(done.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&done.stderr).contains("TLS"));
}

#[test]
fn a_commune_is_founded_once_and_its_codes_are_made_by_name_of_the_village() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("xa");
    let dir = dir.to_str().unwrap();
    let plan = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/plans/ngan-son-2026.csv");
    let init = [
        "init",
        "--dir",
        dir,
        "--code",
        "01954",
        "--name",
        "xã Ngân Sơn",
        "--province",
        "tỉnh Thái Nguyên",
        "--plan",
        plan,
        "--json",
    ];
    let done = commune(&init);
    assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
    let said: Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!(said["password"].as_str().map(str::len), Some(24));
    assert_eq!(commune(&init).status.code(), Some(2), "never founded twice");
    let enrol =
        commune(&["device", "enrol", "--dir", dir, "--village", "phieng leng", "--person", "Ông Thắng", "--json"]);
    let said: Value = serde_json::from_slice(&enrol.stdout).unwrap();
    let code = said["code"].as_str().unwrap();
    assert!(code.len() == 8 && said["link"].as_str().unwrap().ends_with(&format!("/app/#code={code}")));
    let wrong = commune(&["device", "enrol", "--dir", dir, "--village", "nơi khác", "--person", "Ông Thắng"]);
    assert_eq!(wrong.status.code(), Some(2));
    let import = commune(&["plan", "import", plan, "--dir", dir, "--propose", "--json"]);
    assert_eq!(import.status.code(), Some(1), "loaded, with findings");
    let said: Value = serde_json::from_slice(&import.stdout).unwrap();
    assert_eq!((said["version"].as_u64(), said["status"].as_str()), (Some(2), Some("proposed")));
}

#[test]
fn the_description_and_the_schema_are_printed_as_json() {
    for arguments in [&["openapi"][..], &["classify", "--schema"][..]] {
        let done = commune(arguments);
        assert_eq!(done.status.code(), Some(0));
        assert!(serde_json::from_slice::<Value>(&done.stdout).is_ok());
    }
    assert_eq!(commune(&["classify"]).status.code(), Some(2));
    assert_eq!(commune(&["classify", "/nowhere.json"]).status.code(), Some(2));
    assert_eq!(commune(&["serve", "--dir", "/nowhere"]).status.code(), Some(2));
}
