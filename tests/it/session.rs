//! Signing in and out, passwords, expiry.

use contract::{ErrorCode, PasswordChangeRequest, PasswordSetRequest, Secret};
use directory::{Change, Permission};
use it::{PASSWORD, Site, grant, grant_all, sign_in};

#[tokio::test]
async fn a_session_lasts_until_it_is_ended() {
    let site = Site::start().await;
    let session = site.sign_in("ADMIN", PASSWORD).await.unwrap();
    let view = session.session_get().await.unwrap();
    assert_eq!((view.account.as_str(), view.company_name.as_str()), ("admin", "青葉商事"));
    assert!(!view.must_change_password && view.expires_at > view.server_time);
    session.session_delete().await.unwrap();
    assert_eq!(session.session_get().await.unwrap_err().code, ErrorCode::SessionEnded);
    assert_eq!(site.root.session_get().await.unwrap().account, "admin");
}

#[tokio::test]
async fn the_company_code_is_taken_as_people_type_it() {
    let site = Site::start().await;
    for code in ["AOBA", "aoba", " Aoba ", "ＡＯＢＡ"] {
        sign_in(&site.client(), code, "admin", PASSWORD).await.unwrap();
    }
}

#[tokio::test]
async fn failures_to_sign_in_are_all_alike() {
    let site = Site::start().await;
    let tries =
        [("NOBODY", "admin", PASSWORD), ("AOBA", "nobody", PASSWORD), ("AOBA", "admin", "wrong password")];
    for (code, account, password) in tries {
        let error = sign_in(&site.client(), code, account, password).await.unwrap_err();
        assert_eq!(error.code, ErrorCode::SignInFailed);
        assert_eq!(error.message, "company code, account or password is wrong");
        assert!(error.fields.is_empty());
    }
}

#[tokio::test]
async fn a_first_password_opens_nothing_but_its_change() {
    let site = Site::start().await;
    let (id, session) = site.admin("tanaka", vec![grant_all(&[Permission::DeviceView])]).await;
    let first = Secret::new("vexing harbor tulip 58");
    site.root.admins_password_set(id, &PasswordSetRequest { new: first.clone() }).await.unwrap();
    assert_eq!(session.session_get().await.unwrap_err().code, ErrorCode::SessionEnded, "old sessions end");

    let session = site.sign_in("tanaka", first.expose()).await.unwrap();
    assert!(session.session_get().await.unwrap().must_change_password);
    let refused = session.directory_get(None).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::PasswordChangeRequired);
    assert_eq!(session.settings_get().await.unwrap().password.min_length, 12, "what the new one must be");
    let other = site.sign_in("tanaka", first.expose()).await.unwrap();
    let change = PasswordChangeRequest { current: first.clone(), new: Secret::new("quarry lantern moss 83") };
    assert!(!session.session_password_change(&change).await.unwrap().must_change_password);
    session.directory_get(None).await.unwrap();
    assert_eq!(other.session_get().await.unwrap_err().code, ErrorCode::SessionEnded, "other sessions end");
    assert_eq!(site.sign_in("tanaka", first.expose()).await.unwrap_err().code, ErrorCode::SignInFailed);
}

#[tokio::test]
async fn a_password_that_does_not_fit_changes_nothing() {
    let site = Site::start().await;
    for new in ["short", "this is the AOBA password", "admin admin admin", PASSWORD, "tab\tin the password"] {
        let change = PasswordChangeRequest { current: Secret::new(PASSWORD), new: Secret::new(new) };
        let error = site.root.session_password_change(&change).await.unwrap_err();
        assert_eq!((error.code, error.fields[0].path.as_str()), (ErrorCode::PasswordUnfit, "/new"), "{new}");
    }
    let change = PasswordChangeRequest {
        current: Secret::new("not the current"),
        new: Secret::new("another one 123"),
    };
    assert_eq!(site.root.session_password_change(&change).await.unwrap_err().code, ErrorCode::PasswordWrong);
    site.sign_in("admin", PASSWORD).await.unwrap();
}

#[tokio::test]
async fn nobody_sets_the_password_of_somebody_who_may_do_more() {
    let site = Site::start().await;
    let osaka = site.group("大阪支社", None).await;
    let tokyo = site.group("東京支社", None).await;
    let manage = [Permission::AdminManage, Permission::AdminView, Permission::DeviceView];
    let (_, manager) = site.admin("manager", vec![grant(&manage, &[osaka])]).await;
    let (equal, _) = site.admin("equal", vec![grant(&[Permission::DeviceView], &[osaka])]).await;
    let (stronger, _) = site
        .admin("stronger", vec![grant(&[Permission::DeviceView, Permission::DeviceDelete], &[osaka])])
        .await;
    let (elsewhere, _) = site.admin("elsewhere", vec![grant(&[Permission::DeviceView], &[tokyo])]).await;
    let set = |id| {
        let (manager, new) = (manager.clone(), Secret::new("plover gasket hymn 41"));
        async move { manager.admins_password_set(id, &PasswordSetRequest { new }).await }
    };
    set(equal).await.unwrap();
    assert_eq!(set(stronger).await.unwrap_err().code, ErrorCode::Forbidden);
    assert_eq!(set(elsewhere).await.unwrap_err().code, ErrorCode::NotFound);
    let own = manager.session_get().await.unwrap().admin;
    assert_eq!(set(own).await.unwrap_err().code, ErrorCode::Forbidden, "one's own takes the old one");
    site.sign_in("stronger", PASSWORD).await.unwrap();
}

#[tokio::test]
async fn who_is_suspended_or_deleted_is_out_at_once() {
    let site = Site::start().await;
    let (id, session) = site.admin("tanaka", vec![grant_all(&[Permission::DeviceView])]).await;
    let suspended = site.apply(vec![Change::AdminSuspend { id }]).await;
    assert_eq!(session.session_get().await.unwrap_err().code, ErrorCode::SessionEnded);
    assert_eq!(site.sign_in("tanaka", PASSWORD).await.unwrap_err().code, ErrorCode::SignInFailed);
    site.root.changes_undo(suspended.id, None, it::id()).await.unwrap();
    let session = site.sign_in("tanaka", PASSWORD).await.unwrap();
    let deleted = site.apply(vec![Change::AdminDelete { id }]).await;
    assert_eq!(session.session_get().await.unwrap_err().code, ErrorCode::SessionEnded);
    // The admin comes back without a password.
    site.root.changes_undo(deleted.id, None, it::id()).await.unwrap();
    assert_eq!(site.sign_in("tanaka", PASSWORD).await.unwrap_err().code, ErrorCode::SignInFailed);
}

#[tokio::test]
async fn neither_passwords_nor_tokens_lie_in_the_database() {
    let site = Site::start().await;
    let token = site.root.token().expose().to_owned();
    for entry in std::fs::read_dir(&site.config.data).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            let bytes = std::fs::read(&path).unwrap();
            for secret in [PASSWORD, &token] {
                assert!(
                    !bytes.windows(secret.len()).any(|part| part == secret.as_bytes()),
                    "{}",
                    path.display()
                );
            }
        }
    }
}
