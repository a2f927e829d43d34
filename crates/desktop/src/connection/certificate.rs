//! What a person can recognise of a certificate: who issued it, whose root stands at the end, whom and until when it is for.

use jiff::Timestamp;
use rustls::pki_types::CertificateDer;
use x509_parser::{
    certificate::X509Certificate, extensions::GeneralName, parse_x509_certificate, x509::X509Name,
};

/// Longer texts are cut off: a certificate is written by whoever answers.
const MOST: usize = 80;
/// More names than this are not told.
const MOST_NAMES: usize = 4;

/// Who vouches: the organization that issued the certificate, and the name of the root. Of the root itself nothing is
/// sent as a rule; the last certificate of the chain says who it is.
pub(super) fn issuer(chain: &[CertificateDer<'_>]) -> String {
    let of = |certificate: Option<&CertificateDer<'_>>, name: fn(&X509Name<'_>) -> Option<String>| {
        read(certificate?, |certificate| name(certificate.issuer()))
    };
    let first = of(chain.first(), |name| organization(name).or_else(|| common_name(name)));
    let last = of(chain.last(), |name| common_name(name).or_else(|| organization(name)));
    let mut names: Vec<String> = first.into_iter().chain(last).collect();
    names.dedup();
    names.join(" · ")
}

/// Whom the certificate is for.
pub(super) fn names(chain: &[CertificateDer<'_>]) -> String {
    let names = chain.first().and_then(|certificate| {
        read(certificate, |certificate| {
            let names = certificate.subject_alternative_name().ok()??;
            let names = names.value.general_names.iter().filter_map(|name| match name {
                GeneralName::DNSName(name) => Some(shown(name)),
                GeneralName::IPAddress(bytes) => address(bytes),
                _ => None,
            });
            Some(names.take(MOST_NAMES).collect::<Vec<_>>().join(", "))
        })
    });
    names.unwrap_or_default()
}

/// When it begins and ends.
pub(super) fn days(chain: &[CertificateDer<'_>]) -> String {
    let days = chain.first().and_then(|certificate| {
        read(certificate, |certificate| {
            let day =
                |second: i64| Timestamp::from_second(second).ok().map(|at| at.strftime("%F").to_string());
            let validity = certificate.validity();
            Some(format!(
                "{} – {}",
                day(validity.not_before.timestamp())?,
                day(validity.not_after.timestamp())?
            ))
        })
    });
    days.unwrap_or_default()
}

fn read<T>(
    certificate: &CertificateDer<'_>,
    what: impl FnOnce(&X509Certificate<'_>) -> Option<T>,
) -> Option<T> {
    parse_x509_certificate(certificate).ok().and_then(|(_, certificate)| what(&certificate))
}

fn organization(name: &X509Name<'_>) -> Option<String> {
    name.iter_organization().next().and_then(|part| part.as_str().ok()).map(shown)
}

fn common_name(name: &X509Name<'_>) -> Option<String> {
    name.iter_common_name().next().and_then(|part| part.as_str().ok()).map(shown)
}

fn shown(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_control()).take(MOST).collect()
}

fn address(bytes: &[u8]) -> Option<String> {
    let four = <[u8; 4]>::try_from(bytes).map(|bytes| std::net::Ipv4Addr::from(bytes).to_string());
    let sixteen = || <[u8; 16]>::try_from(bytes).map(|bytes| std::net::Ipv6Addr::from(bytes).to_string());
    four.or_else(|_| sixteen()).ok()
}
