//! Bad input: a 4xx with code, path and request id; nothing changed; never a 5xx.

use std::net::SocketAddr;

use contract::{ErrorBody, ErrorCode};
use it::{PASSWORD, Site};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use service::{Config, Tls};

async fn refused(response: reqwest::Response) -> (StatusCode, ErrorBody) {
    let (status, id) = (response.status(), response.headers()["x-request-id"].to_str().unwrap().to_owned());
    let text = response.text().await.unwrap();
    let body: ErrorBody = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    assert_eq!(body.request_id, id);
    assert_eq!(status.as_u16(), body.code.status());
    (status, body)
}

#[tokio::test]
async fn bodies_that_are_none() {
    let site = Site::start().await;
    let token = site.root.token().expose().to_owned();
    let deep = format!("{{\"changes\":{}{}}}", "[".repeat(5_000), "]".repeat(5_000));
    let group = json!({"type": "group_create", "id": it::id(), "parent": null, "name": "本社"});
    let post = |path: &str, kind: &str, body: String| {
        site.raw().post(site.url(path)).bearer_auth(&token).header("content-type", kind).body(body).send()
    };
    let json = "application/json";
    let cases: Vec<(&str, &str, String, ErrorCode, &str)> = vec![
        ("/v1/changes", json, String::new(), ErrorCode::BadRequest, ""),
        ("/v1/changes", json, "{".into(), ErrorCode::BadRequest, ""),
        ("/v1/changes", json, "{\"changes\":[]} trailing".into(), ErrorCode::BadRequest, ""),
        ("/v1/changes", json, "\u{0}\u{1}".into(), ErrorCode::BadRequest, ""),
        ("/v1/changes", json, deep, ErrorCode::BadRequest, "/changes/0"),
        ("/v1/changes", json, "{\"changes\": 7}".into(), ErrorCode::BadRequest, "/changes"),
        (
            "/v1/changes",
            json,
            json!({"changes": [group, {"type": "no_such"}]}).to_string(),
            ErrorCode::BadRequest,
            "/changes/1",
        ),
        (
            "/v1/changes",
            json,
            json!({"changes": [{"type": "group_delete", "id": "x"}]}).to_string(),
            ErrorCode::BadRequest,
            "/changes/0",
        ),
        ("/v1/changes", json, json!({"changes": []}).to_string(), ErrorCode::ChangeRejected, "/changes/0"),
        (
            "/v1/changes",
            json,
            json!({"changes": [group], "base_revision": -1}).to_string(),
            ErrorCode::BadRequest,
            "/base_revision",
        ),
        (
            "/v1/changes",
            json,
            json!({"changes": [group], "initial_passwords": {it::id().to_string(): PASSWORD}}).to_string(),
            ErrorCode::BadRequest,
            "/initial_passwords/",
        ),
        (
            "/v1/changes",
            "text/plain",
            json!({"changes": [group]}).to_string(),
            ErrorCode::UnsupportedMediaType,
            "",
        ),
        ("/v1/changes/plan", json, "[]".into(), ErrorCode::BadRequest, ""),
        ("/v1/session/password", json, "x".repeat(70_000), ErrorCode::TooLarge, ""),
        (
            "/v1/session",
            json,
            json!({"company_code": "AOBA", "account": "admin"}).to_string(),
            ErrorCode::BadRequest,
            "",
        ),
        (
            "/v1/admins/not-an-id/password",
            json,
            json!({"new": PASSWORD}).to_string(),
            ErrorCode::NotFound,
            "",
        ),
        ("/v1/changes/not-an-id/undo", json, String::new(), ErrorCode::NotFound, ""),
    ];
    for (path, kind, body, code, blamed) in cases {
        let shown: String = body.chars().take(60).collect();
        let (_, error) = refused(post(path, kind, body).await.unwrap()).await;
        assert_eq!(error.code, code, "{path} {shown}");
        let path = error.fields.first().map(|field| field.path.as_str()).unwrap_or_default();
        assert!(path.starts_with(blamed), "{shown}: {path} instead of {blamed}");
    }
    let state = site.root.directory_get(None).await.unwrap();
    assert_eq!((state.revision.0, state.rows.groups.len()), (0, 0));
}

#[tokio::test]
async fn texts_that_nobody_should_type() {
    let site = Site::start().await;
    let long = "長".repeat(101);
    for (name, code) in [
        ("", "required"),
        ("  ", "required"),
        (long.as_str(), "too_long"),
        ("a\u{0}b", "bad_character"),
        ("a\u{202e}b", "bad_character"),
    ] {
        let body =
            json!({"changes": [{"type": "group_create", "id": it::id(), "parent": null, "name": name}]});
        let request = site.raw().post(site.url("/v1/changes")).bearer_auth(site.root.token().expose());
        let (_, error) = refused(request.json(&body).send().await.unwrap()).await;
        assert_eq!(
            (error.fields[0].path.as_str(), error.fields[0].code.as_str()),
            ("/changes/0/name", code),
            "{name:?}"
        );
    }
}

#[tokio::test]
async fn addresses_and_queries_that_lead_nowhere() {
    let site = Site::start().await;
    let get = |path: &str| site.raw().get(site.url(path)).bearer_auth(site.root.token().expose()).send();
    for (path, code) in [
        ("/", ErrorCode::NotFound),
        ("/v1", ErrorCode::NotFound),
        ("/v2/session", ErrorCode::NotFound),
        ("/v1/groups/x", ErrorCode::NotFound),
        ("/v1/groups/00000000-0000-0000-0000-000000000000", ErrorCode::NotFound),
        ("/v1/groups?limit=many", ErrorCode::BadRequest),
        ("/v1/groups?limit=4294967296", ErrorCode::BadRequest),
        ("/v1/directory?since=-1", ErrorCode::BadRequest),
        ("/v1/changes?cursor=x", ErrorCode::BadRequest),
        ("/v1/session/password", ErrorCode::MethodNotAllowed),
        ("/v1/groups/../../etc/passwd", ErrorCode::NotFound),
    ] {
        assert_eq!(refused(get(path).await.unwrap()).await.1.code, code, "{path}");
    }
    let admin = site.root.session_get().await.unwrap().admin;
    let path = format!("/v1/admins/{admin}/authority?permission=no.such");
    assert_eq!(refused(get(&path).await.unwrap()).await.1.code, ErrorCode::BadRequest);
    // What a newer console may send is not held against it.
    let body = json!({"company_code": "AOBA", "account": "admin", "password": PASSWORD, "otp": "123456"});
    let response = site.raw().post(site.url("/v1/session")).json(&body).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::CREATED);
}

#[tokio::test]
async fn without_a_session_every_route_says_so() {
    let site = Site::start().await;
    let document: Value =
        site.raw().get(site.url("/v1/openapi.json")).send().await.unwrap().json().await.unwrap();
    let mut asked = 0;
    for (path, operations) in document["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            if operation["security"] == json!([{}]) {
                continue;
            }
            let address = site.url(&path.replace("{id}", &it::id().to_string()));
            let method = Method::from_bytes(method.to_uppercase().as_bytes()).unwrap();
            for token in [None, Some(""), Some("x"), Some("'; drop table sessions; --")] {
                let request = site.raw().request(method.clone(), &address).json(&json!({}));
                let request = match token {
                    Some(token) => request.bearer_auth(token),
                    None => request,
                };
                let (_, error) = refused(request.send().await.unwrap()).await;
                assert_eq!(error.code, ErrorCode::SessionEnded, "{method} {path} {token:?}");
            }
            asked += 1;
        }
    }
    assert!(asked >= 20, "the document names {asked} guarded routes");
}

#[tokio::test]
async fn answers_stay_out_of_caches_and_frames() {
    let site = Site::start().await;
    let response = site.raw().get(site.url("/healthz")).send().await.unwrap();
    for (name, value) in [
        ("cache-control", "no-store"),
        ("x-content-type-options", "nosniff"),
        ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
        ("strict-transport-security", "max-age=63072000"),
    ] {
        assert_eq!(response.headers()[name], value);
    }
    assert_eq!(site.raw().get(site.url("/readyz")).send().await.unwrap().status(), StatusCode::OK);
}

#[tokio::test]
async fn plain_http_stays_on_this_machine() {
    let data = tempfile::tempdir().unwrap();
    let config =
        |address: SocketAddr| Config { listen: address, tls: Tls::InsecureLoopback, ..it::config(&data) };
    let error = service::start(config(SocketAddr::from(([0, 0, 0, 0], 0)))).await.unwrap_err();
    assert!(error.contains("plain HTTP is refused"), "{error}");
    let running = service::start(config(SocketAddr::from(([127, 0, 0, 1], 0)))).await.unwrap();
    assert!(running.url.starts_with("http://127.0.0.1:"));
    running.stop().await.unwrap();
}

#[tokio::test]
async fn a_certificate_of_somebody_else_is_not_trusted() {
    let (site, other) = (Site::start().await, Site::start().await);
    let client = api_client::Client::new(&site.service.url, Some(&it::ca(&other.config))).unwrap();
    let error = client.health().await.unwrap_err();
    assert_eq!(error.code, ErrorCode::CertificateUntrusted, "{}", error.message);
    site.client().health().await.unwrap();
}

#[tokio::test]
async fn company_codes_are_checked_and_taken_once() {
    let site = Site::start().await;
    for code in ["", "A", "with space", "ＡＯＢＡ", "aoba", "日本", &"X".repeat(33)] {
        assert!(service::tenant_create(&site.config, code, "会社").await.is_err(), "{code}");
    }
    assert!(service::tenant_create(&site.config, "NEW", "").await.is_err());
}

#[tokio::test]
async fn a_console_that_is_too_old_is_told_so() {
    let site = Site::start().await;
    let ask = |agent: &'static str| site.raw().get(site.url("/healthz")).header("user-agent", agent).send();
    for old in ["cloudone-console/0.0.9", "cloudone-console/0", "cloudone-console/"] {
        let (status, error) = refused(ask(old).await.unwrap()).await;
        assert_eq!((status.as_u16(), error.code), (426, ErrorCode::ClientTooOld), "{old}");
    }
    for fine in ["cloudone-console/0.1.0", "cloudone-console/1.0.0-beta.1", "curl/8.0", ""] {
        assert_eq!(ask(fine).await.unwrap().status(), StatusCode::OK, "{fine}");
    }
}
