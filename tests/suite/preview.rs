//! The preview as a program: who may ask, and what a second one says.
//!
//! What stands on pages is tested beside the code; what happens in a browser, in `tests/browser`.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

use super::site_test::SiteTest;

/// A running preview, stopped when the value goes.
struct Running {
    process: Child,
    /// What it said first.
    line: String,
    port: u16,
}

fn serve(root: &Path, port: u16) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bydel"));
    command.args(["serve", "--today", "2026-11-21", "--port", &port.to_string()]);
    command.arg("--root").arg(root).stdin(Stdio::null());
    command
}

impl Running {
    fn start(root: &Path, port: u16) -> Self {
        let mut command = serve(root, port);
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = command.spawn().expect("the program runs");
        let mut line = String::new();
        let output = process.stdout.take().expect("it was asked for");
        BufReader::new(output).read_line(&mut line).expect("it says something");
        let rest = line.split("127.0.0.1:").nth(1).expect("it says where");
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        Self { process, port: digits.parse().expect("a port"), line }
    }

    /// The answer to a request: its head and its body.
    fn ask(&self, request: &str) -> (String, String) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        let request = request.replace("HOST", &format!("127.0.0.1:{}", self.port));
        let text = format!("{}\r\nConnection: close\r\n\r\n", request.replace('\n', "\r\n"));
        stream.write_all(text.as_bytes()).expect("it listens");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("it answers");
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").expect("an answer has a head");
        (head.to_lowercase(), body.to_owned())
    }

    #[track_caller]
    fn expect(&self, request: &str, status: &str) -> (String, String) {
        let (head, body) = self.ask(request);
        assert!(head.starts_with(&format!("http/1.1 {status}")), "{request}\n{head}");
        (head, body)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn site() -> TempDir {
    let folder = TempDir::new().expect("there is room for a folder");
    SiteTest::minimal().write_to(folder.path());
    folder
}

#[test]
fn only_pages_of_this_machine_may_ask_and_only_to_read() {
    let site = site();
    let preview = Running::start(site.path(), 0);
    let (head, body) = preview.expect("GET / HTTP/1.1\nHost: HOST", "200");
    assert!(
        head.contains("content-type: text/html; charset=utf-8") && head.contains("etag: "),
        "{head}"
    );
    assert!(body.contains("/_bydel/preview.js"));
    let port = preview.port;
    preview.expect("GET / HTTP/1.1\nHost: evil.example", "421");
    preview.expect(&format!("GET / HTTP/1.1\nHost: evil.example:{port}"), "421");
    preview.expect(&format!("GET /_bydel/events HTTP/1.1\nHost: evil.example:{port}"), "421");
    preview.expect("GET /_bydel/events HTTP/1.1\nHost: HOST\nOrigin: http://evil.example", "403");
    preview.expect("GET /_bydel/page.json HTTP/1.1\nHost: HOST\nOrigin: null", "403");
    let (head, _) = preview.expect("DELETE / HTTP/1.1\nHost: HOST", "405");
    assert!(head.contains("allow: get, head"), "{head}");
    preview.expect("POST / HTTP/1.1\nHost: HOST\nContent-Length: 5", "413");
    preview.expect(&format!("GET /{} HTTP/1.1\nHost: HOST", "a".repeat(5000)), "414");
    preview.expect("GET /%ff HTTP/1.1\nHost: HOST", "400");
    for outside in
        ["/../site.yaml", "/%2e%2e/%2e%2e/etc/passwd", "/content/site.yaml", "//etc/passwd"]
    {
        preview.expect(&format!("GET {outside} HTTP/1.1\nHost: HOST"), "404");
    }
}

#[test]
fn a_head_has_the_length_and_no_body_and_a_range_is_a_part() {
    let site = site();
    let preview = Running::start(site.path(), 0);
    let (_, whole) = preview.expect("GET /robots.txt HTTP/1.1\nHost: HOST", "200");
    let (head, body) = preview.expect("HEAD /robots.txt HTTP/1.1\nHost: HOST", "200");
    assert!(
        head.contains(&format!("content-length: {}", whole.len())) && body.is_empty(),
        "{head}"
    );
    let (head, part) =
        preview.expect("GET /robots.txt HTTP/1.1\nHost: HOST\nRange: bytes=0-3", "206");
    assert!(head.contains("content-range: bytes 0-3/") && part == whole[..4], "{head}\n{part}");
}

#[test]
fn a_second_preview_of_a_folder_says_where_the_first_is() {
    let site = site();
    let first = Running::start(site.path(), 0);
    let second = serve(site.path(), 0).output().expect("the program runs");
    assert_eq!(second.status.code(), Some(2));
    let told = String::from_utf8_lossy(&second.stderr).into_owned();
    let expected = format!("fejl: mappen vises allerede på http://127.0.0.1:{}/\n", first.port);
    assert!(told.starts_with(&expected), "{told}");
}

#[test]
fn a_port_in_use_gives_way_to_the_next_and_that_is_told() {
    let (one, other) = (site(), site());
    let first = Running::start(one.path(), 0);
    let second = Running::start(other.path(), first.port);
    assert_ne!(second.port, first.port);
    assert!(second.line.starts_with("Websitet vises på http://127.0.0.1:"), "{}", second.line);
    second.expect("GET / HTTP/1.1\nHost: HOST", "200");
}

#[test]
fn a_preview_writes_nothing_into_the_site() {
    let site = site();
    let names = || -> Vec<_> {
        let entries = fs::read_dir(site.path()).expect("a folder");
        entries.map(|entry| entry.expect("a file").file_name()).collect()
    };
    let before = names();
    let preview = Running::start(site.path(), 0);
    preview.expect("GET /_bydel/ HTTP/1.1\nHost: HOST", "200");
    assert_eq!(names(), before);
}

#[test]
fn a_folder_that_is_moved_away_is_gone_from_the_preview() {
    let (site, elsewhere) = (site(), TempDir::new().expect("there is room for a folder"));
    let preview = Running::start(site.path(), 0);
    let area = "GET /omraader/nordparken/ HTTP/1.1\nHost: HOST";
    let becomes = |is_it: &dyn Fn(&str, &str) -> bool| {
        (0..400).any(|_| {
            std::thread::sleep(Duration::from_millis(50));
            let (head, body) = preview.ask(area);
            is_it(&head, &body)
        })
    };
    // The folder is watched as soon as an edit is seen.
    let path = site.path().join("content/areas/nordparken");
    let text = fs::read_to_string(path.join("index.md")).expect("the area has a text");
    fs::write(path.join("index.md"), format!("{text}\nEt nyt afsnit.\n")).expect("it is ours");
    assert!(becomes(&|_, body| body.contains("Et nyt afsnit.")));
    std::thread::sleep(Duration::from_secs(1));

    fs::rename(&path, elsewhere.path().join("nordparken")).expect("both lie on one disk");
    assert!(becomes(&|head, _| head.starts_with("http/1.1 404")));
}
