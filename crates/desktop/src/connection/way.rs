//! The way to the service as the HTTP client goes it: its name, the proxy that the system names, and a connection.

use std::{io, net::IpAddr};

use contract::ipc::CheckFinding;
use http::{HeaderValue, Uri};
use hyper_util::client::proxy::matcher::Matcher;
use tokio::{
    io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _},
    net::{TcpStream, lookup_host},
};

use super::Outcome;

/// The longest answer of a proxy that is read.
const MOST_ANSWER: usize = 16 << 10;
/// More addresses than this are not told.
const MOST_ADDRESSES: usize = 4;

/// Where the service is.
#[derive(Clone, Debug)]
pub(super) struct Target {
    uri: Uri,
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) tls: bool,
    loopback: bool,
}

impl Target {
    pub(super) fn of(address: &str, loopback: bool) -> Option<Self> {
        let uri: Uri = address.parse().ok()?;
        let tls = uri.scheme_str() == Some("https");
        let host = uri.host()?.trim_start_matches('[').trim_end_matches(']').to_owned();
        let port = uri.port_u16().unwrap_or(if tls { 443 } else { 80 });
        Some(Self { uri, host, port, tls, loopback })
    }

    /// As it stands in a request.
    pub(super) fn authority(&self) -> String {
        if self.host.contains(':') {
            format!("[{}]:{}", self.host, self.port)
        } else {
            format!("{}:{}", self.host, self.port)
        }
    }
}

/// Whether the service's name leads to an address, and to which.
pub(super) async fn name(target: &Target) -> Outcome {
    if target.host.parse::<IpAddr>().is_ok() {
        return Outcome::new(CheckFinding::Fine, target.host.clone());
    }
    match lookup_host((target.host.as_str(), target.port)).await {
        Ok(found) => {
            let mut found: Vec<String> = found.map(|address| address.ip().to_string()).collect();
            found.dedup();
            found.truncate(MOST_ADDRESSES);
            let finding = if found.is_empty() { CheckFinding::NameUnknown } else { CheckFinding::Fine };
            Outcome::new(finding, found.join(", "))
        }
        Err(error) => Outcome::new(CheckFinding::NameUnknown, error.to_string()),
    }
}

/// A proxy that stands before the service. Its password is known to `connect` alone.
#[derive(Clone)]
pub(super) struct Proxy {
    scheme: String,
    host: String,
    port: u16,
    auth: Option<HeaderValue>,
}

impl std::fmt::Debug for Proxy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Proxy").field(&self.address()).finish()
    }
}

impl Proxy {
    /// The proxy that the HTTP client uses for this service: found by the same code, from the environment and the system.
    pub(super) fn of(target: &Target) -> Option<Self> {
        if target.loopback { None } else { Self::from(&Matcher::from_system(), target) }
    }

    pub(super) fn from(matcher: &Matcher, target: &Target) -> Option<Self> {
        let found = matcher.intercept(&target.uri)?;
        let scheme = found.uri().scheme_str().unwrap_or("http").to_owned();
        let port = match scheme.as_str() {
            "https" => 443,
            "http" => 80,
            _ => 1080,
        };
        Some(Self {
            host: found.uri().host()?.trim_start_matches('[').trim_end_matches(']').to_owned(),
            port: found.uri().port_u16().unwrap_or(port),
            auth: found.basic_auth().cloned(),
            scheme,
        })
    }

    /// Where it is: never with a name or a password.
    pub(super) fn address(&self) -> String {
        format!("{}:{}", self.host, self.port)
    }

    pub(super) fn host(&self) -> &str {
        &self.host
    }

    /// Whether one speaks TLS with the proxy itself.
    pub(super) fn is_tls(&self) -> bool {
        self.scheme == "https"
    }
}

/// Bytes both ways.
pub(super) trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

/// A connection to the service, or to the proxy before it.
pub(super) async fn connect(target: &Target, proxy: Option<&Proxy>) -> io::Result<TcpStream> {
    match proxy {
        None => TcpStream::connect((target.host.as_str(), target.port)).await,
        Some(proxy) if matches!(proxy.scheme.as_str(), "http" | "https") => {
            TcpStream::connect((proxy.host.as_str(), proxy.port)).await
        }
        Some(proxy) => {
            Err(io::Error::other(format!("a proxy of the kind {} is not supported", proxy.scheme)))
        }
    }
}

/// Has the proxy connect through to the service.
pub(super) async fn tunnel(stream: &mut impl Stream, proxy: &Proxy, target: &Target) -> io::Result<()> {
    let authority = target.authority();
    let mut request = format!("CONNECT {authority} HTTP/1.1\r\nHost: {authority}\r\n").into_bytes();
    if let Some(auth) = &proxy.auth {
        request.extend([b"Proxy-Authorization: ", auth.as_bytes(), b"\r\n"].concat());
    }
    request.extend(b"\r\n");
    stream.write_all(&request).await?;
    let mut answer = Vec::new();
    // One by one: what follows the answer belongs to TLS.
    while !answer.ends_with(b"\r\n\r\n") {
        if answer.len() >= MOST_ANSWER {
            return Err(io::Error::other("the proxy's answer does not end"));
        }
        answer.push(stream.read_u8().await?);
    }
    let line = String::from_utf8_lossy(&answer);
    let status = line.split(' ').nth(1).and_then(|status| status.parse::<u16>().ok());
    match status {
        Some(200..=299) => Ok(()),
        Some(status) => Err(io::Error::other(format!("the proxy answers {status}"))),
        None => Err(io::Error::other("what should be a proxy is none")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(address: &str) -> Target {
        Target::of(address, false).unwrap()
    }

    #[test]
    fn a_proxy_is_shown_without_its_password() {
        let matcher =
            Matcher::builder().https("http://taro:s3cret@proxy.example:8080").no("inside.example").build();
        let proxy = Proxy::from(&matcher, &target("https://cloudone.example")).unwrap();
        assert_eq!(proxy.address(), "proxy.example:8080");
        assert!(proxy.auth.is_some());
        assert!(!format!("{proxy:?}").contains("s3cret") && !format!("{proxy:?}").contains("dGFybzp"));
        assert!(Proxy::from(&matcher, &target("https://a.inside.example")).is_none());
        let loopback = Target::of("https://localhost:8443", true).unwrap();
        assert!(Proxy::of(&loopback).is_none());
    }

    #[test]
    fn addresses_are_taken_apart() {
        let at = |address: &str| {
            let target = target(address);
            (target.authority(), target.host, target.tls)
        };
        assert_eq!(
            at("https://cloudone.example"),
            ("cloudone.example:443".into(), "cloudone.example".into(), true)
        );
        assert_eq!(
            at("https://[2001:db8::1]:8443"),
            ("[2001:db8::1]:8443".into(), "2001:db8::1".into(), true)
        );
        assert_eq!(at("http://localhost"), ("localhost:80".into(), "localhost".into(), false));
    }

    #[tokio::test]
    async fn a_proxy_is_asked_to_connect_through_with_its_password() {
        let matcher = Matcher::builder().https("http://taro:s3cret@proxy.example:8080").build();
        let target = target("https://cloudone.example");
        let proxy = Proxy::from(&matcher, &target).unwrap();
        for (answer, outcome) in [
            ("HTTP/1.1 200 Connection established\r\n\r\n", None),
            ("HTTP/1.1 407 Who are you\r\nX: y\r\n\r\n", Some("the proxy answers 407")),
            ("SSH-2.0-other\r\n\r\n", Some("what should be a proxy is none")),
        ] {
            let (mut here, mut there) = tokio::io::duplex(4_096);
            there.write_all(answer.as_bytes()).await.unwrap();
            there.write_all(b"TLS").await.unwrap();
            let done = tunnel(&mut here, &proxy, &target).await;
            assert_eq!(done.err().map(|error| error.to_string()).as_deref(), outcome);
            let mut rest = [0; 3];
            here.read_exact(&mut rest).await.unwrap();
            assert_eq!(&rest, b"TLS", "what follows is left alone");
            drop(here);
            let mut request = String::new();
            there.read_to_string(&mut request).await.unwrap();
            assert!(request.starts_with("CONNECT cloudone.example:443 HTTP/1.1\r\n"), "{request}");
            assert!(request.contains("Proxy-Authorization: Basic dGFybzpzM2NyZXQ=\r\n"), "{request}");
        }
    }
}
