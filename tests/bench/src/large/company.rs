//! A large company in a real service, made through its API alone.

use std::iter::successors;

use api_client::{Client, Session};
use contract::{ChangesRequest, ErrorBody, ErrorCode, PasswordChangeRequest, Secret, SessionCreateRequest};
use directory::{Change, FreeFields, Group, GroupId, Rows, User, UserId};
use e2e::{Company, Service};

const PASSWORD: &str = "bench password 2026";
/// Users of one group: the group that is opened and closed.
const MANY: usize = 1_000;
/// Groups that lie in one another.
const DEEP: usize = 12;

/// The demo company of this size, and before all its groups two that it has not: one of a thousand users, and a line
/// of twelve in one another. The person who uses it has a password of their own already.
pub(crate) async fn large(service: &Service, devices: usize) -> Result<(Company, Session), ErrorBody> {
    let founded = service.company("AOBA", "青葉精機株式会社");
    let person = service.fill(&founded, devices);
    let no_file = |error: std::io::Error| ErrorBody::new(ErrorCode::DiskFailed, error.to_string());
    let client = Client::new(&service.url, Some(&std::fs::read(service.ca()).map_err(no_file)?))?;
    let (company_code, account) = (person.company_code.clone(), person.account.clone());
    let current = Secret::new(&person.password);
    let request = SessionCreateRequest { company_code, account, password: current.clone(), otp: None };
    let session = client.with_token(client.session_create(&request).await?.token);
    session.session_password_change(&PasswordChangeRequest { current, new: Secret::new(PASSWORD) }).await?;
    for changes in [many(), deep()] {
        session.changes_apply(&ChangesRequest { changes, ..ChangesRequest::default() }, it::id()).await?;
    }
    Ok((Company { password: PASSWORD.into(), ..person }, session))
}

fn group(parent: Option<GroupId>, name: String, code: &str) -> Group {
    Group { id: GroupId(it::id()), parent, name, code: code.into() }
}

fn many() -> Vec<Change> {
    let group = group(None, "全社共通".into(), "000");
    let user = |n: usize| User {
        id: UserId(it::id()),
        group: group.id,
        name: format!("共通 {n:04}"),
        yomigana: String::new(),
        employee_number: format!("9{n:05}"),
        mail: String::new(),
        title: String::new(),
        free: FreeFields::default(),
    };
    let users = (0..MANY).map(|n| Change::UserCreate(user(n)));
    [Change::GroupCreate(group.clone())].into_iter().chain(users).collect()
}

fn deep() -> Vec<Change> {
    let top = group(None, "1階層".into(), "0000");
    let line = successors(Some((1, top)), |(level, above)| {
        (*level < DEEP).then(|| (level + 1, group(Some(above.id), format!("{}階層", level + 1), "")))
    });
    line.map(|(_, group)| Change::GroupCreate(group)).collect()
}

/// The rows of the tree as the peer's page reads them, in the order in which the console shows them.
pub(crate) fn rows_for_peer(rows: Rows) -> serde_json::Value {
    let (mut groups, mut users) = (rows.groups, rows.users);
    groups.sort_by(|a, b| (&a.code, &a.name).cmp(&(&b.code, &b.name)));
    users.sort_by(|a, b| a.yomigana.cmp(&b.yomigana));
    let groups: Vec<_> = groups
        .into_iter()
        .map(|row| serde_json::json!({"id": row.id, "parent": row.parent, "name": row.name}))
        .collect();
    let users: Vec<_> = users
        .into_iter()
        .map(|row| serde_json::json!({"id": row.id, "group": row.group, "name": row.name, "detail": row.employee_number}))
        .collect();
    serde_json::json!({"groups": groups, "users": users})
}
