//! The OpenAPI document, as committed; `CODEGEN=write` writes it.

#[test]
fn openapi_is_up_to_date() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../snapshots/openapi.json");
    let text = service::openapi().unwrap() + "\n";
    if std::env::var("CODEGEN").as_deref() == Ok("write") {
        std::fs::write(path, &text).unwrap();
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    // Compared as values: the order of keys differs with the features other crates switch on in the JSON library.
    let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap_or_default();
    assert!(
        value(&committed) == value(&text),
        "tests/snapshots/openapi.json is out of date: run `cargo xtask codegen`"
    );
}
