//! Who may do what where, asked of the real service and written down as a page that a person reviews: kinds of admin ×
//! acts × targets. Every route of the OpenAPI document and every kind of change has its rows; one without makes this fail.

use std::{collections::BTreeSet, fmt::Write as _};

use directory::Change;
use it::PASSWORD;
use serde_json::{Value, json};

use crate::{
    acts::{acts, acts_without_target},
    manuals, notices, status,
    world::{KINDS, TARGETS, World},
};

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../snapshots/authority-matrix.txt");
const HEAD: &str = "\
Who may do what where. Made by `cargo xtask codegen` from the answers of the real service; read the difference when it changes.

    本社 (parent) ─ 営業部 (own group) ─ 営業一課 (sub-group)
                  └ 開発部 (sibling)

yes       it would be done
absent    answered as if it did not exist
sign in   without a session that lives, and the same for suspended admins
else      why not, as the code that the service answers; a code after `yes:` says that the right was there and
          the request as it was made here was not good enough
file:     the same change in a set that says that it was read from a file

";

/// What an answer says about rights.
fn verdict(status: u16, body: &Value) -> String {
    let code = body["code"].as_str().unwrap_or_default();
    let rejected = || {
        let codes: BTreeSet<&str> = body["rejections"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|one| one["code"].as_str())
            .collect();
        let codes: Vec<&str> = codes.into_iter().collect();
        match codes.as_slice() {
            ["not_found"] => "absent".to_owned(),
            ["bad_change_count"] => "yes: bad_change_count".to_owned(),
            codes => codes.join(", "),
        }
    };
    match (status, code) {
        (200..300, _) => "yes".to_owned(),
        (401, "session_ended") => "sign in".to_owned(),
        (404, _) => "absent".to_owned(),
        (403, code) => code.to_owned(),
        (422, "change_rejected") => rejected(),
        (_, code) => format!("yes: {code}"),
    }
}

/// Acts that are asked for again as read from a file.
const IMPORTED: [&str; 5] = [
    "group_create there",
    "user_edit",
    "device_place to there from the own group",
    "admin_edit",
    "device_delete",
];

async fn imported(world: &World, kind: usize, change: Change) -> String {
    let note = json!({"file_name": "社員一覧.xlsx", "rows": 1, "sha256": "0".repeat(64)});
    let body = json!({"changes": [change], "import": note});
    let (status, body) = world.site.ask("POST", "/v1/changes/plan", Some(&world.sessions[kind]), body).await;
    verdict(status, &body)
}

async fn planned(world: &World, kind: usize, change: Change) -> String {
    let body = json!({"changes": [change]});
    let (status, body) = world.site.ask("POST", "/v1/changes/plan", Some(&world.sessions[kind]), body).await;
    verdict(status, &body)
}

/// A body with which a route that takes one gets as far as deciding.
pub(crate) fn body(method: &str, path: &str) -> Value {
    match (method, path) {
        ("post", "/v1/session") => json!({"company_code": "AOBA", "account": "kind0", "password": PASSWORD}),
        ("post", "/v1/session/password") => json!({"current": PASSWORD, "new": "short"}),
        ("post", "/v1/session/step-up") => json!({"password": PASSWORD}),
        ("post", "/v1/session/factor/confirm") => json!({"otp": "000000"}),
        ("post", "/v1/admins/{id}/password") => json!({"new": PASSWORD}),
        ("post", "/v1/changes" | "/v1/changes/plan" | "/v1/changes/plan/devices") => json!({"changes": []}),
        ("post", "/v1/changes/plan/effective-policy") => {
            json!({"changes": [], "target": {"kind": "group", "id": it::id()}})
        }
        ("post", "/v1/policies/signatures") => json!({"sha256": "ab".repeat(32)}),
        ("post", "/v1/notices/read") => json!({"items": []}),
        ("post", "/v1/operator/notices" | "/v1/operator/notices/{id}") => notices::information(),
        (
            "post",
            "/v1/operator/notices/{id}/end"
            | "/v1/session/factor"
            | "/v1/session/recovery-codes"
            | "/v1/changes/{id}/undo"
            | "/v1/changes/{id}/undo/plan",
        ) => Value::Null,
        ("get" | "delete", _) => Value::Null,
        (method, path) => panic!("say in matrix.rs what {method} {path} is asked with"),
    }
}

/// The address of a route at a target. Ids that are used up by being asked for are made anew.
pub(crate) async fn address(world: &World, path: &str, target: usize) -> String {
    let at = &world.targets[target];
    let session = async || {
        let (code, account) =
            if target == 4 { ("OTHER", "target9".to_owned()) } else { ("AOBA", format!("target{target}")) };
        let session = it::sign_in(&world.site.client(), code, &account, PASSWORD).await.unwrap();
        session.session_get().await.unwrap().id.0.to_string()
    };
    let id = match path.split('/').nth(2).unwrap_or_default() {
        "groups" => at.group.to_string(),
        "users" => at.user.to_string(),
        "devices" => at.device.to_string(),
        "admins" => at.admin.to_string(),
        "policies" => at.policy.to_string(),
        "changes" => world.change(target).await.0.to_string(),
        "sessions" => session().await,
        "notices" | "operator" => world.notices[usize::from(target == 4)].0.to_string(),
        noun => panic!("say in matrix.rs which {noun} are asked for"),
    };
    let path = path.replace("{id}", &id);
    if path.ends_with("/authority") {
        format!("{path}?permission=device.view&group={}", at.group)
    } else {
        path
    }
}

async fn asked(
    world: &World,
    kind: Option<usize>,
    method: &str,
    path: &str,
    target: Option<usize>,
) -> String {
    let address = match target {
        Some(target) => address(world, path, target).await,
        None if path == "/v1/authority" => format!("{path}?permission=device.view"),
        None => manuals::address(path),
    };
    let session = match kind {
        // Ends the session it is asked with.
        Some(kind) if (method, path) == ("delete", "/v1/session") => Some(world.enter(kind).await),
        Some(kind) => Some(world.sessions[kind].clone()),
        None => None,
    };
    if path == "/v1/directory/events" {
        return followed(world, session.as_ref()).await;
    }
    let body = body(method, path);
    let (status, body) = world.site.ask(&method.to_uppercase(), &address, session.as_ref(), body).await;
    verdict(status, &body)
}

/// An event stream does not end: its status says enough.
async fn followed(world: &World, session: Option<&api_client::Session>) -> String {
    let request = world.site.raw().get(world.site.url("/v1/directory/events"));
    let token = session.map(|session| session.token().expose().to_owned()).unwrap_or_default();
    let status = request.bearer_auth(token).send().await.unwrap().status().as_u16();
    verdict(status, &json!({"code": if status == 401 { "session_ended" } else { "" }}))
}

fn row(page: &mut String, name: &str, cells: &[String]) {
    let cells: String = cells.iter().map(|cell| format!("{cell:<28}")).collect();
    writeln!(page, "{name:<46}{}", cells.trim_end()).unwrap();
}

pub(crate) fn operations() -> Vec<(String, String)> {
    let document: Value = serde_json::from_str(&service::openapi().unwrap()).unwrap();
    let mut operations = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for method in item
            .as_object()
            .unwrap()
            .keys()
            .filter(|key| ["get", "post", "put", "delete"].contains(&key.as_str()))
        {
            operations.push((method.clone(), path.clone()));
        }
    }
    // In one order, whichever features of the JSON library other crates switch on.
    operations.sort_by(|one, other| (&one.1, &one.0).cmp(&(&other.1, &other.0)));
    operations
}

/// The kinds of change that the API takes.
fn kinds_of_change() -> BTreeSet<String> {
    let document: Value = serde_json::from_str(&service::openapi().unwrap()).unwrap();
    let variants = document["components"]["schemas"]["Change"]["oneOf"].as_array().unwrap();
    fn kind(schema: &Value) -> Option<String> {
        let own = schema["properties"]["type"]["enum"][0].as_str().map(str::to_owned);
        own.or_else(|| schema["allOf"].as_array()?.iter().find_map(kind))
    }
    variants.iter().map(|variant| kind(variant).unwrap()).collect()
}

#[tokio::test]
async fn authority_matrix_is_up_to_date() {
    let world = World::make().await;
    manuals::publish_one(&world.site);
    status::publish_one(&world.site).await;
    let here = world.targets[0];
    let tried: BTreeSet<String> = acts(&here, &here)
        .into_iter()
        .chain(acts_without_target())
        .map(|(_, change)| serde_json::to_value(change).unwrap()["type"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(tried, kinds_of_change(), "every kind of change has its rows in acts()");

    let operations = operations();
    let mut page = HEAD.to_owned();
    for (kind, name) in KINDS.iter().enumerate() {
        writeln!(page, "━━ {name}\n").unwrap();
        row(&mut page, "CHANGES", &TARGETS.map(str::to_owned));
        let names: Vec<&str> = acts(&here, &here).into_iter().map(|(name, _)| name).collect();
        for (index, name) in names.into_iter().enumerate() {
            let mut cells = Vec::new();
            for there in &world.targets {
                let (_, change) = acts(there, &here).swap_remove(index);
                cells.push(planned(&world, kind, change).await);
            }
            row(&mut page, name, &cells);
        }
        for name in &IMPORTED {
            let mut cells = Vec::new();
            for there in &world.targets {
                let (_, change) = acts(there, &here).into_iter().find(|(known, _)| *known == *name).unwrap();
                cells.push(imported(&world, kind, change).await);
            }
            row(&mut page, &format!("file: {name}"), &cells);
        }
        for (name, change) in acts_without_target() {
            row(&mut page, name, &[planned(&world, kind, change).await]);
        }
        page.push('\n');
        row(&mut page, "ROUTES", &TARGETS.map(str::to_owned));
        for (method, path) in operations.iter().filter(|(_, path)| path.contains("{id}")) {
            let mut cells = Vec::new();
            for target in 0..TARGETS.len() {
                cells.push(asked(&world, Some(kind), method, path, Some(target)).await);
            }
            row(&mut page, &format!("{} {path}", method.to_uppercase()), &cells);
        }
        for (method, path) in operations.iter().filter(|(_, path)| !path.contains("{id}")) {
            let cell = asked(&world, Some(kind), method, path, None).await;
            row(&mut page, &format!("{} {path}", method.to_uppercase()), &[cell]);
        }
        page.push('\n');
    }
    writeln!(page, "━━ without a session\n").unwrap();
    for (method, path) in &operations {
        let cell = asked(&world, None, method, path, path.contains("{id}").then_some(0)).await;
        row(&mut page, &format!("{} {path}", method.to_uppercase()), &[cell]);
    }
    if std::env::var("CODEGEN").as_deref() == Ok("write") {
        std::fs::write(PAGE, &page).unwrap();
    }
    let committed = std::fs::read_to_string(PAGE).unwrap_or_default();
    let differences: Vec<(&str, &str)> =
        committed.lines().zip(page.lines()).filter(|(committed, now)| committed != now).collect();
    assert!(
        committed == page,
        "tests/snapshots/authority-matrix.txt is out of date: run `cargo xtask codegen` and read the difference: {differences:#?}"
    );
}
