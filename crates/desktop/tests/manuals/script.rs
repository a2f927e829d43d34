//! A server that hands out manuals as a test tells it to, honestly or not, and the bundles that it hands out.

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    path::Path,
    sync::{Arc, Mutex},
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use contract::ManualManifestView;
use manual::{Entry, Language, Manifest, Place, PublisherKey, Version, bundle};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
};

pub(crate) type Files = BTreeMap<Place, Vec<u8>>;

/// A small manual; its PDF is large enough to be cut off.
pub(crate) fn files(words: &str) -> Files {
    let mut files = Files::new();
    for language in Language::ALL {
        let code = language.code();
        let main = format!(
            "<h1 id=\"top\">題</h1><p>{words} {code}</p><p><img src=\"../../images/{code}/home.png\" alt=\"絵\"></p>"
        );
        files.insert(Place::Page(language, "page".into()), page(code, &main));
        files.insert(Place::Picture(language, "home".into()), b"\x89PNG\r\n\x1a\n1".to_vec());
        files.insert(
            Place::Pdf(language, "book".into()),
            [b"%PDF-1.7 ".as_slice(), &[b'x'; 300_000]].concat(),
        );
        files.insert(
            Place::Contents(language),
            br#"[{"id":"book","title":"Book: one","pages":[{"id":"page","title":"P","anchor":"top","sections":[]}]}]"#
                .to_vec(),
        );
        let text = format!(
            r#"[{{"book":"book","page":"page","page_title":"P","anchor":"top","title":"題","text":"{words} {code}"}}]"#
        );
        files.insert(Place::Search(language), text.into_bytes());
    }
    files.insert(Place::Style, b"main {}".to_vec());
    files
}

pub(crate) fn page(code: &str, main: &str) -> Vec<u8> {
    format!("<!doctype html>\n<html lang=\"{code}\"><head><meta charset=\"utf-8\"><title>P</title><link rel=\"stylesheet\" href=\"../../manual.css\"></head><body><main>{main}</main></body></html>\n").into_bytes()
}

pub(crate) fn manifest(files: &Files, version: [u32; 3], built: u64) -> Manifest {
    let entries = files.iter().map(|(place, content)| (place.clone(), Entry::of(content))).collect();
    Manifest::new(Version(version), built, entries).unwrap()
}

/// Writes a bundle as a package brings it along.
pub(crate) fn ship(folder: &Path, key: &PublisherKey, files: &Files, built: u64) {
    let manifest = manifest(files, [1, 2, 3], built);
    bundle::write(folder, &manifest, &manifest.sign(key), files.values().map(Vec::as_slice)).unwrap();
}

/// What the server says.
#[derive(Default)]
pub(crate) struct Script {
    pub(crate) manifest: Option<ManualManifestView>,
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    /// Answers end after so many bytes of a file.
    pub(crate) cut: Option<usize>,
    /// Files of this hash, and manifests with an empty name, do not end.
    pub(crate) endless: Option<String>,
    pub(crate) ignores_ranges: bool,
    pub(crate) requests: Vec<String>,
}

pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    pub(crate) script: Arc<Mutex<Script>>,
}

impl Server {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Self { address: listener.local_addr().unwrap(), script: Arc::default() };
        let script = Arc::clone(&server.script);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&script)));
            }
        });
        server
    }

    /// Publishes a manual.
    pub(crate) fn publish(&self, key: &PublisherKey, files: &Files, built: u64) {
        self.offer(&manifest(files, [1, 2, 3], built), key, files);
    }

    pub(crate) fn offer(&self, manifest: &Manifest, key: &PublisherKey, files: &Files) {
        let mut script = self.script.lock().unwrap();
        let (manifest, signature) = (STANDARD.encode(manifest.bytes()), manifest.sign(key));
        script.manifest = Some(ManualManifestView { manifest, signature });
        script.files = files.values().map(|content| (Entry::of(content).sha256, content.clone())).collect();
    }

    /// Files that were asked for since the last time, with the place in them.
    pub(crate) fn asked(&self) -> Vec<String> {
        let requests = std::mem::take(&mut self.script.lock().unwrap().requests);
        requests.into_iter().filter(|request| request.contains("/files/")).collect()
    }
}

async fn serve(mut stream: TcpStream, script: Arc<Mutex<Script>>) {
    let mut data = Vec::new();
    while !data.windows(4).any(|window| window == b"\r\n\r\n") {
        if stream.read_buf(&mut data).await.unwrap_or(0) == 0 {
            return;
        }
    }
    let head = String::from_utf8(data).unwrap();
    let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
    let range = head
        .lines()
        .find_map(|line| line.to_ascii_lowercase().strip_prefix("range: bytes=").map(str::to_owned));
    let (answer, endless) = {
        let mut script = script.lock().unwrap();
        script
            .requests
            .push(format!("{path} {}", range.as_deref().unwrap_or_default()).trim_end().to_owned());
        script.answer(&path, range.as_deref())
    };
    // Whoever is gone hears no more.
    let _ = stream.write_all(&answer).await;
    while endless && stream.write_all(&[b' '; 65_536]).await.is_ok() {}
}

impl Script {
    fn answer(&self, path: &str, range: Option<&str>) -> (Vec<u8>, bool) {
        let head = |status: &str, length: usize| {
            format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n").into_bytes()
        };
        let endless = || (b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".to_vec(), true);
        if let Some(sha256) = path.strip_prefix("/v1/manuals/files/") {
            if self.endless.as_deref() == Some(sha256) {
                return endless();
            }
            let Some(content) = self.files.get(sha256) else { return (head("404 Not Found", 0), false) };
            let from: usize = match range {
                Some(range) if !self.ignores_ranges => range.trim_end_matches('-').parse().unwrap(),
                _ => 0,
            };
            let part = &content[from..];
            let mut answer = head(if from > 0 { "206 Partial Content" } else { "200 OK" }, part.len());
            answer.extend_from_slice(&part[..part.len().min(self.cut.unwrap_or(usize::MAX))]);
            return (answer, false);
        }
        match (&self.manifest, path.ends_with("/manifest")) {
            (_, true) if self.endless.as_deref() == Some("") => endless(),
            (Some(manifest), true) => {
                let body = serde_json::to_vec(manifest).unwrap();
                ([head("200 OK", body.len()), body].concat(), false)
            }
            _ => {
                let body = br#"{"code":"not_found","message":"nothing"}"#;
                ([head("404 Not Found", body.len()), body.to_vec()].concat(), false)
            }
        }
    }
}
