//! Which manual a console gets: that of its own version.

use std::path::PathBuf;

use contract::ErrorCode;
use manual::{Manifest, Place, Refusal, Version, signature::bytes_of};

use super::App;
use crate::{
    config::Config,
    error::{Failure, Outcome, refuse},
    store::manuals::Shelf,
};

/// What `manual list` tells of a manual, and `publish` of the one that it has published: version and time.
pub type Published = (String, u64);

/// Checks a bundle against the publisher's keys and publishes it.
///
/// # Errors
/// A sentence: why it is not published.
pub fn manual_publish(
    config: &Config,
    bundle: &std::path::Path,
    keys: &[String],
) -> Result<Published, String> {
    let keys: Option<Vec<_>> = keys.iter().map(|key| manual::PublisherPublic::from_hex(key)).collect();
    let keys = keys.ok_or("a publisher's key is 64 hexadecimal digits: its public half")?;
    let published = Shelf::of(&config.data).publish(bundle, &keys).map_err(|refusal| refusal.to_string())?;
    Ok((published.0.to_string(), published.1))
}

/// Every manual that is published, the newest first.
///
/// # Errors
/// A sentence: the folder cannot be read.
pub fn manual_list(config: &Config) -> Result<Vec<Published>, String> {
    let list = Shelf::of(&config.data).list().map_err(|error| error.to_string())?;
    Ok(list.into_iter().map(|(version, built)| (version.to_string(), built)).collect())
}

/// Takes back every manual of a version.
///
/// # Errors
/// A sentence: there is none, or the folder cannot be written.
pub fn manual_remove(config: &Config, version: &str) -> Result<usize, String> {
    let number = Version::of(version).ok_or_else(|| format!("{version} is no version"))?;
    match Shelf::of(&config.data).remove(number) {
        Ok(0) => Err(format!("no manual of {version} is published")),
        Ok(count) => Ok(count),
        Err(refusal) => Err(refusal.to_string()),
    }
}

impl App {
    fn shelf(&self) -> Shelf {
        Shelf::of(&self.config.data)
    }

    /// Every manual that is published, the newest first.
    pub(crate) async fn manuals(&self) -> Outcome<Vec<(Version, u64)>> {
        let shelf = self.shelf();
        tokio::task::spawn_blocking(move || shelf.list())
            .await?
            .map_err(|error| Failure::Broken(error.to_string()))
    }

    /// The newest manual of a version; if it has none, that of the newest version before it.
    pub(crate) async fn manual(&self, version: &str) -> Outcome<(Manifest, String)> {
        let missing = || refuse(ErrorCode::NotFound, "no manual of this version is published");
        let version = Version::of(version).ok_or_else(missing)?;
        let shelf = self.shelf();
        tokio::task::spawn_blocking(move || {
            let list = shelf.list().map_err(|error| Failure::Broken(error.to_string()))?;
            let found = list.into_iter().find(|(one, _)| *one <= version).ok_or_else(missing)?;
            shelf.manifest(found.0, found.1).map_err(broken)
        })
        .await?
    }

    /// Where the file with this hash lies, if some manual holds it.
    pub(crate) async fn manual_file(&self, sha256: &str) -> Outcome<PathBuf> {
        let missing = || refuse(ErrorCode::NotFound, "no manual holds this file");
        if bytes_of::<32>(sha256).is_none() || sha256.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return Err(missing());
        }
        let path = self.shelf().file(sha256);
        if tokio::fs::try_exists(&path).await.unwrap_or(false) { Ok(path) } else { Err(missing()) }
    }

    /// Where a file of a manual lies, by its place in it.
    pub(crate) async fn manual_place(&self, version: &str, path: &str) -> Outcome<(Place, PathBuf)> {
        let missing = || refuse(ErrorCode::NotFound, "the manual has no such page");
        let place = Place::of(path).map_err(|_| missing())?;
        let (manifest, _) = self.manual(version).await?;
        let file = manifest.file(&place).map(|entry| self.shelf().file(&entry.sha256)).ok_or_else(missing)?;
        Ok((place, file))
    }
}

fn broken(refusal: Refusal) -> Failure {
    Failure::Broken(format!("manuals: {refusal}"))
}
