//! A real handshake with the service, trusted as the HTTP client trusts, that remembers what it saw.

use std::{
    io,
    sync::{Arc, Mutex, PoisonError},
};

use contract::ipc::CheckFinding;
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, Error, RootCertStore, SignatureScheme,
    client::{
        WebPkiServerVerifier,
        danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    },
    crypto::{CryptoProvider, aws_lc_rs},
    pki_types::{CertificateDer, ServerName, UnixTime, pem::PemObject as _},
};
use rustls_platform_verifier::Verifier;
use tokio_rustls::TlsConnector;

use super::{
    Outcome, certificate,
    way::{self, Proxy, Stream, Target},
};

/// Whether a connection comes about, whether the certificate is trusted, and who vouches for it.
pub(super) async fn check(target: &Target, proxy: Option<&Proxy>, ca_pem: Option<&[u8]>) -> Outcome {
    let at = proxy.map_or_else(|| target.authority(), Proxy::address);
    let failed = |error: io::Error| Outcome::new(CheckFinding::ConnectFailed, format!("{at}: {error}"));
    let stream = match way::connect(target, proxy).await {
        Ok(stream) => stream,
        Err(error) => return failed(error),
    };
    if !target.tls {
        return Outcome::new(CheckFinding::TlsNone, "");
    }
    let trust = match Trust::new(ca_pem) {
        Ok(trust) => trust,
        Err(error) => return Outcome::new(CheckFinding::CertificateUntrusted, error.to_string()),
    };
    let through = through(Box::new(stream), target, proxy, &trust).await;
    let stream = match through {
        Ok(stream) => stream,
        Err(error) => return failed(error),
    };
    let recorder = trust.recorder();
    let shaken = shake(stream, &target.host, Arc::clone(&recorder)).await;
    match (recorder.seen(), shaken) {
        (Some(seen), _) if seen.fault.is_some() => untrusted(&seen),
        (_, Err(error)) => failed(error),
        (Some(seen), Ok(_)) => {
            let finding = if seen.usual { CheckFinding::Fine } else { CheckFinding::CertificatePrivate };
            Outcome::new(finding, certificate::issuer(&seen.chain))
        }
        (None, Ok(_)) => failed(io::Error::other("no certificate was shown")),
    }
}

/// Goes through the proxy, if there is one.
async fn through(
    stream: Box<dyn Stream>,
    target: &Target,
    proxy: Option<&Proxy>,
    trust: &Trust,
) -> io::Result<Box<dyn Stream>> {
    let Some(proxy) = proxy else { return Ok(stream) };
    let mut stream =
        if proxy.is_tls() { shake(stream, proxy.host(), trust.recorder()).await? } else { stream };
    way::tunnel(&mut stream, proxy, target).await?;
    Ok(stream)
}

async fn shake(stream: Box<dyn Stream>, host: &str, recorder: Arc<Recorder>) -> io::Result<Box<dyn Stream>> {
    let name = ServerName::try_from(host.to_owned()).map_err(io::Error::other)?;
    let config = ClientConfig::builder_with_provider(Arc::clone(&recorder.provider))
        .with_safe_default_protocol_versions()
        .map_err(io::Error::other)?
        .dangerous()
        .with_custom_certificate_verifier(recorder)
        .with_no_client_auth();
    let stream = TlsConnector::from(Arc::new(config)).connect(name, stream).await?;
    Ok(Box::new(stream))
}

fn untrusted(seen: &Seen) -> Outcome {
    let (finding, detail) = match &seen.fault {
        Some(Error::InvalidCertificate(
            CertificateError::Expired
            | CertificateError::ExpiredContext { .. }
            | CertificateError::NotValidYet
            | CertificateError::NotValidYetContext { .. },
        )) => (CheckFinding::CertificateExpired, certificate::days(&seen.chain)),
        Some(Error::InvalidCertificate(
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
        )) => (CheckFinding::CertificateOtherName, certificate::names(&seen.chain)),
        _ => (CheckFinding::CertificateUntrusted, certificate::issuer(&seen.chain)),
    };
    Outcome::new(finding, detail)
}

/// Who is trusted: by this computer, and by everybody.
struct Trust {
    provider: Arc<CryptoProvider>,
    here: Arc<Verifier>,
    usual: Arc<WebPkiServerVerifier>,
}

impl Trust {
    fn new(ca_pem: Option<&[u8]>) -> Result<Self, Error> {
        let provider = Arc::new(aws_lc_rs::default_provider());
        // As reqwest makes it.
        let here = match ca_pem {
            Some(pem) => {
                let extra: Vec<_> = CertificateDer::pem_slice_iter(pem).filter_map(Result::ok).collect();
                Verifier::new_with_extra_roots(extra, Arc::clone(&provider))?
            }
            None => Verifier::new(Arc::clone(&provider))?,
        };
        let mozilla = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        let usual = WebPkiServerVerifier::builder_with_provider(Arc::new(mozilla), Arc::clone(&provider))
            .build()
            .map_err(|error| Error::General(error.to_string()))?;
        Ok(Self { provider, here: Arc::new(here), usual })
    }

    fn recorder(&self) -> Arc<Recorder> {
        Arc::new(Recorder {
            provider: Arc::clone(&self.provider),
            here: Arc::clone(&self.here),
            usual: Arc::clone(&self.usual),
            seen: Mutex::default(),
        })
    }
}

/// Trusts as this computer does, and remembers what it was shown.
#[derive(Debug)]
struct Recorder {
    provider: Arc<CryptoProvider>,
    here: Arc<Verifier>,
    usual: Arc<WebPkiServerVerifier>,
    seen: Mutex<Option<Seen>>,
}

/// A chain, and what was thought of it.
#[derive(Clone, Debug)]
struct Seen {
    chain: Vec<CertificateDer<'static>>,
    /// Why this computer does not trust it.
    fault: Option<Error>,
    /// Whether one of the usual authorities stands at its end: those that Mozilla trusts.
    usual: bool,
}

impl Recorder {
    fn seen(&self) -> Option<Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl ServerCertVerifier for Recorder {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let trusted =
            self.here.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now);
        let usual = self.usual.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now);
        let chain = std::iter::once(end_entity).chain(intermediates);
        let chain = chain.map(|certificate| certificate.clone().into_owned()).collect();
        let seen = Seen { chain, fault: trusted.as_ref().err().cloned(), usual: usual.is_ok() };
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner) = Some(seen);
        trusted
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.here.verify_tls12_signature(message, cert, dss)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.here.verify_tls13_signature(message, cert, dss)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.here.supported_verify_schemes()
    }
}

#[cfg(test)]
mod tests {
    use hyper_util::client::proxy::matcher::Matcher;
    use rustls::pki_types::PrivateKeyDer;
    use tokio::{
        io::{AsyncReadExt as _, AsyncWriteExt as _},
        net::{TcpListener, TcpStream},
    };
    use tokio_rustls::TlsAcceptor;

    use super::*;

    #[tokio::test]
    async fn a_service_behind_a_proxy_is_reached_under_a_name_that_only_the_proxy_knows() {
        let made = rcgen::generate_simple_self_signed(vec!["cloudone.invalid".to_owned()]).unwrap();
        let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
        let config = rustls::ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![made.cert.der().clone()], key)
            .unwrap();
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let service = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let behind = service.local_addr().unwrap();
        tokio::spawn(async move {
            let (stream, _) = service.accept().await.unwrap();
            acceptor.accept(stream).await.unwrap();
        });
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let proxy = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut request = Vec::new();
            while !request.ends_with(b"\r\n\r\n") {
                request.push(stream.read_u8().await.unwrap());
            }
            stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await.unwrap();
            let mut through = TcpStream::connect(behind).await.unwrap();
            // It ends as the connection does.
            drop(tokio::io::copy_bidirectional(&mut stream, &mut through).await);
            String::from_utf8(request).unwrap()
        });
        let target = Target::of("https://cloudone.invalid", false).unwrap();
        let matcher = Matcher::builder().https(format!("http://taro:s3cret@{address}")).build();
        let found = Proxy::from(&matcher, &target).unwrap();
        let outcome = check(&target, Some(&found), Some(made.cert.pem().as_bytes())).await;
        assert_eq!(outcome.finding, CheckFinding::CertificatePrivate, "{outcome:?}");
        assert!(proxy.await.unwrap().starts_with("CONNECT cloudone.invalid:443 HTTP/1.1\r\n"));
    }
}
