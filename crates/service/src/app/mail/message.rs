//! A mail as it goes over the wire.

use jiff::Timestamp;
use lettre::{
    Address, Message,
    message::{
        Mailbox,
        header::{ContentType, Header, HeaderName, HeaderValue},
    },
};
use uuid::Uuid;

use super::settings::Settings;

/// Says that nobody wrote it by hand, so that nobody's absence note answers (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// Builds a mail. Its Message-ID comes from its id: one that was sent twice is known as one.
///
/// # Errors
/// A sentence: the address is none.
pub(super) fn message(
    settings: &Settings,
    id: Uuid,
    at: Timestamp,
    address: &str,
    subject: &str,
    body: &str,
) -> Result<Message, String> {
    let to: Address = address.parse().map_err(|_| format!("{address:?} is no mail address"))?;
    let mut message = Message::builder()
        .from(settings.from.clone())
        .to(Mailbox::new(None, to))
        .subject(subject)
        .message_id(Some(format!("<{id}@{}>", settings.from.email.domain())))
        .date(at.into())
        .header(AutoSubmitted)
        .header(ContentType::TEXT_PLAIN);
    if let Some(reply_to) = &settings.reply_to {
        message = message.reply_to(reply_to.clone());
    }
    message.body(body.to_owned()).map_err(|error| error.to_string())
}
