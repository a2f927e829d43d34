//! The OpenAPI document, as committed; `CODEGEN=write` writes it.

#[test]
fn openapi_is_up_to_date() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../snapshots/openapi.json");
    let text = service::openapi().unwrap() + "\n";
    if std::env::var("CODEGEN").as_deref() == Ok("write") {
        std::fs::write(path, &text).unwrap();
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(committed == text, "tests/snapshots/openapi.json is out of date: run `cargo xtask codegen`");
}
