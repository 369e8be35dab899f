//! GET /app/…: the web app's folder.

use std::fs;

use rstest::rstest;

use crate::support::Scene;

async fn with_app() -> (Scene, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    write("index.html", b"<!doctype html>");
    write("app_bg.wasm", b"\0asm");
    write("app_bg.wasm.gz", b"packed");
    write("phone.css", b"styles");
    write("phone.css.gz", b"small");
    write("phone.css.br", b"smaller");
    write("manifest.webmanifest", b"{}");
    write("sw.js", b"//");
    fs::write(folder.path().parent().unwrap().join("beside.txt"), b"secret").unwrap();
    let path = folder.path().to_owned();
    (Scene::with(move |config| config.app_dir = Some(path)).await, folder)
}

#[rstest]
#[case::start("/app/", "text/html; charset=utf-8")]
#[case::a_screen("/app/households/017", "text/html; charset=utf-8")]
#[case::wasm("/app/app_bg.wasm", "application/wasm")]
#[case::manifest("/app/manifest.webmanifest", "application/manifest+json")]
#[case::worker("/app/sw.js", "text/javascript; charset=utf-8")]
#[tokio::test]
async fn a_file_has_its_kind_and_a_tag(#[case] path: &str, #[case] kind: &str) {
    let (scene, _folder) = with_app().await;
    let answer = scene.http.get(scene.url(path)).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.headers()["content-type"], kind);
    let tag = answer.headers()["etag"].clone();
    assert!(answer.headers()["cache-control"].to_str().unwrap().starts_with("no-cache"));
    assert!(answer.headers()["content-security-policy"].to_str().unwrap().contains("'wasm-unsafe-eval'"));
    let again = scene.http.get(scene.url(path)).header("if-none-match", tag).send().await.unwrap();
    assert_eq!(again.status(), 304);
}

#[tokio::test]
async fn a_packed_file_goes_to_whoever_can_unpack_it() {
    let (scene, _folder) = with_app().await;
    let plain = scene.http.get(scene.url("/app/app_bg.wasm")).send().await.unwrap();
    assert!(!plain.headers().contains_key("content-encoding"));
    let packed =
        scene.http.get(scene.url("/app/app_bg.wasm")).header("accept-encoding", "br, gzip").send().await.unwrap();
    assert_eq!(packed.headers()["content-encoding"], "gzip");
    assert_eq!(packed.headers()["content-type"], "application/wasm");
    assert_eq!(packed.bytes().await.unwrap(), "packed");
}

#[rstest]
#[case("gzip, br", Some("br"), "smaller")]
#[case("gzip, br;q=0", Some("gzip"), "small")]
#[case("identity", None, "styles")]
#[tokio::test]
async fn the_smallest_packing_that_is_understood_is_sent(
    #[case] accepts: &str,
    #[case] packing: Option<&str>,
    #[case] body: &str,
) {
    let (scene, _folder) = with_app().await;
    let answer = scene.http.get(scene.url("/app/phone.css")).header("accept-encoding", accepts).send().await.unwrap();
    assert_eq!(answer.headers().get("content-encoding").map(|name| name.to_str().unwrap()), packing);
    assert_eq!(answer.text().await.unwrap(), body);
}

#[rstest]
#[case::missing("/app/missing.js")]
#[case::above("/app/%2e%2e/beside.txt")]
#[case::above_within("/app/x/%2e%2e/%2e%2e/beside.txt")]
#[case::absolute("/app/%2fetc/passwd")]
#[tokio::test]
async fn nothing_outside_the_folder_is_served(#[case] path: &str) {
    let (scene, _folder) = with_app().await;
    // A path is sent as it stands: a client's own tidying would hide what is tested.
    let answer = raw(&scene, path).await;
    assert!(answer.starts_with("HTTP/1.1 404"), "{answer}");
    assert!(!answer.contains("secret"));
}

async fn raw(scene: &Scene, path: &str) -> String {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let mut line = tokio::net::TcpStream::connect(scene.server.addr).await.unwrap();
    line.write_all(format!("GET {path} HTTP/1.1\r\nhost: commune\r\nconnection: close\r\n\r\n").as_bytes())
        .await
        .unwrap();
    let mut answer = Vec::new();
    line.read_to_end(&mut answer).await.unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn without_the_web_app_one_sentence_says_why() {
    let scene = Scene::with(|config| config.app_missing = Some("Chưa dựng.".to_owned())).await;
    for path in ["/app", "/app/", "/app/today"] {
        let answer = scene.http.get(scene.url(path)).send().await.unwrap();
        assert_eq!(answer.status(), 404);
        assert_eq!(answer.text().await.unwrap(), "Chưa dựng.");
    }
}
