//! Linux: what the desktops say on the session's bus, and logind on the system's.

use futures_util::{
    StreamExt as _,
    stream::{BoxStream, SelectAll},
};
use zbus::{Connection, MatchRule, Message, MessageStream, message::Type};

/// The interfaces under which desktops tell that their screen lock begins or ends.
const SAVERS: [&str; 4] = [
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
];

/// How many signals may wait; those beyond keep the bus waiting, not us forgetting.
const WAITING: Option<usize> = Some(8);

pub(crate) struct Source(SelectAll<BoxStream<'static, bool>>);

impl std::fmt::Debug for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Source")
    }
}

impl Source {
    pub(crate) async fn new() -> Option<Self> {
        let mut sources = SelectAll::new();
        for heard in [desktop(&mut sources).await, logind(&mut sources).await] {
            if let Err(error) = heard {
                tracing::info!(%error, "a bus does not tell of the screen lock");
            }
        }
        (!sources.is_empty()).then_some(Self(sources))
    }

    pub(crate) async fn locked(&mut self) -> Option<()> {
        while !self.0.next().await? {}
        Some(())
    }
}

async fn desktop(sources: &mut SelectAll<BoxStream<'static, bool>>) -> zbus::Result<()> {
    let bus = Connection::session().await?;
    for saver in SAVERS {
        let rule = signal(saver, "ActiveChanged")?.build();
        let heard = MessageStream::for_match_rule(rule, &bus, WAITING).await?;
        sources.push(heard.map(|message| active(message).unwrap_or(false)).boxed());
    }
    Ok(())
}

async fn logind(sources: &mut SelectAll<BoxStream<'static, bool>>) -> zbus::Result<()> {
    let Ok(session) = std::env::var("XDG_SESSION_ID") else { return Ok(()) };
    let bus = Connection::system().await?;
    let path = format!("/org/freedesktop/login1/session/{}", label(&session));
    let rule = signal("org.freedesktop.login1.Session", "Lock")?.path(path)?.build();
    sources.push(
        MessageStream::for_match_rule(rule, &bus, WAITING).await?.map(|message| message.is_ok()).boxed(),
    );
    Ok(())
}

fn signal<'a>(interface: &'a str, member: &'a str) -> zbus::Result<zbus::match_rule::Builder<'a>> {
    MatchRule::builder().msg_type(Type::Signal).interface(interface)?.member(member)
}

fn active(message: zbus::Result<Message>) -> zbus::Result<bool> {
    message?.body().deserialize()
}

/// A session's id as systemd writes it into a path (`bus_label_escape`): letters and digits as they are, but no digit
/// first, and everything else by its number.
fn label(id: &str) -> String {
    let kept = |at: usize, byte: u8| byte.is_ascii_alphabetic() || (at > 0 && byte.is_ascii_digit());
    let escaped = id
        .bytes()
        .enumerate()
        .map(|(at, byte)| if kept(at, byte) { char::from(byte).to_string() } else { format!("_{byte:02x}") });
    escaped.collect()
}

#[cfg(test)]
mod tests {
    use super::label;

    #[test]
    fn ids_are_escaped_as_systemd_does() {
        assert_eq!(["2", "c1", "42", "a-b"].map(label), ["_32", "c1", "_342", "a_2db"]);
    }
}
