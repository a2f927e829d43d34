//! A server that answers each path with the bytes that a test gives it, over TCP or TLS.

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use tokio::{
    io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _},
    net::TcpListener,
};
use tokio_rustls::TlsAcceptor;

/// What is answered: bytes as they are, and whether more follows without end.
type Answers = Arc<Mutex<BTreeMap<String, (Vec<u8>, bool)>>>;

#[derive(Clone)]
pub(crate) struct Raw {
    pub(crate) address: SocketAddr,
    answers: Answers,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Raw {
    pub(crate) async fn start(tls: Option<TlsAcceptor>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let raw = Self { address, answers: Answers::default(), requests: Arc::default() };
        let server = raw.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (server, tls) = (server.clone(), tls.clone());
                tokio::spawn(async move {
                    match tls {
                        None => server.serve(stream).await,
                        Some(tls) => {
                            // Whoever does not trust us goes away.
                            if let Ok(stream) = tls.accept(stream).await {
                                server.serve(stream).await;
                            }
                        }
                    }
                });
            }
        });
        raw
    }

    async fn serve(self, mut stream: impl AsyncRead + AsyncWrite + Unpin) {
        let mut data = Vec::new();
        while !data.ends_with(b"\r\n\r\n") {
            if stream.read_buf(&mut data).await.unwrap_or(0) == 0 {
                return;
            }
        }
        let head = String::from_utf8(data).unwrap();
        let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
        self.requests.lock().unwrap().push(path.clone());
        let found = self.answers.lock().unwrap().get(&path).cloned();
        let missing = || (answer(404, "", br#"{"code":"not_found","message":"nothing"}"#), false);
        let (bytes, endless) = found.unwrap_or_else(missing);
        // Whoever is gone hears no more.
        let _ = stream.write_all(&bytes).await;
        while endless && stream.write_all(&[b' '; 65_536]).await.is_ok() {}
        let _ = stream.shutdown().await;
    }

    /// From now on this path is answered like that.
    pub(crate) fn on(&self, path: &str, bytes: Vec<u8>) {
        self.answers.lock().unwrap().insert(path.to_owned(), (bytes, false));
    }

    pub(crate) fn endless(&self, path: &str, bytes: Vec<u8>) {
        self.answers.lock().unwrap().insert(path.to_owned(), (bytes, true));
    }

    pub(crate) fn nothing(&self) {
        self.answers.lock().unwrap().clear();
    }

    /// Paths that were asked for since the last time.
    pub(crate) fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *self.requests.lock().unwrap())
    }
}

/// An answer with a body; `head` are further header lines, each with its end.
pub(crate) fn answer(status: u16, head: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let head = format!("HTTP/1.1 {status} X\r\n{head}Connection: close\r\nContent-Length: {length}\r\n\r\n");
    [head.as_bytes(), body].concat()
}
