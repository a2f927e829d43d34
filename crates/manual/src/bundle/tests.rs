//! Bundles as an attacker would make them.

use std::collections::BTreeMap;

use super::*;
use crate::{
    manifest::Version,
    path::Language,
    signature::{PublisherKey, hex},
};

const FIRST: Version = Version([0, 1, 0]);

/// The smallest manual there is.
fn contents_of_all() -> BTreeMap<Place, Vec<u8>> {
    let mut files = BTreeMap::new();
    for language in Language::ALL {
        let code = language.code();
        files.insert(
            Place::Contents(language),
            br#"[{"id":"book","title":"B","pages":[{"id":"page","title":"P","anchor":"top","sections":[]}]}]"#.to_vec(),
        );
        files.insert(
            Place::Search(language),
            br#"[{"book":"book","page":"page","page_title":"P","anchor":"top","title":"P","text":"x"}]"#
                .to_vec(),
        );
        files.insert(Place::Page(language, "page".into()), page(code, "<h1 id=\"top\">P</h1>"));
    }
    files.insert(Place::Style, b"main { color: black }".to_vec());
    files
}

fn page(language: &str, main: &str) -> Vec<u8> {
    format!("<!doctype html>\n<html lang=\"{language}\"><head><meta charset=\"utf-8\"><title>P</title><link rel=\"stylesheet\" href=\"../../manual.css\"></head><body><main>{main}</main></body></html>\n").into_bytes()
}

fn written(folder: &Path, key: &PublisherKey, files: &BTreeMap<Place, Vec<u8>>, built: u64) -> Manifest {
    let entries = files.iter().map(|(place, content)| (place.clone(), Entry::of(content))).collect();
    let manifest = Manifest::new(FIRST, built, entries).unwrap();
    write(folder, &manifest, &manifest.sign(key), files.values().map(Vec::as_slice)).unwrap();
    manifest
}

/// A manifest that says what no builder would write.
fn signed(folder: &Path, key: &PublisherKey, manifest: &serde_json::Value) {
    let bytes = serde_json::to_vec(manifest).unwrap();
    fs::write(folder.join(MANIFEST), &bytes).unwrap();
    fs::write(folder.join(SIGNATURE), hex(&key.sign(crate::manifest::DOMAIN, &bytes))).unwrap();
}

fn opened(folder: &Path, key: &PublisherKey) -> Result<Bundle, Refusal> {
    let bundle = Bundle::open(folder, Trust::Keys(&[key.public()]))?;
    bundle.check()?;
    Ok(bundle)
}

#[test]
fn a_whole_bundle_is_believed() {
    let (folder, key) = (tempfile::tempdir().unwrap(), PublisherKey::generate());
    let manifest = written(folder.path(), &key, &contents_of_all(), 7);
    let bundle = opened(folder.path(), &key).unwrap();
    assert_eq!(bundle.manifest, manifest);
    let style = bundle.read(&Place::Style).unwrap();
    assert_eq!(style.unwrap(), b"main { color: black }");
    assert!(bundle.read(&Place::Page(Language::Ja, "other".into())).unwrap().is_none());
    // Written again it is the same, byte by byte.
    let before = fs::read(folder.path().join(SIGNATURE)).unwrap();
    written(folder.path(), &key, &contents_of_all(), 7);
    assert_eq!(fs::read(folder.path().join(SIGNATURE)).unwrap(), before);
}

#[test]
fn another_signature_is_none() {
    let (folder, key) = (tempfile::tempdir().unwrap(), PublisherKey::generate());
    let manifest = written(folder.path(), &key, &contents_of_all(), 7);
    let refused = |folder: &Path| matches!(opened(folder, &key), Err(Refusal::Signature));
    assert!(matches!(opened(folder.path(), &PublisherKey::generate()), Err(Refusal::Signature)));
    assert!(matches!(Bundle::open(folder.path(), Trust::Keys(&[])), Err(Refusal::Signature)));
    let path = folder.path().join(SIGNATURE);
    for text in ["", "00", &"0".repeat(128), &format!("{}00", manifest.sign(&key))] {
        fs::write(&path, text).unwrap();
        assert!(refused(folder.path()), "{text}");
    }
    // Signed by the same key as something else.
    fs::write(&path, hex(&key.sign("cloudone status 1", manifest.bytes()))).unwrap();
    assert!(refused(folder.path()));
    fs::write(&path, manifest.sign(&key)).unwrap();
    let mut bytes = manifest.bytes().to_vec();
    bytes.push(b' ');
    fs::write(folder.path().join(MANIFEST), bytes).unwrap();
    assert!(refused(folder.path()), "a byte more");
}

#[test]
fn a_changed_missing_or_longer_file_is_not_read() {
    let (folder, key) = (tempfile::tempdir().unwrap(), PublisherKey::generate());
    let manifest = written(folder.path(), &key, &contents_of_all(), 7);
    let path = folder.path().join(FILES).join(&manifest.file(&Place::Style).unwrap().sha256);
    let refused = || matches!(opened(folder.path(), &key), Err(Refusal::Changed(_)));
    fs::write(&path, b"main { color: blacK }").unwrap();
    assert!(refused(), "one byte");
    let endless = File::create(&path).unwrap();
    endless.set_len(1 << 40).unwrap();
    assert!(refused(), "a file without end is not read");
    fs::remove_file(&path).unwrap();
    assert!(refused(), "none at all");
    fs::create_dir(&path).unwrap();
    assert!(refused(), "a folder");
}

#[test]
fn a_manifest_that_lies_is_refused_although_it_is_signed() {
    let (folder, key) = (tempfile::tempdir().unwrap(), PublisherKey::generate());
    let manifest = written(folder.path(), &key, &contents_of_all(), 7);
    let good: serde_json::Value = serde_json::from_slice(manifest.bytes()).unwrap();
    let attempt = |spoil: &dyn Fn(&mut serde_json::Value)| {
        let mut manifest = good.clone();
        spoil(&mut manifest);
        signed(folder.path(), &key, &manifest);
        opened(folder.path(), &key).map(drop)
    };
    assert!(attempt(&|_| {}).is_ok());
    let hash = "a".repeat(64);
    let file = |path: &str, size: u64| serde_json::json!({"path": path, "sha256": hash, "size": size});
    let more = |extra: serde_json::Value| {
        attempt(&move |manifest| manifest["files"].as_array_mut().unwrap().push(extra.clone()))
    };
    for path in ["../x", "/etc/passwd", "ja/pages/../../../x.html", "ja/pages/x.js", "x", ""] {
        assert!(matches!(more(file(path, 1)), Err(Refusal::Unsafe(_))), "{path}");
    }
    let style = good["files"].as_array().unwrap().iter().find(|file| file["path"] == "manual.css").unwrap();
    assert!(matches!(more(style.clone()), Err(Refusal::Unsafe(_))), "the same place twice");
    for sha256 in ["../../etc/passwd", "", &"A".repeat(64), &"a".repeat(63)] {
        let odd = serde_json::json!({"path": "ja/pdf/x.pdf", "sha256": sha256, "size": 1});
        assert!(matches!(more(odd), Err(Refusal::Unsafe(_))), "{sha256}");
    }
    let large = |size: u64| matches!(more(file("ja/pdf/x.pdf", size)), Err(Refusal::TooLarge(_)));
    assert!(large(limits::FILE_BYTES + 1) && large(u64::MAX));
    let many = |count: usize, size: u64| {
        attempt(&move |manifest| {
            let files = manifest["files"].as_array_mut().unwrap();
            files.extend((0..count).map(|number| file(&format!("images/ja/{number}.png"), size)));
        })
    };
    assert!(matches!(many(limits::FILES, 1), Err(Refusal::TooLarge(_))), "too many files");
    assert!(matches!(many(9, limits::FILE_BYTES), Err(Refusal::TooLarge(_))), "too much in all");
    for (field, value) in [
        ("format", serde_json::json!(2)),
        ("version", serde_json::json!("../../x")),
        ("version", serde_json::json!("0.01.0")),
        ("version", serde_json::json!("0.1")),
        ("built", serde_json::json!(-1)),
        ("files", serde_json::json!([])),
        ("files", serde_json::json!("x")),
    ] {
        let spoilt = attempt(&|manifest| manifest[field] = value.clone());
        assert!(matches!(spoilt, Err(Refusal::Unsafe(_))), "{field} {value}");
    }
    fs::write(folder.path().join(MANIFEST), vec![b' '; limits::MANIFEST_BYTES as usize + 1]).unwrap();
    assert!(matches!(opened(folder.path(), &key), Err(Refusal::TooLarge(_))), "a huge manifest");
}

#[test]
fn content_that_is_no_manual_is_refused_although_it_is_signed() {
    let key = PublisherKey::generate();
    let spoilt: Vec<(Place, Vec<u8>)> = vec![
        (Place::Page(Language::Ja, "page".into()), page("ja", "<script>x</script>")),
        (Place::Page(Language::Ja, "page".into()), page("ja", "<p onclick=\"x\">x</p>")),
        (Place::Page(Language::Ja, "page".into()), page("ja", "<p><a href=\"javascript:x\">x</a></p>")),
        (Place::Page(Language::Ja, "page".into()), page("ja", "<p><a href=\"gone.html\">x</a></p>")),
        (
            Place::Page(Language::Ja, "page".into()),
            page("ja", "<p><img src=\"../../images/ja/gone.png\" alt=\"\"></p>"),
        ),
        (Place::Page(Language::En, "page".into()), page("ja", "<p>x</p>")),
        (Place::Contents(Language::Ja), b"{}".to_vec()),
        (
            Place::Contents(Language::Ja),
            br#"[{"id":"b","title":"B","pages":[{"id":"gone","title":"P","anchor":"a","sections":[]}]}]"#
                .to_vec(),
        ),
        (Place::Contents(Language::En), br#"[{"id":"<b>","title":"B","pages":[]}]"#.to_vec()),
        (Place::Search(Language::Ja), b"[1]".to_vec()),
        (Place::Style, b"main { background: URL(https://example.com/x) }".to_vec()),
        (Place::Style, b"@import 'https://example.com/x';".to_vec()),
        (Place::Style, b"main { background: u\\72l(x) }".to_vec()),
        (Place::Picture(Language::Ja, "x".into()), b"<svg onload='x'/>".to_vec()),
        (Place::Pdf(Language::Ja, "book".into()), b"<html>".to_vec()),
    ];
    for (place, content) in spoilt {
        let folder = tempfile::tempdir().unwrap();
        let mut files = contents_of_all();
        let what = String::from_utf8_lossy(&content).into_owned();
        files.insert(place.clone(), content);
        written(folder.path(), &key, &files, 7);
        assert!(matches!(opened(folder.path(), &key), Err(Refusal::Unsafe(_))), "{place} {what}");
    }
}

#[test]
fn what_is_older_is_told() {
    let (folder, key) = (tempfile::tempdir().unwrap(), PublisherKey::generate());
    let old = written(folder.path(), &key, &contents_of_all(), 7);
    let new = written(folder.path(), &key, &contents_of_all(), 8);
    assert!(new.not_older_than(&old).is_ok() && new.not_older_than(&new).is_ok());
    assert!(matches!(old.not_older_than(&new), Err(Refusal::Older(_))));
    assert!(Version([0, 2, 0]) > Version([0, 1, 9]) && Version([0, 10, 0]) > Version([0, 9, 0]));
}
