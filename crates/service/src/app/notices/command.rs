//! Notices at the command line, beside a service that runs or not. Each opens the data folder for itself: a running service
//! looks every two seconds whether there is something new.

use std::fmt::Write as _;

use contract::{Component, ErrorBody, NoticeId, NoticeWriteRequest, OperatorNoticeView};

use crate::{
    app::{App, operators::Operator},
    config::Config,
    error::{Failure, Outcome},
};

/// Publishes a notice.
///
/// # Errors
/// A sentence: what of the notice is not fit, each with its path, or the data folder cannot be used.
pub async fn notice_publish(
    config: &Config,
    request: NoticeWriteRequest,
) -> Result<OperatorNoticeView, String> {
    done(config, async |app, operator| app.notice_publish(operator, request).await).await
}

/// Corrects a notice: everything but its kind is as in the request afterwards.
///
/// # Errors
/// A sentence: there is no such notice, it has ended, what of it is not fit, or the data folder cannot be used.
pub async fn notice_correct(
    config: &Config,
    id: NoticeId,
    request: NoticeWriteRequest,
) -> Result<OperatorNoticeView, String> {
    done(config, async |app, operator| app.notice_correct(operator, id, request).await).await
}

/// Says that what a notice tells is over.
///
/// # Errors
/// A sentence: there is no such notice, it has ended, or the data folder cannot be used.
pub async fn notice_end(config: &Config, id: NoticeId) -> Result<OperatorNoticeView, String> {
    done(config, async |app, operator| app.notice_end(operator, id).await).await
}

/// The last 200 notices, whomever they concern, the newest first.
///
/// # Errors
/// A sentence: the data folder cannot be used.
pub async fn notice_list(config: &Config) -> Result<Vec<OperatorNoticeView>, String> {
    done(config, async |app, _| app.operator_notices_list().await.map(|list| list.items)).await
}

async fn done<T>(config: &Config, act: impl AsyncFnOnce(&App, &Operator) -> Outcome<T>) -> Result<T, String> {
    let app = App::offline(config).await?;
    let operator = Operator::at_command_line(app.id());
    let outcome = act(&app, &operator).await;
    app.store.close().await;
    match outcome {
        Err(Failure::Refused(body)) => Err(sentence(&body, &app.components().await.unwrap_or_default())),
        Err(Failure::Broken(cause) | Failure::Unavailable(cause)) => Err(cause),
        Ok(done) => Ok(done),
    }
}

/// What went wrong, with every part of the notice that is to blame, and what it could have named.
fn sentence(body: &ErrorBody, components: &[Component]) -> String {
    let mut sentence = body.message.clone();
    for (place, field) in body.fields.iter().enumerate() {
        let sign = if place == 0 { ':' } else { ',' };
        let path = if field.path.is_empty() { "the notice" } else { &field.path };
        // Writing into a string cannot fail.
        let _ = write!(sentence, "{sign} {path} {}", field.code);
    }
    if body.fields.iter().any(|field| field.path.starts_with("/affects")) {
        let ids: Vec<&str> = components.iter().map(|component| component.id.as_str()).collect();
        let _ = write!(sentence, " (the parts of the service: {})", ids.join(", "));
    }
    sentence
}
