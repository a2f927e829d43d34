//! DATA/mail.json: the server that takes the operator's mails. Without the file mails wait; with one that is not fit the
//! service does not start, because a slip of the pen must not silence the mail of an incident.

use std::{
    net::IpAddr,
    path::{Path, PathBuf},
};

use lettre::{
    message::Mailbox,
    transport::smtp::{
        authentication::Credentials,
        client::{Certificate, TlsParameters},
        extension::ClientId,
    },
};
use serde::Deserialize;

use crate::app::files;

const FILE: &str = "mail.json";

/// How the connection to the mail server is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Security {
    /// TLS from the first byte.
    Tls,
    /// TLS before anything is said; a server that has none is not used.
    Starttls,
    /// Not at all: for a relay on this very machine.
    None,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    host: String,
    port: u16,
    security: Security,
    user: Option<String>,
    /// From the data folder on, if it does not say otherwise.
    password_file: Option<PathBuf>,
    from: String,
    reply_to: Option<String>,
    /// Certificates, as PEM, that are trusted besides those of the system: a relay inside a house has its own authority.
    ca_file: Option<PathBuf>,
}

/// How mail is sent. Holds a password, so it has no `Debug`.
#[derive(Clone)]
pub(crate) struct Settings {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) security: Security,
    pub(super) credentials: Option<Credentials>,
    pub(super) from: Mailbox,
    pub(super) reply_to: Option<Mailbox>,
    pub(super) tls: TlsParameters,
    /// How this service names itself to the mail server.
    pub(super) hello: ClientId,
}

impl Settings {
    /// The operator's settings; `None` where there is no file.
    ///
    /// # Errors
    /// A sentence with the file, where in it something is wrong (as a JSON pointer), and what.
    pub(crate) fn load(data: &Path) -> Result<Option<Self>, String> {
        let path = data.join(FILE);
        let Some(file) = files::read::<File>(&path)? else { return Ok(None) };
        let settings =
            Self::of(file, data).map_err(|(place, what)| format!("{}: {place}: {what}", path.display()));
        settings.map(Some)
    }

    fn of(file: File, data: &Path) -> Result<Self, (&'static str, String)> {
        let fault = |place, what: &str| Err((place, what.to_owned()));
        let named = |sign: char| sign.is_ascii_alphanumeric() || ".-:".contains(sign);
        if file.host.is_empty() || file.host.len() > 253 || !file.host.chars().all(named) {
            return fault("/host", "the name or the address of a mail server is needed");
        }
        if file.port == 0 {
            return fault("/port", "a port is 1 to 65535");
        }
        let ip = file.host.parse::<IpAddr>().ok();
        let near = file.host == "localhost" || ip.is_some_and(|ip| ip.is_loopback());
        if file.security == Security::None && !near {
            return fault("/security", "without TLS mail goes to this very machine only");
        }
        let credentials = match (file.user, file.password_file) {
            (None, None) => None,
            (Some(user), Some(password)) => {
                let password = read(&data.join(password)).map_err(|what| ("/password_file", what))?;
                let password = String::from_utf8(password).unwrap_or_default();
                let password = password.trim_end_matches(['\r', '\n']);
                if password.is_empty() || password.contains(['\r', '\n', '\0']) {
                    return fault("/password_file", "the file must hold one line, the password");
                }
                Some(Credentials::new(user, password.to_owned()))
            }
            (Some(_), None) => {
                return fault("/password_file", "a user needs a password, in a file of its own");
            }
            (None, Some(_)) => return fault("/user", "a password needs a user"),
        };
        let from = mailbox(&file.from).map_err(|what| ("/from", what))?;
        let reply_to =
            file.reply_to.as_deref().map(mailbox).transpose().map_err(|what| ("/reply_to", what))?;
        let mut tls = TlsParameters::builder(file.host.clone());
        if let Some(ca) = file.ca_file {
            let pem = read(&data.join(ca)).map_err(|what| ("/ca_file", what))?;
            let certificate = Certificate::from_pem(&pem);
            let certificate = certificate.map_err(|error| ("/ca_file", error.to_string()))?;
            tls = tls.add_root_certificate(certificate);
        }
        let tls = tls.build().map_err(|error| ("/security", error.to_string()))?;
        let hello = ClientId::Domain(from.email.domain().to_owned());
        let (host, port, security) = (file.host, file.port, file.security);
        Ok(Self { host, port, security, credentials, from, reply_to, tls, hello })
    }
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    files::bytes(path, files::MOST_BYTES)?.ok_or_else(|| format!("{}: there is no such file", path.display()))
}

fn mailbox(text: &str) -> Result<Mailbox, String> {
    let fault = || format!("{text:?} is no mail address");
    let mailbox: Mailbox = text.parse().map_err(|_| fault())?;
    // Servers that take other addresses are rare, and no customer could answer there.
    if !text.chars().any(char::is_control) && mailbox.email.to_string().is_ascii() {
        Ok(mailbox)
    } else {
        Err(fault())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn with(parts: &[(&str, Value)]) -> Result<Settings, (&'static str, String)> {
        let data = std::env::temp_dir();
        let mut file = json!({
            "host": "mail.example.jp", "port": 465, "security": "tls", "from": "ISM CloudOne <noreply@example.jp>",
        });
        for (name, value) in parts {
            file[*name] = value.clone();
        }
        Settings::of(serde_json::from_value(file).unwrap(), &data)
    }

    #[test]
    fn what_is_not_fit_is_told_by_its_place() {
        assert!(with(&[]).is_ok());
        assert!(with(&[("reply_to", json!("support@example.jp"))]).is_ok());
        for host in ["localhost", "127.0.0.1", "::1"] {
            assert!(with(&[("security", json!("none")), ("host", json!(host))]).is_ok(), "{host}");
        }
        let place = |parts: &[(&str, Value)]| with(parts).err().map(|(place, _)| place);
        assert_eq!(place(&[("security", json!("none"))]), Some("/security"));
        assert_eq!(place(&[("security", json!("none")), ("host", json!("10.0.0.1"))]), Some("/security"));
        assert_eq!(
            place(&[("security", json!("none")), ("host", json!("localhost.example"))]),
            Some("/security")
        );
        assert_eq!(place(&[("host", json!(""))]), Some("/host"));
        assert_eq!(place(&[("host", json!("mail example"))]), Some("/host"));
        assert_eq!(place(&[("port", json!(0))]), Some("/port"));
        assert_eq!(place(&[("user", json!("u"))]), Some("/password_file"));
        assert_eq!(place(&[("password_file", json!("none-here"))]), Some("/user"));
        assert_eq!(
            place(&[("user", json!("u")), ("password_file", json!("none-here"))]),
            Some("/password_file")
        );
        assert_eq!(place(&[("ca_file", json!("none-here"))]), Some("/ca_file"));
        for from in ["", "nobody", "a@b\r\nBcc: c@d", "名@例.jp", "a@b, c@d"] {
            assert_eq!(place(&[("from", json!(from))]), Some("/from"), "{from:?}");
        }
    }

    #[test]
    fn what_nobody_knows_is_a_slip_of_the_pen() {
        let file = json!({"host": "h", "port": 25, "security": "tls", "from": "a@b.jp", "pasword_file": "x"});
        assert!(serde_json::from_value::<File>(file).is_err());
    }
}
