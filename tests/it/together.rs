//! What several do at the same moment, and what one of them must not take from the others.

use contract::{ChangesRequest, ErrorCode, Secret};
use directory::{Admin, AdminId, Change, Permission, Place};
use futures_util::future::{join, join_all};
use it::{FIRST_PASSWORD, PASSWORD, Site, apply, grant_all, id};
use serde_json::{Value, json};
use service::PasswordCost;
use sqlx::Executor as _;

use crate::{
    changes::database,
    factor::add_factor,
    sign_in::{MINUTE, clock, code, enter, wrong},
};

/// As long as a password takes on a real service, so that there is a moment in between.
const REAL: PasswordCost = PasswordCost { memory: 19_456, passes: 2 };

#[tokio::test]
async fn asking_for_the_second_factor_takes_back_no_guess_of_it() {
    clock!(now, _turn);
    let site = Site::with(|config| (config.clock, config.password_cost) = (now, REAL)).await;
    let (_, session) = site.admin("tanaka", vec![grant_all(&[Permission::DeviceView])]).await;
    add_factor(&site, &session, now()).await;
    // The first was counted before the guesses and is taken back after them.
    let asking = enter(&site, "tanaka", None);
    let guessing = async {
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        join_all((0..5).map(|_| enter(&site, "tanaka", Some("000000")))).await
    };
    join(asking, guessing).await;
    assert_eq!(code(&enter(&site, "tanaka", None).await), (429, "too_many_attempts"));
}

#[tokio::test]
async fn a_password_that_another_sets_meanwhile_holds() {
    let site = Site::with(|config| config.password_cost = REAL).await;
    let (id, session) = site.admin("tanaka", vec![grant_all(&[Permission::DeviceView])]).await;
    let own = json!({"current": PASSWORD, "new": "lantern moss plover 81"});
    let changing = site.ask("POST", "/v1/session/password", Some(&session), own);
    let path = format!("/v1/admins/{id}/password");
    let setting = site.ask("POST", &path, Some(&site.root), json!({"new": "walrus moss plover 82"}));
    let (_, set) = join(changing, setting).await;
    assert_eq!(set.0, 204, "{}", set.1);
    assert_eq!(
        site.sign_in("tanaka", "lantern moss plover 81").await.unwrap_err().code,
        ErrorCode::SignInFailed
    );
    site.sign_in("tanaka", "walrus moss plover 82").await.unwrap();
}

#[tokio::test]
async fn companies_that_write_while_people_sign_in_wait_for_nobody_for_long() {
    let site = Site::start().await;
    let codes: Vec<String> = (0..9).map(|n| format!("COMPANY{n}")).collect();
    let mut companies = Vec::new();
    for code in &codes {
        companies.push(site.company(code).await);
    }
    for round in 0..3 {
        let group = || Change::GroupCreate(it::group(&format!("部署{round}"), None));
        let writes = companies.iter().map(|company| apply(company, vec![group()]));
        let client = site.client();
        let entries = codes.iter().map(|code| it::sign_in(&client, code, "admin", PASSWORD));
        // A connection that one of them holds while it waits for another would keep all of them for ten seconds.
        let all = join(join_all(writes), join_all(entries));
        let (written, entered) = tokio::time::timeout(std::time::Duration::from_secs(9), all)
            .await
            .expect("nobody waits for long");
        written.into_iter().for_each(|one| drop(one.unwrap()));
        entered.into_iter().for_each(|one| drop(one.unwrap()));
    }
}

#[tokio::test]
async fn reading_goes_on_while_another_process_writes() {
    clock!(now, turn);
    let site = Site::with(|config| config.clock = now).await;
    let mut other = database(&site).await;
    other.execute("begin immediate").await.unwrap();
    // Late enough for the use of the session to be written down.
    turn(2 * MINUTE);
    let (status, session) = site.ask("GET", "/v1/session", Some(&site.root), Value::Null).await;
    assert_eq!((status, session["account"].as_str()), (200, Some(&*site.account)), "{session}");
    other.execute("rollback").await.unwrap();
    assert_eq!(wrong(&site, "admin").await.0, 401, "and writing, once it may");
}

#[tokio::test]
async fn first_passwords_have_a_limit_and_are_hashed_once() {
    let site = Site::start().await;
    let admin = |n: usize| Admin::new(AdminId(id()), format!("user{n}"), "新人", Vec::new());
    let many: Vec<Admin> = (0..501).map(admin).collect();
    let request = |admins: &[Admin]| ChangesRequest {
        initial_passwords: admins.iter().map(|one| (one.id, Secret::new(FIRST_PASSWORD))).collect(),
        changes: admins.iter().cloned().map(Change::AdminCreate).collect(),
        ..ChangesRequest::default()
    };
    let refused = site.root.changes_plan(&request(&many)).await.unwrap_err();
    assert_eq!((refused.code, &*refused.fields[0].path), (ErrorCode::BadRequest, "/initial_passwords"));
    let refused = site.root.changes_apply(&request(&many), id()).await.unwrap_err();
    assert_eq!((refused.code, &*refused.fields[0].path), (ErrorCode::BadRequest, "/initial_passwords"));

    // What was done before is answered again, though it could not be done again.
    let (few, key) = (request(&many[..2]), id());
    let made = site.root.changes_apply(&few, key).await.unwrap();
    assert_eq!(site.root.changes_apply(&few, key).await.unwrap().id, made.id);
    assert_eq!(site.root.changes_apply(&few, id()).await.unwrap_err().code, ErrorCode::ChangeRejected);
}

#[tokio::test]
async fn one_company_out_of_order_keeps_no_other_from_its_end_of_violations() {
    clock!(now, turn);
    let site = Site::with(|config| config.clock = now).await;
    let other = site.company("ZULU").await;
    let soon = now() + jiff::SignedDuration::from_mins(5);
    let violated = async |session| {
        let phone = it::phone("iPhone-001", Place::Unassigned);
        let id = phone.id;
        let violation = directory::Violation { until: soon, ..it::violation(id) };
        apply(session, vec![Change::DeviceCreate(phone)]).await.unwrap();
        apply(session, vec![Change::ViolationActivate(violation)]).await.unwrap();
    };
    violated(&site.root).await;
    violated(&other).await;
    // What another process is said to have written for the first of them cannot be read.
    let mut connection = database(&site).await;
    connection
        .execute(
            "update tenants set revision = 99 where company_code = 'AOBA';
             insert into changes (tenant_id, revision, id, at, actor, actor_name, actor_account, effect, inverse)
             select tenant_id, 99, 'x', at, actor, actor_name, actor_account, 'x', 'x' from changes where revision = 2 and tenant_id = (select id from tenants where company_code = 'AOBA')",
        )
        .await
        .unwrap();
    turn(10 * MINUTE);
    let lifted = async {
        while !other.directory_get(None).await.unwrap().rows.violations.is_empty() {
            tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(60), lifted).await.unwrap();
}
