//! A real service on real SQLite, in this process, with everything at its borders as it ships but the cost of passwords.

#![expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    clippy::disallowed_methods,
    reason = "a test harness fails by panicking with a sentence, and makes ids"
)]

use std::collections::BTreeMap;

use api_client::{Client, Session};
use contract::{ChangeView, ChangesRequest, ErrorBody, PasswordChangeRequest, Secret, SessionCreateRequest};
use directory::{
    Admin, AdminId, Change, Device, DeviceId, Grant, Group, GroupId, Permission, Place, Platform, Policy,
    PolicyId, PolicyValueEdits, Scope, User, UserId, Violation,
};
use jiff::Timestamp;
use serde_json::Value;
use service::{Config, PasswordCost, Running, Tls};
use tempfile::TempDir;
use uuid::Uuid;

/// A password that fits the rule.
pub const PASSWORD: &str = "correct horse battery";
/// A password set by somebody else that fits the rule.
pub const FIRST_PASSWORD: &str = "vexing harbor tulip 57";

/// A service and the company `AOBA` on it.
#[derive(Debug)]
pub struct Site {
    /// The running service.
    pub service: Running,
    /// How it was started.
    pub config: Config,
    /// The first admin, signed in, with a password of their own.
    pub root: Session,
    /// The first admin's account.
    pub account: String,
    raw: reqwest::Client,
    _data: TempDir,
}

/// How the tests run a service.
#[must_use]
pub fn config(data: &TempDir) -> Config {
    let listen = std::net::SocketAddr::from(([127, 0, 0, 1], 0));
    let mut config = Config::new(data.path().to_owned(), listen, Tls::SelfSigned);
    config.password_cost = PasswordCost { memory: 64, passes: 1 };
    config
}

impl Site {
    /// A service as it ships.
    pub async fn start() -> Self {
        Self::with(|_| {}).await
    }

    /// A service that differs.
    pub async fn with(differ: impl FnOnce(&mut Config)) -> Self {
        let data = tempfile::tempdir().expect("a temporary folder");
        let mut config = config(&data);
        differ(&mut config);
        let founded = service::tenant_create(&config, "aoba", "青葉商事").await.expect("a company");
        let service = service::start(config.clone()).await.expect("the service starts");
        let client = client(&service, &config);
        let root = settle(&client, "AOBA", &founded.account, founded.password.expose()).await;
        let authority = reqwest::Certificate::from_pem(&ca(&config)).expect("a certificate");
        let raw = reqwest::Client::builder().tls_certs_merge([authority]).no_proxy().build();
        let raw = raw.expect("an HTTP client");
        Self { service, config, root, account: founded.account, raw, _data: data }
    }

    /// Somebody who has not signed in.
    #[must_use]
    pub fn client(&self) -> Client {
        client(&self.service, &self.config)
    }

    /// An address of the service.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.service.url)
    }

    /// HTTP without the typed client, for what it would never send.
    #[must_use]
    pub fn raw(&self) -> reqwest::Client {
        self.raw.clone()
    }

    /// A request as any program could make it: status and body, which is null where there is none.
    pub async fn ask(&self, method: &str, path: &str, token: Option<&Session>, body: Value) -> (u16, Value) {
        let method = method.parse().expect("a method");
        let mut request = self.raw().request(method, self.url(path));
        if let Some(session) = token {
            request = request.bearer_auth(session.token().expose());
        }
        if !body.is_null() {
            request = request.json(&body);
        }
        let response = request.send().await.expect("an answer");
        let (status, text) = (response.status().as_u16(), response.text().await.expect("a body"));
        (status, serde_json::from_str(&text).unwrap_or(Value::Null))
    }

    /// Another company on the same service, and its first admin.
    pub async fn company(&self, code: &str) -> Session {
        let founded = service::tenant_create(&self.config, code, "別の会社").await.expect("a company");
        settle(&self.client(), code, &founded.account, founded.password.expose()).await
    }

    /// Signs in with the password of the tests.
    ///
    /// # Errors
    /// What the service answers.
    pub async fn sign_in(&self, account: &str, password: &str) -> Result<Session, ErrorBody> {
        sign_in(&self.client(), "AOBA", account, password).await
    }

    /// Registers an admin with these grants, who then signs in and changes the password.
    pub async fn admin(&self, account: &str, grants: Vec<Grant>) -> (AdminId, Session) {
        let id = AdminId(id());
        let admin = Admin::new(id, account, format!("{account} さん"), grants);
        let request = ChangesRequest {
            changes: vec![Change::AdminCreate(admin)],
            initial_passwords: [(id, Secret::new(FIRST_PASSWORD))].into(),
            ..ChangesRequest::default()
        };
        self.root.changes_apply(&request, self::id()).await.expect("an admin");
        (id, settle(&self.client(), "AOBA", account, FIRST_PASSWORD).await)
    }

    /// Applies changes as the first admin.
    pub async fn apply(&self, changes: Vec<Change>) -> ChangeView {
        apply(&self.root, changes).await.expect("the changes are applied")
    }

    /// Adds a group.
    pub async fn group(&self, name: &str, parent: Option<GroupId>) -> GroupId {
        let group = group(name, parent);
        let id = group.id;
        self.apply(vec![Change::GroupCreate(group)]).await;
        id
    }

    /// Adds a device.
    pub async fn device(&self, name: &str, place: Place) -> DeviceId {
        let device = device(name, place);
        let id = device.id;
        self.apply(vec![Change::DeviceCreate(device)]).await;
        id
    }
}

/// A client that trusts a service.
#[must_use]
pub fn client(service: &Running, config: &Config) -> Client {
    Client::new(&service.url, Some(&ca(config))).expect("a client")
}

/// The authority of a self-signed service.
#[must_use]
pub fn ca(config: &Config) -> Vec<u8> {
    std::fs::read(config.data.join("tls/ca.pem")).expect("the authority's certificate")
}

/// Signs in.
///
/// # Errors
/// What the service answers.
pub async fn sign_in(
    client: &Client,
    code: &str,
    account: &str,
    password: &str,
) -> Result<Session, ErrorBody> {
    let request = SessionCreateRequest {
        company_code: code.to_owned(),
        account: account.to_owned(),
        password: Secret::new(password),
        otp: None,
    };
    Ok(client.with_token(client.session_create(&request).await?.token))
}

/// Signs in for the first time and changes the password to the one of the tests.
pub async fn settle(client: &Client, code: &str, account: &str, password: &str) -> Session {
    let session = sign_in(client, code, account, password).await.expect("the first sign-in");
    let request = PasswordChangeRequest { current: Secret::new(password), new: Secret::new(PASSWORD) };
    session.session_password_change(&request).await.expect("the password is changed");
    session
}

/// Applies changes.
///
/// # Errors
/// What the service answers.
pub async fn apply(session: &Session, changes: Vec<Change>) -> Result<ChangeView, ErrorBody> {
    session.changes_apply(&ChangesRequest { changes, ..ChangesRequest::default() }, id()).await
}

/// A fresh id.
#[must_use]
pub fn id() -> Uuid {
    Uuid::now_v7()
}

/// A group.
#[must_use]
pub fn group(name: &str, parent: Option<GroupId>) -> Group {
    Group { id: GroupId(id()), parent, name: name.to_owned(), code: String::new() }
}

/// A user.
#[must_use]
pub fn user(name: &str, yomigana: &str, group: GroupId) -> User {
    User { yomigana: yomigana.to_owned(), ..User::new(UserId(id()), group, name) }
}

/// A device.
#[must_use]
pub fn device(name: &str, place: Place) -> Device {
    Device::new(DeviceId(id()), place, name, Platform::WindowsStandard)
}

/// A phone.
#[must_use]
pub fn phone(name: &str, place: Place) -> Device {
    Device::new(DeviceId(id()), place, name, Platform::Ios)
}

/// An individual policy that holds nothing of its own.
#[must_use]
pub fn policy(name: &str) -> Policy {
    Policy { id: PolicyId(id()), name: name.to_owned(), note: String::new(), own: BTreeMap::new() }
}

/// The violation policy on a device, for a long time.
#[must_use]
pub fn violation(device: DeviceId) -> Violation {
    let until = Timestamp::constant(4_000_000_000, 0);
    Violation { device, until, reason: "紛失".to_owned(), by: None }
}

/// Values of a section to be set.
#[must_use]
pub fn values(values: &[(&str, Value)]) -> PolicyValueEdits {
    let value = |value: &Value| serde_json::from_value(value.clone()).expect("a value of a policy");
    values.iter().map(|(item, one)| ((*item).to_owned(), Some(value(one)))).collect()
}

/// Permissions at groups.
#[must_use]
pub fn grant(permissions: &[Permission], groups: &[GroupId]) -> Grant {
    Grant {
        permissions: permissions.iter().copied().collect(),
        scope: Scope::Groups(groups.iter().copied().collect()),
    }
}

/// Permissions over the whole organization.
#[must_use]
pub fn grant_all(permissions: &[Permission]) -> Grant {
    Grant { permissions: permissions.iter().copied().collect(), scope: Scope::Organization }
}
