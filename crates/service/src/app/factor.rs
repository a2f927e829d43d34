//! The second factor: codes of an authenticator app (TOTP, RFC 6238), and recovery codes for the day when it is lost.

use contract::{ErrorCode, FactorConfirmRequest, FactorOfferView, RecoveryCodesView, Secret};
use directory::AdminId;
use jiff::Timestamp;
use rand::Rng as _;
use serde_json::json;
use totp_rs::Totp;

use super::{Actor, App, entry, secrets};
use crate::{
    error::{Failure, Outcome, blame, refuse},
    store::{Connection, audit, factors, factors::StoredFactor, tenants::Tenant},
};

/// Name of the service in authenticator apps.
const ISSUER: &str = "CloudOne";
/// Bytes of a secret, as RFC 4226 recommends.
const SECRET: usize = 20;
/// How many recovery codes there are.
const CODES: usize = 10;

/// What somebody who signs in has shown beside the password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Proof {
    /// There is no second factor.
    NoneAsked,
    /// A code of the app.
    Totp,
    /// A recovery code.
    RecoveryCode,
    /// Nothing.
    Missing,
    /// Something that does not fit, or did so before.
    Wrong,
}

impl App {
    /// Offers a second factor: it is asked for once it is confirmed.
    pub(crate) async fn factor_offer(&self, actor: &Actor) -> Outcome<FactorOfferView> {
        self.verified(actor)?;
        let tenant = &actor.tenant;
        let account = self.own_admin(actor).await?.account;
        let mut secret = [0; SECRET];
        rand::rng().fill_bytes(&mut secret);
        let sealed = self.seal.seal(&owner(tenant, actor.admin), &secret)?;
        let mut transaction = self.store.writer().await?;
        let known = factors::find(&mut transaction, tenant, actor.admin).await?;
        if known.is_some_and(|known| known.confirmed) {
            return Err(refuse(ErrorCode::FactorConflict, "there is a second factor already"));
        }
        let offer = StoredFactor { secret: sealed, confirmed: false, last_step: 0 };
        factors::put(&mut transaction, tenant, actor.admin, &offer).await?;
        transaction.commit().await?;
        let account = format!("{}/{account}", tenant.company_code).replace(':', " ");
        let totp = totp(secret.to_vec(), &account)?;
        let uri = totp.to_url().map_err(|error| Failure::Broken(format!("totp: {error}")))?;
        let secret = totp_rs::Secret::from(secret).to_base32();
        Ok(FactorOfferView { secret: Secret::new(secret), uri: Secret::new(uri) })
    }

    /// Takes up the offered second factor, once a code shows that the app has it.
    pub(crate) async fn factor_confirm(
        &self,
        actor: &Actor,
        request: FactorConfirmRequest,
    ) -> Outcome<RecoveryCodesView> {
        let (tenant, now) = (&actor.tenant, self.now());
        let mut transaction = self.store.writer().await?;
        let offer =
            factors::find(&mut transaction, tenant, actor.admin).await?.filter(|known| !known.confirmed);
        let offer = offer.ok_or_else(|| refuse(ErrorCode::FactorConflict, "no second factor is offered"))?;
        let step = self.step(tenant, actor.admin, &offer, request.otp.expose(), now)?;
        let step = step.ok_or_else(|| blame(ErrorCode::OtpWrong, "this is not the app's code", "/otp"))?;
        let factor = StoredFactor { confirmed: true, last_step: step, ..offer };
        factors::put(&mut transaction, tenant, actor.admin, &factor).await?;
        let codes = new_codes(&mut transaction, tenant, actor.admin).await?;
        audit::append(&mut transaction, tenant, &entry(actor, now, "factor.add", json!({}))).await?;
        transaction.commit().await?;
        Ok(codes)
    }

    /// Takes away one's own second factor.
    pub(crate) async fn factor_delete(&self, actor: &Actor) -> Outcome {
        self.verified(actor)?;
        let mut transaction = self.store.writer().await?;
        take_away(&mut transaction, &actor.tenant, actor.admin).await?;
        let entry = entry(actor, self.now(), "factor.remove", json!({ "admin": actor.admin }));
        audit::append(&mut transaction, &actor.tenant, &entry).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Ten new recovery codes; the old ones are dead.
    pub(crate) async fn recovery_codes(&self, actor: &Actor) -> Outcome<RecoveryCodesView> {
        self.verified(actor)?;
        if !actor.has_factor {
            return Err(refuse(ErrorCode::FactorConflict, "there is no second factor"));
        }
        let mut transaction = self.store.writer().await?;
        let codes = new_codes(&mut transaction, &actor.tenant, actor.admin).await?;
        let entry = entry(actor, self.now(), "factor.recovery_codes", json!({}));
        audit::append(&mut transaction, &actor.tenant, &entry).await?;
        transaction.commit().await?;
        Ok(codes)
    }

    /// What somebody has shown beside the password. Whatever fits is used up in this transaction.
    pub(super) async fn prove_factor(
        &self,
        connection: &mut Connection,
        tenant: &Tenant,
        admin: AdminId,
        otp: Option<&Secret>,
        now: Timestamp,
    ) -> Outcome<Proof> {
        let known = factors::find(connection, tenant, admin).await?.filter(|known| known.confirmed);
        let Some(factor) = known else { return Ok(Proof::NoneAsked) };
        let Some(otp) = otp else { return Ok(Proof::Missing) };
        if let Some(step) = self.step(tenant, admin, &factor, otp.expose(), now)? {
            factors::put(connection, tenant, admin, &StoredFactor { last_step: step, ..factor }).await?;
            return Ok(Proof::Totp);
        }
        let taken =
            factors::take_code(connection, tenant, admin, &secrets::recovery_hash(otp.expose())).await?;
        Ok(if taken { Proof::RecoveryCode } else { Proof::Wrong })
    }

    /// The time step of a code that fits and was not used before.
    fn step(
        &self,
        tenant: &Tenant,
        admin: AdminId,
        factor: &StoredFactor,
        otp: &str,
        now: Timestamp,
    ) -> Outcome<Option<u64>> {
        let digits: String = directory::fold(otp).chars().filter(|sign| !sign.is_whitespace()).collect();
        let secret = self.seal.unseal(&owner(tenant, admin), &factor.secret)?;
        let step = totp(secret, "")?.check(&digits, now.as_second().unsigned_abs());
        Ok(step.filter(|step| *step > factor.last_step))
    }
}

/// Takes a second factor away, with its recovery codes.
pub(super) async fn take_away(connection: &mut Connection, tenant: &Tenant, admin: AdminId) -> Outcome {
    if !factors::remove(connection, tenant, admin).await? {
        return Err(refuse(ErrorCode::FactorConflict, "there is no second factor"));
    }
    factors::remove_codes(connection, tenant, admin).await
}

async fn new_codes(
    connection: &mut Connection,
    tenant: &Tenant,
    admin: AdminId,
) -> Outcome<RecoveryCodesView> {
    factors::remove_codes(connection, tenant, admin).await?;
    let codes: Vec<Secret> = (0..CODES).map(|_| secrets::recovery_code()).collect();
    for code in &codes {
        factors::put_code(connection, tenant, admin, &secrets::recovery_hash(code.expose())).await?;
    }
    Ok(RecoveryCodesView { codes })
}

fn totp(secret: Vec<u8>, account: &str) -> Outcome<Totp> {
    let builder = totp_rs::Builder::new().with_secret(secret).with_issuer(Some(ISSUER));
    let builder = if account.is_empty() { builder } else { builder.with_account_name(account) };
    builder.build().map_err(|error| Failure::Broken(format!("totp: {error}")))
}

/// For whom a secret is sealed.
fn owner(tenant: &Tenant, admin: AdminId) -> String {
    format!("{}/{admin}", tenant.key())
}
