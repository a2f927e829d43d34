//! Any bytes as a manifest, as a page and as texts for the search: refused or read, never a panic, and what is read of a page
//! holds nothing that acts.
#![no_main]

use libfuzzer_sys::fuzz_target;
use manual::{Language, Manifest, SearchIndex, contents::contents, page::Page};

const HEAD: &str = "<!doctype html>\n<html lang=\"ja\"><head><meta charset=\"utf-8\"><title>x</title><link rel=\"stylesheet\" href=\"../../manual.css\"></head><body><main>";
const END: &str = "</main></body></html>\n";

fuzz_target!(|bytes: &[u8]| {
    if let Ok(manifest) = Manifest::read(bytes) {
        // What was read is written and read again as the same.
        let files = manifest.files().map(|(place, entry)| (place.clone(), entry.clone())).collect();
        let again = Manifest::new(manifest.version, manifest.built, files).expect("it was read before");
        assert_eq!(manifest.files().collect::<Vec<_>>(), again.files().collect::<Vec<_>>());
    }
    let _ = contents(bytes);
    if let Ok(index) = SearchIndex::open(bytes) {
        let query: String = index.sections().iter().map(|section| section.title.as_str()).take(2).collect();
        for hit in index.find(&query, 5).hits {
            let _: String = hit.excerpt.iter().map(|piece| piece.text.as_str()).collect();
        }
    }
    let framed = [HEAD.as_bytes(), bytes, END.as_bytes()].concat();
    for page in [bytes, &framed] {
        let Ok(page) = Page::check(page, Language::Ja) else { continue };
        let main = page.main().to_ascii_lowercase();
        for element in ["<script", "<iframe", "<svg", "<style", "<form", "<object", "<!"] {
            assert!(!main.contains(element), "{element}");
        }
        let shown = page.main_with(|name| Ok::<_, ()>(format!("data:{name}"))).expect("nothing fails");
        assert_eq!(shown.matches("data:").count() - page.main().matches("data:").count(), page.pictures().count());
    }
});
