//! The operator's programs: tokens of their own, which open the operator's routes and nothing else. A session of an admin,
//! whatever its rights, is no operator.

use contract::{ErrorCode, Secret};
use serde_json::json;
use uuid::Uuid;

use super::{App, Origin, components::hides, secrets};
use crate::{
    config::Config,
    error::{Outcome, refuse},
    store::operators,
};

/// What every token begins with, so that one that was left lying about is recognised.
const PREFIX: &str = "cloudone-operator-";
const LONGEST_LABEL: usize = 60;
/// More programs than that no operator knows.
const MOST_IN_USE: usize = 100;

/// Who of the operator does something.
#[derive(Clone, Debug)]
pub(crate) struct Operator {
    /// As the trail names them: `command line`, or `token` and its label.
    pub(crate) name: String,
    pub(crate) request_id: String,
}

impl Operator {
    /// Somebody who may use the data folder. The id stands in for a request's.
    pub(super) fn at_command_line(id: Uuid) -> Self {
        Self { name: "command line".to_owned(), request_id: id.to_string() }
    }
}

impl App {
    /// Whose token this is. Every attempt counts for its address, right or wrong, before the token is looked at.
    pub(crate) async fn operator(&self, token: &str, origin: &Origin) -> Outcome<Operator> {
        self.operator_addresses.attempt(origin.address)?;
        let hash = secrets::token_hash(token);
        let mut connection = self.store.reader().await?;
        let mut found = None;
        // Every one is compared, and each in full: the time tells nothing of any.
        for (kept, label) in operators::in_use(&mut connection).await? {
            if same(kept.as_bytes(), hash.as_bytes()) {
                found = Some(label);
            }
        }
        let label = found.ok_or_else(no_operator)?;
        Ok(Operator { name: format!("token {label}"), request_id: origin.request_id.clone() })
    }

    /// A new token; `None` if one with this label is in use.
    async fn operator_add(&self, label: &str) -> Outcome<Result<Secret, String>> {
        let token = Secret::new(format!("{PREFIX}{}", secrets::token().expose()));
        let now = self.now();
        let mut transaction = self.store.writer().await?;
        let in_use = operators::in_use(&mut transaction).await?;
        if in_use.iter().any(|(_, other)| other == label) {
            return Ok(Err(format!("a token {label} is in use: revoke it first")));
        }
        if in_use.len() >= MOST_IN_USE {
            return Ok(Err(format!("{MOST_IN_USE} tokens are in use: revoke some first")));
        }
        let hash = secrets::token_hash(token.expose());
        operators::insert(&mut transaction, label, &hash, now).await?;
        self.operator_note(&mut transaction, "operator.token", label).await?;
        transaction.commit().await?;
        Ok(Ok(token))
    }

    /// Says whether there was one.
    async fn operator_remove(&self, label: &str) -> Outcome<bool> {
        let mut transaction = self.store.writer().await?;
        if !operators::revoke(&mut transaction, label, self.now()).await? {
            return Ok(false);
        }
        self.operator_note(&mut transaction, "operator.revoke", label).await?;
        transaction.commit().await?;
        Ok(true)
    }

    async fn operator_note(
        &self,
        connection: &mut crate::store::Connection,
        action: &'static str,
        label: &str,
    ) -> Outcome {
        let operator = Operator::at_command_line(self.id());
        let (actor, request_id) = (operator.name.as_str(), operator.request_id.as_str());
        let detail = json!({ "label": label });
        operators::append(connection, &operators::Entry { at: self.now(), actor, action, detail, request_id })
            .await
    }
}

/// Makes a token for a program of the operator. It can be read here and never again.
///
/// # Errors
/// A sentence: the label is not fit or in use, or the data folder cannot be used.
pub async fn operator_token(config: &Config, label: &str) -> Result<Secret, String> {
    let label = label.trim();
    let fits = (1..=LONGEST_LABEL).contains(&label.chars().count()) && !label.chars().any(hides);
    if !fits {
        return Err(format!("a label has 1 to {LONGEST_LABEL} characters"));
    }
    let app = App::offline(config).await?;
    let added = app.operator_add(label).await;
    app.store.close().await;
    added.map_err(|failure| format!("{failure:?}"))?
}

/// Takes a token back: it opens nothing from now on.
///
/// # Errors
/// A sentence: no token with this label is in use, or the data folder cannot be used.
pub async fn operator_revoke(config: &Config, label: &str) -> Result<(), String> {
    let app = App::offline(config).await?;
    let removed = app.operator_remove(label.trim()).await;
    app.store.close().await;
    match removed {
        Ok(true) => Ok(()),
        Ok(false) => Err(format!("no token {label} is in use")),
        Err(failure) => Err(format!("{failure:?}")),
    }
}

/// The same for no token, a wrong one, a revoked one and an admin's.
pub(crate) fn no_operator() -> crate::error::Failure {
    refuse(ErrorCode::SessionEnded, "send a token of the operator as a bearer token")
}

/// Whether two texts are the same, after a time that does not tell where they differ.
fn same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).fold(0, |all, (one, other)| all | (one ^ other)) == 0
}
