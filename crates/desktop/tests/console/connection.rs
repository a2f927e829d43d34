//! The check of the connection, against servers that are wrong in one way each.

use std::sync::atomic::Ordering;

use jiff::SignedDuration;
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, KeyUsagePurpose};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use time::{Duration as Days, OffsetDateTime};
use tokio_rustls::TlsAcceptor;

use super::{
    lock::Turned,
    raw::{Raw, answer},
    *,
};

const WELL: &[u8] = br#"{"status":"ok","version":"1"}"#;

/// An authority of a company.
struct Authority {
    pem: String,
    issuer: Issuer<'static, KeyPair>,
    der: CertificateDer<'static>,
}

impl Authority {
    fn new() -> Self {
        let mut params = CertificateParams::default();
        params.distinguished_name.push(DnType::CommonName, "青葉精機 Root CA");
        params.distinguished_name.push(DnType::OrganizationName, "Aoba Seiki");
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign];
        let key = KeyPair::generate().unwrap();
        let certificate = params.self_signed(&key).unwrap();
        let (pem, der) = (certificate.pem(), certificate.der().clone());
        Self { pem, der, issuer: Issuer::new(params, key) }
    }

    /// A server that this authority vouches for, under these names and until so many days from now.
    fn acceptor(&self, names: &[&str], days: i64) -> TlsAcceptor {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let mut params = CertificateParams::new(names).unwrap();
        params.not_before = OffsetDateTime::now_utc() - Days::days(400);
        params.not_after = OffsetDateTime::now_utc() + Days::days(days);
        let key = KeyPair::generate().unwrap();
        let certificate = params.signed_by(&key, &self.issuer).unwrap();
        let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let config = rustls::ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone(), self.der.clone()], key)
            .unwrap();
        TlsAcceptor::from(Arc::new(config))
    }
}

/// The clock of the tests, as an answer's `Date`.
fn date(ahead: i64) -> String {
    let start: jiff::Timestamp = "2026-11-24T00:00:00Z".parse().unwrap();
    let at = (start + SignedDuration::from_secs(ahead)).to_zoned(jiff::tz::TimeZone::UTC);
    at.strftime("Date: %a, %d %b %Y %H:%M:%S GMT\r\n").to_string()
}

fn well(raw: &Raw) {
    raw.on("/healthz", answer(200, &date(0), WELL));
    raw.on("/readyz", answer(200, "", WELL));
}

struct Desk {
    folder: tempfile::TempDir,
    clock: Arc<Turned>,
    keyring: Arc<dyn KeyStore>,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), clock: Arc::default(), keyring: memory() }
    }

    async fn check(&self, server: &str, ca: &str) -> Vec<ConnectionCheck> {
        let config = Config {
            keyring: self.keyring.clone(),
            clock: self.clock.clone(),
            ca_pem: Some(ca.as_bytes().to_vec()),
            ..Config::new(server, self.folder.path(), "1.2.3")
        };
        let console = Console::start(config).await.unwrap();
        let report = console.connection_check(Nothing {}).await.unwrap();
        assert_eq!(report.server, server.trim_end_matches('/'));
        let kinds: Vec<CheckKind> = report.checks.iter().map(|check| check.kind).collect();
        use CheckKind as K;
        assert_eq!(kinds, [K::Name, K::Proxy, K::Tls, K::Api, K::Clock, K::Keyring, K::Disk]);
        console.stop().await;
        report.checks
    }
}

/// What was found of the way: of the name, the connection, the service and its clock.
fn way(checks: &[ConnectionCheck]) -> [CheckFinding; 4] {
    [0, 2, 3, 4].map(|at| checks[at].finding)
}

#[tokio::test]
async fn a_good_way_through_a_private_authority() {
    let authority = Authority::new();
    let raw = Raw::start(Some(authority.acceptor(&["localhost"], 30))).await;
    well(&raw);
    let url = format!("https://localhost:{}", raw.address.port());
    let checks = Desk::new().check(&url, &authority.pem).await;
    use CheckFinding as F;
    assert_eq!(way(&checks), [F::Fine, F::CertificatePrivate, F::Fine, F::Fine], "{checks:#?}");
    assert_eq!(checks[2].detail, "Aoba Seiki · 青葉精機 Root CA");
    let levels = checks.iter().map(|check| check.level);
    assert!(
        levels.clone().all(|level| matches!(level, CheckLevel::Fine | CheckLevel::Warning)),
        "{checks:#?}"
    );
    assert_eq!((checks[1].finding, checks[4].detail.as_str()), (F::ProxyNone, "0"));
    assert_eq!(checks[5].finding, F::Fine);
    assert!(checks[6].detail.parse::<u64>().unwrap() > 0);
}

#[tokio::test]
async fn certificates_that_are_wrong_in_one_way_each() {
    use CheckFinding as F;
    let (authority, other) = (Authority::new(), Authority::new());
    // Names and days of the certificate, and who is trusted.
    for (names, days, trusted, finding, detail) in [
        (["localhost"], 30, &other, F::CertificateUntrusted, "Aoba Seiki"),
        (["localhost"], -1, &authority, F::CertificateExpired, " – "),
        (["elsewhere.example"], 30, &authority, F::CertificateOtherName, "elsewhere.example"),
    ] {
        let raw = Raw::start(Some(authority.acceptor(&names, days))).await;
        well(&raw);
        let url = format!("https://localhost:{}", raw.address.port());
        let checks = Desk::new().check(&url, &trusted.pem).await;
        assert_eq!(way(&checks), [F::Fine, finding, F::NotReached, F::NotReached], "{checks:#?}");
        assert_eq!((checks[2].level, checks[3].level), (CheckLevel::Failed, CheckLevel::Skipped));
        assert!(checks[2].detail.contains(detail), "{}", checks[2].detail);
        assert_eq!(checks[5].finding, F::Fine, "what is here is looked at all the same");
    }
}

#[tokio::test]
async fn a_certificate_that_vouches_for_itself() {
    let certified = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    let key = PrivateKeyDer::try_from(certified.signing_key.serialize_der()).unwrap();
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certified.cert.der().clone()], key)
        .unwrap();
    let raw = Raw::start(Some(TlsAcceptor::from(Arc::new(config)))).await;
    let url = format!("https://localhost:{}", raw.address.port());
    let checks = Desk::new().check(&url, &Authority::new().pem).await;
    assert_eq!(checks[2].finding, CheckFinding::CertificateUntrusted, "{checks:#?}");
}

#[tokio::test]
async fn a_way_that_ends_early() {
    use CheckFinding as F;
    let authority = Authority::new();
    let checks = Desk::new().check("https://no-such-host.invalid", &authority.pem).await;
    assert_eq!(way(&checks), [F::NameUnknown, F::NotReached, F::NotReached, F::NotReached], "{checks:#?}");
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let checks = Desk::new().check(&format!("https://{free}"), &authority.pem).await;
    assert_eq!(way(&checks), [F::Fine, F::ConnectFailed, F::NotReached, F::NotReached], "{checks:#?}");
    assert!(checks[2].detail.starts_with(&free.to_string()), "{checks:#?}");
    // Somebody is there who does not speak TLS.
    let raw = Raw::start(None).await;
    let checks = Desk::new().check(&format!("https://{}", raw.address), &authority.pem).await;
    assert_eq!(checks[2].finding, F::ConnectFailed, "{checks:#?}");
}

#[tokio::test]
async fn who_answers_is_looked_at_and_what_the_clock_says() {
    use CheckFinding as F;
    let (raw, desk, ca) = (Raw::start(None).await, Desk::new(), Authority::new().pem);
    let url = format!("http://{}", raw.address);
    let found = async || way(&desk.check(&url, &ca).await);
    raw.on("/healthz", answer(200, &date(0), b"<html>welcome to the hotel</html>"));
    assert_eq!(found().await, [F::Fine, F::TlsNone, F::ApiForeign, F::NotReached]);
    raw.on("/healthz", answer(302, "Location: http://portal.example/\r\n", b""));
    assert_eq!(found().await[2], F::ApiForeign);
    raw.on("/healthz", answer(502, "", b"<html>bad gateway</html>"));
    assert_eq!(found().await[2], F::ApiUnready);

    well(&raw);
    raw.on("/readyz", answer(503, "", br#"{"code":"unavailable","message":"the database"}"#));
    assert_eq!(found().await, [F::Fine, F::TlsNone, F::ApiUnready, F::Fine]);

    well(&raw);
    assert_eq!(found().await, [F::Fine, F::TlsNone, F::Fine, F::Fine]);
    desk.clock.0.store(-600, Ordering::SeqCst);
    let checks = desk.check(&url, &ca).await;
    assert_eq!((checks[4].finding, checks[4].detail.as_str()), (F::ClockOff, "-600"));
    assert_eq!(checks[4].level, CheckLevel::Warning);
}

#[tokio::test]
async fn what_is_missing_on_this_computer_is_told() {
    let raw = Raw::start(None).await;
    well(&raw);
    let folder = tempfile::tempdir().unwrap();
    let url = format!("http://{}", raw.address);
    let console =
        Console::start(Config { keyring: Arc::new(Nowhere), ..Config::new(url, folder.path(), "1") });
    let console = console.await.unwrap();
    console.stop().await;
    std::fs::remove_dir_all(folder.path()).unwrap();
    let report = console.connection_check(Nothing {}).await.unwrap();
    let [.., keyring, disk] = report.checks.as_slice() else { panic!("{report:#?}") };
    assert_eq!((keyring.finding, keyring.level), (CheckFinding::KeyringNone, CheckLevel::Warning));
    assert_eq!((disk.finding, disk.level), (CheckFinding::DiskFailed, CheckLevel::Failed));
}
