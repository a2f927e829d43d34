//! A private certificate authority for demo and tests, made once in the data folder: `tls/ca.pem` is what clients trust.
//! The authority's key is thrown away after it has signed the one certificate.

use std::{io::Write as _, path::Path};

use rcgen::{
    BasicConstraints, CertificateParams, DistinguishedName, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer,
    KeyPair, KeyUsagePurpose,
};

/// Days for which the certificate is good; then it is made anew.
const DAYS: i64 = 825;

/// A certificate chain and its key, both PEM.
pub(crate) type Pem = (Vec<u8>, Vec<u8>);

/// The certificate of the service at `localhost` and the loopback addresses.
pub(crate) fn self_signed(data: &Path) -> Result<Pem, String> {
    let folder = data.join("tls");
    let files = ["ca.pem", "service.pem", "service-key.pem"].map(|name| folder.join(name));
    if !files.iter().all(|file| file.exists()) || expired(&files[1]) {
        std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let made = make().map_err(|error| format!("making a certificate: {error}"))?;
        // Gone first and written last: while there is no key, whatever lies there of another pair is made anew.
        let _ = std::fs::remove_file(&files[2]);
        for (file, text) in files.iter().zip(made) {
            write_private(file, &text).map_err(|error| format!("{}: {error}", file.display()))?;
        }
    }
    let read = |file: &Path| std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()));
    Ok((read(&files[1])?, read(&files[2])?))
}

fn expired(file: &Path) -> bool {
    let age =
        std::fs::metadata(file).and_then(|file| file.modified()).map(|at| at.elapsed().unwrap_or_default());
    age.is_ok_and(|age| age.as_secs() > (DAYS as u64 - 1) * 24 * 60 * 60)
}

/// Authority, certificate and key.
fn make() -> Result<[String; 3], rcgen::Error> {
    let (from, to) = validity();
    let mut authority = CertificateParams::default();
    authority.distinguished_name = named("CloudOne Console private authority");
    authority.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    authority.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    (authority.not_before, authority.not_after) = (from, to);
    let authority_key = KeyPair::generate()?;
    let authority_certificate = authority.self_signed(&authority_key)?;

    let names = ["localhost", "127.0.0.1", "::1"].map(str::to_owned);
    let mut service = CertificateParams::new(names)?;
    service.distinguished_name = named("CloudOne service");
    service.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    service.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    (service.not_before, service.not_after) = (from, to);
    let service_key = KeyPair::generate()?;
    let certificate = service.signed_by(&service_key, &Issuer::from_params(&authority, &authority_key))?;
    Ok([authority_certificate.pem(), certificate.pem(), service_key.serialize_pem()])
}

fn validity() -> (time::OffsetDateTime, time::OffsetDateTime) {
    let now = time::OffsetDateTime::now_utc();
    (now - time::Duration::days(1), now + time::Duration::days(DAYS))
}

fn named(name: &str) -> DistinguishedName {
    let mut names = DistinguishedName::new();
    names.push(DnType::CommonName, name);
    names
}

fn write_private(file: &Path, text: &str) -> std::io::Result<()> {
    let mut beside = tempfile::NamedTempFile::new_in(file.parent().unwrap_or(Path::new(".")))?;
    beside.write_all(text.as_bytes())?;
    beside.as_file().sync_all()?;
    beside.persist(file).map(drop).map_err(|error| error.error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_that_was_not_finished_is_made_anew() {
        let folder = tempfile::tempdir().unwrap();
        let first = self_signed(folder.path()).unwrap();
        assert_eq!(self_signed(folder.path()).unwrap(), first);
        // As a power cut leaves it while another one is being made.
        std::fs::remove_file(folder.path().join("tls/service-key.pem")).unwrap();
        let second = self_signed(folder.path()).unwrap();
        assert!(second.0 != first.0 && second.1 != first.1, "the certificate belongs to the key");
    }
}
