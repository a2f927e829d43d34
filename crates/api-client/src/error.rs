//! What went wrong on the way, and what an answer that is not a success says.

use std::error::Error;

use contract::{ErrorBody, ErrorCode};
use reqwest::{StatusCode, header::HeaderMap};

/// A request that got no answer.
pub(crate) fn failed(error: reqwest::Error) -> ErrorBody {
    let error = error.without_url();
    let code = if untrusted(&error) {
        ErrorCode::CertificateUntrusted
    } else if error.is_decode() || error.is_builder() || error.is_redirect() {
        ErrorCode::UnexpectedAnswer
    } else {
        ErrorCode::Offline
    };
    ErrorBody::new(code, cause(&error))
}

/// An answer that is not a success: the service's own words, or what its status says where something between the
/// console and the service has answered.
pub(crate) fn refused(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> ErrorBody {
    let retry_after = headers
        .get(reqwest::header::RETRY_AFTER)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.parse().ok());
    let mut error = serde_json::from_slice::<ErrorBody>(body).unwrap_or_else(|_| {
        let code = match status {
            StatusCode::BAD_GATEWAY | StatusCode::SERVICE_UNAVAILABLE | StatusCode::GATEWAY_TIMEOUT => {
                ErrorCode::Unavailable
            }
            _ => ErrorCode::UnexpectedAnswer,
        };
        ErrorBody::new(code, format!("status {status} without an error body"))
    });
    error.retry_after = error.retry_after.or(retry_after);
    error
}

/// An answer that cannot be read. Where, not what: the answer may hold a secret.
pub(crate) fn unreadable(error: &serde_json::Error) -> ErrorBody {
    let message =
        format!("the answer has another form: {:?} at {}:{}", error.classify(), error.line(), error.column());
    ErrorBody::new(ErrorCode::UnexpectedAnswer, message)
}

/// An error with everything beneath it.
pub(crate) fn cause(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut beneath = error.source();
    while let Some(error) = beneath {
        text = format!("{text}: {error}");
        beneath = error.source();
    }
    text
}

fn untrusted(error: &(dyn Error + 'static)) -> bool {
    let mut beneath = Some(error);
    while let Some(error) = beneath {
        if matches!(error.downcast_ref(), Some(rustls::Error::InvalidCertificate(_))) {
            return true;
        }
        // An I/O error does not give what it wraps as its source, but the source of that.
        let wrapped = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
        beneath = match wrapped {
            Some(wrapped) => Some(wrapped),
            None => error.source(),
        };
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_services_own_words_come_first() {
        let body = br#"{"code":"too_many_attempts","message":"later","request_id":"r1"}"#;
        let headers = HeaderMap::from_iter([(reqwest::header::RETRY_AFTER, "7".parse().unwrap())]);
        let error = refused(StatusCode::TOO_MANY_REQUESTS, &headers, body);
        assert_eq!((error.code, error.retry_after), (ErrorCode::TooManyAttempts, Some(7)));
        assert_eq!(error.request_id, "r1");
    }

    #[test]
    fn a_proxys_page_is_not_an_answer() {
        let error = refused(StatusCode::BAD_GATEWAY, &HeaderMap::new(), b"<html>");
        assert_eq!(error.code, ErrorCode::Unavailable);
        let error = refused(StatusCode::FOUND, &HeaderMap::new(), b"<html>");
        assert_eq!(error.code, ErrorCode::UnexpectedAnswer);
    }

    #[test]
    fn certificates_are_told_from_connections() {
        let tls = rustls::Error::InvalidCertificate(rustls::CertificateError::UnknownIssuer);
        assert!(untrusted(&std::io::Error::other(std::io::Error::other(tls))));
        assert!(!untrusted(&std::io::Error::from(std::io::ErrorKind::ConnectionRefused)));
    }
}
