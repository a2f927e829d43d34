//! One's own second factor, sessions, and how others sign in: what only the service can do.

use std::sync::Arc;

use contract::{
    AdminAccess, ErrorBody, ErrorCode, FactorConfirmRequest, Secret, SessionInfo,
    ipc::{
        AdminsGet, AppState, FactorConfirm, FactorOffer, Nothing, RecoveryCodes, SessionsEnd, SessionsList,
    },
};
use qrcode::{Color, EcLevel, QrCode};

use crate::Console;

/// Light modules around a QR code, which scanners need.
const QUIET: usize = 4;

macro_rules! asks {
    ($($(#[$doc:meta])* $name:ident($remote:ident, $request:ident: $type:ty) -> $result:ty { $call:expr })*) => {
        impl Console {$(
            $(#[$doc])*
            ///
            /// # Errors
            /// What the service answers, or a local code.
            pub async fn $name(self: &Arc<Self>, $request: $type) -> Result<$result, ErrorBody> {
                let (epoch, $remote) = self.remote()?;
                let answer = $call.await;
                self.noted(epoch, answer).await.map(Into::into)
            }
        )*}
    };
}

asks! {
    /// Open sessions: one's own, or those of an admin whom one may manage.
    sessions_list(remote, request: SessionsList) -> Vec<SessionInfo> { remote.sessions_list(request.admin) }
    /// How those sign in whom one may manage, and oneself.
    admins_access(remote, _request: Nothing) -> Vec<AdminAccess> { remote.admins_access() }
    /// Ends a session.
    sessions_end(remote, request: SessionsEnd) -> Nothing { remote.sessions_end(request.id) }
    /// Ends every session of another admin.
    admins_sessions_end(remote, request: AdminsGet) -> Nothing { remote.admins_sessions_end(request.id) }
    /// Forgets the wrong passwords that have locked an account.
    admins_unlock(remote, request: AdminsGet) -> Nothing { remote.admins_unlock(request.id) }
    /// Takes away another admin's second factor.
    admins_factor_remove(remote, request: AdminsGet) -> Nothing { remote.admins_factor_remove(request.id) }
}

impl Console {
    /// The owner has read what others did to the account.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn session_notes_read(self: &Arc<Self>, _: Nothing) -> Result<AppState, ErrorBody> {
        let (epoch, remote) = self.remote()?;
        let answer = remote.session_notes_read().await;
        let session = self.noted(epoch, answer).await?;
        self.renew(epoch, session).await;
        Ok(self.shown())
    }

    /// Offers a second factor, as a QR code and to type in by hand.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn session_factor_offer(self: &Arc<Self>, _: Nothing) -> Result<FactorOffer, ErrorBody> {
        let (epoch, remote) = self.remote()?;
        let answer = remote.session_factor_offer().await;
        let offer = self.noted(epoch, answer).await?;
        let (qr, size) = drawn(offer.uri.expose())?;
        let signs: Vec<char> = offer.secret.expose().chars().collect();
        let groups: Vec<String> = signs.chunks(4).map(|group| group.iter().collect()).collect();
        Ok(FactorOffer { secret: Secret::new(groups.join(" ")), qr: Secret::new(qr), size })
    }

    /// Takes up the offered second factor; gives the recovery codes.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn session_factor_confirm(
        self: &Arc<Self>,
        request: FactorConfirm,
    ) -> Result<RecoveryCodes, ErrorBody> {
        let (epoch, remote) = self.remote()?;
        let answer = remote.session_factor_confirm(&FactorConfirmRequest { otp: request.otp }).await;
        let codes = self.noted(epoch, answer).await?.codes;
        self.look_again(epoch, &remote).await;
        Ok(RecoveryCodes { codes })
    }

    /// Takes away one's own second factor.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn session_factor_remove(self: &Arc<Self>, _: Nothing) -> Result<AppState, ErrorBody> {
        let (epoch, remote) = self.remote()?;
        let answer = remote.session_factor_remove().await;
        self.noted(epoch, answer).await?;
        self.look_again(epoch, &remote).await;
        Ok(self.shown())
    }

    /// Ten new recovery codes; the old ones are dead.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn session_recovery_codes_new(
        self: &Arc<Self>,
        _: Nothing,
    ) -> Result<RecoveryCodes, ErrorBody> {
        let (epoch, remote) = self.remote()?;
        let answer = remote.session_recovery_codes_new().await;
        self.noted(epoch, answer).await.map(|view| RecoveryCodes { codes: view.codes })
    }

    /// Takes the session as it is now. That this fails is no failure of what was done: the state follows later.
    async fn look_again(self: &Arc<Self>, epoch: u64, remote: &api_client::Session) {
        if let Ok(session) = remote.session_get().await {
            self.renew(epoch, session).await;
        }
    }
}

/// A QR code as the `d` of an SVG path, one rectangle for each run of dark modules in a row; and the width of its field.
fn drawn(text: &str) -> Result<(String, u32), ErrorBody> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M)
        .map_err(|error| ErrorBody::new(ErrorCode::UnexpectedAnswer, error.to_string()))?;
    let (width, colors) = (code.width(), code.to_colors());
    let mut path = String::new();
    for (y, row) in colors.chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|one, next| one == next) {
            if run[0] == Color::Dark {
                path += &format!("M{} {}h{}v1h-{}z", x + QUIET, y + QUIET, run.len(), run.len());
            }
            x += run.len();
        }
    }
    Ok((path, (width + 2 * QUIET) as u32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawn_code_has_every_dark_module_inside_its_field() {
        let text =
            "otpauth://totp/CloudOne:AOBA%2Fadmin?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=CloudOne";
        let (path, size) = drawn(text).unwrap();
        let code = QrCode::with_error_correction_level(text, EcLevel::M).unwrap();
        let dark = code.to_colors().into_iter().filter(|color| *color == Color::Dark).count();
        let mut drawn = 0;
        for rectangle in path.split_terminator('z') {
            let (at, run) = rectangle.strip_prefix('M').unwrap().split_once('h').unwrap();
            let (x, y) = at.split_once(' ').unwrap();
            let length: u32 = run.split('v').next().unwrap().parse().unwrap();
            let (x, y): (u32, u32) = (x.parse().unwrap(), y.parse().unwrap());
            assert!(x >= 4 && y >= 4 && x + length <= size - 4 && y < size - 4);
            drawn += length as usize;
        }
        assert_eq!(drawn, dark);
        assert_eq!(size as usize, code.width() + 8);
    }
}
