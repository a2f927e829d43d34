//! Sending: one mail after another over one connection, each claimed before, so that several processes never send the same.
//!
//! What the server says of a mail is kept apart from what is wrong on the way to it: a wrong password is no reason to give
//! up the mail of an incident.

use std::{error::Error as _, sync::Arc, time::Duration};

use jiff::{SignedDuration, Timestamp};
use lettre::{
    Message,
    transport::smtp::{
        Error,
        authentication::Mechanism,
        client::AsyncSmtpConnection,
        commands::{Data, Mail, Rcpt},
    },
};

use super::{
    message::message,
    settings::{Security, Settings},
};
use crate::{
    app::App,
    error::Outcome,
    store::mail::{self, ClaimedMail},
};

/// How often a serving process looks for mails that are due.
const LOOK: Duration = Duration::from_secs(2);
/// How long all of one mail may take, connecting included.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long a claim holds: far longer than a mail may take.
const CLAIM: SignedDuration = SignedDuration::from_mins(10);
/// Waits after the first attempts, in minutes; after that it is `EVERY`.
const WAITS: [i64; 4] = [1, 5, 15, 60];
const EVERY: SignedDuration = SignedDuration::from_hours(4);
/// How long it is tried.
const TRIED: SignedDuration = SignedDuration::from_hours(3 * 24);
/// A mail that could not even be tried for so long would only confuse.
const STALE: SignedDuration = SignedDuration::from_hours(30 * 24);
/// How long a server is left alone that could not be used.
const REST: SignedDuration = SignedDuration::from_mins(1);
/// The longest reply that is kept, in characters.
const LONGEST_REPLY: usize = 500;

/// Why a mail is not sent.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// The server cannot be used: no mail can be sent now.
    Server(String),
    /// Not now.
    Later(String),
    /// Not ever.
    Never(String),
}

impl Trouble {
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Server(text) | Self::Later(text) | Self::Never(text) => text,
        }
    }
}

/// Sends what is due, until the service stops.
pub(crate) async fn run(app: Arc<App>, settings: Settings) {
    let mut stopping = app.stopping.subscribe();
    let mut tick = tokio::time::interval(LOOK);
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut rested_from: Option<Timestamp> = None;
    loop {
        tokio::select! {
            _ = stopping.wait_for(|stopping| *stopping) => return,
            _ = tick.tick() => {}
        }
        let resting = rested_from.is_some_and(|from| app.now().duration_since(from).abs() < REST);
        if resting {
            continue;
        }
        match round(&app, &settings).await {
            Ok(usable) => rested_from = (!usable).then(|| app.now()),
            Err(failure) => tracing::error!(?failure, "mails that are due wait for now"),
        }
    }
}

/// Sends everything that is due. Says whether the server could be used.
async fn round(app: &App, settings: &Settings) -> Outcome<bool> {
    let mut connection = None;
    while !*app.stopping.borrow() {
        let now = app.now();
        let mut transaction = app.store.writer().await?;
        let claimed = mail::claim(&mut transaction, now, now + CLAIM).await?;
        transaction.commit().await?;
        let Some(claimed) = claimed else { break };
        let outcome = match now.duration_since(claimed.created_at) > STALE {
            true => Err(Trouble::Never("it waited for 30 days".to_owned())),
            false => deliver(settings, &mut connection, &claimed).await,
        };
        let mut transaction = app.store.writer().await?;
        record(&mut transaction, app.now(), &claimed, &outcome).await?;
        transaction.commit().await?;
        if let Err(Trouble::Server(cause)) = outcome {
            tracing::error!(cause, "the mail server cannot be used");
            return Ok(false);
        }
    }
    if let Some(mut connection) = connection {
        // Only a courtesy: everything is sent.
        let _ = tokio::time::timeout(LOOK, connection.quit()).await;
    }
    Ok(true)
}

/// Writes down what became of a mail.
async fn record(
    connection: &mut crate::store::Connection,
    now: Timestamp,
    claimed: &ClaimedMail,
    outcome: &Result<(), Trouble>,
) -> Outcome {
    match outcome {
        Ok(()) => mail::sent(connection, claimed, now).await,
        Err(Trouble::Never(reply)) => {
            tracing::warn!(mail = %claimed.id, reply, "a mail is given up");
            mail::give_up(connection, claimed, reply).await
        }
        // What is wrong with the server says nothing of the mail: it waits, at last until it is stale.
        Err(Trouble::Server(reply)) => {
            mail::later(connection, claimed, now + pause(claimed.attempts), reply).await
        }
        Err(Trouble::Later(reply)) => match wait(claimed.attempts, now.duration_since(claimed.created_at)) {
            Some(wait) => mail::later(connection, claimed, now + wait, reply).await,
            None => {
                tracing::warn!(mail = %claimed.id, reply, "a mail is given up after three days");
                mail::give_up(connection, claimed, reply).await
            }
        },
    }
}

/// How long after this attempt the next one is; `None` if there is none. What had to wait before it was first tried gets
/// its first attempts all the same.
fn wait(attempts: u32, age: SignedDuration) -> Option<SignedDuration> {
    let pause = pause(attempts);
    (pause < EVERY || age < TRIED).then_some(pause)
}

fn pause(attempts: u32) -> SignedDuration {
    let first = WAITS.get(attempts.saturating_sub(1) as usize);
    first.map_or(EVERY, |minutes| SignedDuration::from_mins(*minutes))
}

/// Sends a mail over the connection that is there, or a new one. After a failure there is none.
async fn deliver(
    settings: &Settings,
    connection: &mut Option<AsyncSmtpConnection>,
    claimed: &ClaimedMail,
) -> Result<(), Trouble> {
    let built =
        message(settings, claimed.id, claimed.created_at, &claimed.address, &claimed.subject, &claimed.body);
    let built = built.map_err(Trouble::Never)?;
    let mut open = connection.take();
    if let Some(one) = &mut open
        && (one.has_broken() || !one.test_connected().await)
    {
        open = None;
    }
    *connection = Some(send(settings, open, &built).await?);
    Ok(())
}

/// Sends a mail, and gives back the connection that it went over.
pub(super) async fn send(
    settings: &Settings,
    open: Option<AsyncSmtpConnection>,
    message: &Message,
) -> Result<AsyncSmtpConnection, Trouble> {
    let sending = async {
        let mut connection = match open {
            Some(connection) => connection,
            None => connect(settings).await?,
        };
        match hand_over(&mut connection, message).await {
            Ok(()) => Ok(connection),
            Err(trouble) => {
                connection.abort().await;
                Err(trouble)
            }
        }
    };
    let sent = tokio::time::timeout(PATIENCE, sending).await;
    sent.unwrap_or_else(|_| Err(Trouble::Server("the mail server did not answer within a minute".to_owned())))
}

/// The commands of one mail. Its text is ASCII: what is not is encoded.
async fn hand_over(connection: &mut AsyncSmtpConnection, message: &Message) -> Result<(), Trouble> {
    let envelope = message.envelope();
    // A sender that is refused is refused for every mail: no reason to give up any of them.
    let sender = connection.command(Mail::new(envelope.from().cloned(), Vec::new())).await;
    sender.map_err(|error| match refused(&error) {
        Trouble::Never(text) => Trouble::Server(text),
        trouble => trouble,
    })?;
    for to in envelope.to() {
        connection.command(Rcpt::new(to.clone(), Vec::new())).await.map_err(|error| refused(&error))?;
    }
    connection.command(Data).await.map_err(|error| refused(&error))?;
    connection.message(&message.formatted()).await.map(drop).map_err(|error| refused(&error))
}

async fn connect(settings: &Settings) -> Result<AsyncSmtpConnection, Trouble> {
    let unusable = |error: Error| Trouble::Server(cause(&error));
    let wrapped = (settings.security == Security::Tls).then(|| settings.tls.clone());
    let server = (settings.host.as_str(), settings.port);
    let mut connection =
        AsyncSmtpConnection::connect_tokio1(server, Some(PATIENCE), &settings.hello, wrapped, None)
            .await
            .map_err(unusable)?;
    if settings.security == Security::Starttls {
        if !connection.can_starttls() {
            return Err(Trouble::Server("the mail server offers no STARTTLS".to_owned()));
        }
        connection.starttls(settings.tls.clone(), &settings.hello).await.map_err(unusable)?;
    }
    if let Some(credentials) = &settings.credentials {
        connection.auth(&[Mechanism::Plain, Mechanism::Login], credentials).await.map_err(unusable)?;
    }
    Ok(connection)
}

/// What the server's answer to a mail means for it.
fn refused(error: &Error) -> Trouble {
    let text = cause(error);
    // 421 closes the connection; 530 asks for a sign-in or for TLS. Neither is about the mail.
    let code = error.status().map(|code| code.to_string()).unwrap_or_default();
    match (code.as_str(), error.is_permanent()) {
        ("421" | "530", _) => Trouble::Server(text),
        (_, true) => Trouble::Never(text),
        (_, false) => Trouble::Later(text),
    }
}

/// An error with everything beneath it, in one short line. It holds what the server said, never what was said to it.
fn cause(error: &Error) -> String {
    let mut text = error.to_string();
    let mut beneath = error.source();
    while let Some(error) = beneath {
        let more = error.to_string();
        if !text.contains(&more) {
            text = format!("{text}: {more}");
        }
        beneath = error.source();
    }
    text.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).take(LONGEST_REPLY).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_tried_for_three_days() {
        let waits: Vec<_> = (1..=6).map(|attempts| wait(attempts, SignedDuration::ZERO)).collect();
        let minutes = |minutes| Some(SignedDuration::from_mins(minutes));
        assert_eq!(waits, [minutes(1), minutes(5), minutes(15), minutes(60), minutes(240), minutes(240)]);
        assert_eq!(wait(22, TRIED), None);
        assert_eq!(wait(1, TRIED), minutes(1), "what waited for a server gets its first attempts");
    }
}
