//! From components to a response: the document around a page, and the headers that keep it private.

use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use dioxus::prelude::*;

use super::assets;
use super::view::frame::{Frame, FrameData};
use super::words::Words;

/// What a page may load and where it may send: our own files and forms; no script, no inline style, no frames.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; \
                      base-uri 'none'; frame-ancestors 'none'";

/// One page, before it is drawn.
pub struct Page {
    /// The words.
    pub words: Words,
    /// What surrounds it.
    pub frame: FrameData,
    /// What the window is called, without the app's name.
    pub title: String,
    /// The page itself; called once, within the frame.
    pub content: Box<dyn Fn() -> Element>,
}

impl Page {
    /// Draws the page.
    pub fn html(self) -> String {
        let Self { words, frame, title, content } = self;
        let lang = words.lang().code();
        let title = words.with("office-title", [("page", title.into())]);
        let mut dom = VirtualDom::new_with_props(Root, RootProps { frame, content: std::rc::Rc::new(content) })
            .with_root_context(words);
        dom.rebuild_in_place();
        let body = dioxus_ssr::render(&dom);
        format!(
            "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"robots\" content=\"noindex\">\n\
             <title>{title}</title>\n\
             <link rel=\"icon\" href=\"data:,\">\n\
             <link rel=\"stylesheet\" href=\"{tokens}\">\n<link rel=\"stylesheet\" href=\"{office}\">\n\
             </head>\n<body>\n{sprite}{body}\n</body>\n</html>\n",
            title = escape(&title),
            tokens = assets::tokens_url(),
            office = assets::office_url(),
            sprite = assets::SPRITE,
        )
    }

    /// Draws the page and answers with it.
    pub fn respond(self, status: StatusCode) -> Response {
        let mut response = (status, Html(self.html())).into_response();
        for (name, value) in private_headers() {
            response.headers_mut().insert(name, value);
        }
        response
    }
}

/// Headers of every page: never kept by a cache, never framed, never guessed at.
fn private_headers() -> [(HeaderName, HeaderValue); 4] {
    [
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    ]
}

#[derive(Props, Clone)]
struct RootProps {
    frame: FrameData,
    content: std::rc::Rc<Box<dyn Fn() -> Element>>,
}

impl PartialEq for RootProps {
    fn eq(&self, _: &Self) -> bool {
        // Drawn once; there is no second time to compare with.
        false
    }
}

#[allow(non_snake_case)]
fn Root(props: RootProps) -> Element {
    let content = (props.content)();
    rsx! {
        Frame { data: props.frame, {content} }
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
