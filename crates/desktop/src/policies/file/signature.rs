//! Who had a file of policies signed: the service's word is asked for while writing, and looked at while reading.

use std::sync::Arc;

use contract::{
    POLICY_FILE_DOMAIN, PolicyFileSignatureView, SigningKeyView,
    ipc::{PolicyFileSignature, PolicyFileSigner, SyncStatus},
};
use manual::{PublisherPublic, signature::bytes_of};

use super::{PolicyFile, sha256};
use crate::Console;

impl Console {
    /// The service's signature under a file, if the service can be asked.
    pub(super) async fn signed(self: &Arc<Self>, file: &PolicyFile) -> Option<PolicyFileSignatureView> {
        if self.state().sync == SyncStatus::Offline {
            return None;
        }
        let (epoch, remote) = self.service().ok()?;
        let answer = remote.policies_sign(file.content_hash()?).await;
        let answer = self.noted(epoch, answer).await;
        answer.inspect_err(|error| tracing::info!(code = error.code.text(), "a file stays unsigned")).ok()
    }

    /// Whether the file is what the service signed.
    pub(super) async fn signature_of(self: &Arc<Self>, file: &PolicyFile) -> PolicyFileSignature {
        if file.signature.is_none() {
            return PolicyFileSignature::Missing {};
        }
        let Ok((epoch, remote)) = self.service() else { return PolicyFileSignature::Unchecked {} };
        match self.noted(epoch, remote.policies_signing_key().await).await {
            Ok(SigningKeyView { key }) => file.signature(PublisherPublic::from_hex(&key)),
            Err(_) => PolicyFileSignature::Unchecked {},
        }
    }
}

impl PolicyFile {
    /// SHA-256 of what the file holds, however it is laid out.
    fn content_hash(&self) -> Option<String> {
        let Self { format, version, signature: _, schema: _, base, violation, policies } = self;
        serde_json::to_vec(&(format, version, base, violation, policies)).ok().map(|bytes| sha256(&bytes))
    }

    /// Whether the owner of a key signed this.
    fn signature(&self, key: Option<PublisherPublic>) -> PolicyFileSignature {
        let Some(claimed) = &self.signature else { return PolicyFileSignature::Missing {} };
        let claim = self.content_hash().map(|hash| claimed.claim(&hash));
        let valid = match (key, claim, bytes_of(&claimed.signature)) {
            (Some(key), Some(claim), Some(signature)) => key.verify(POLICY_FILE_DOMAIN, &claim, &signature),
            _ => false,
        };
        if !valid {
            return PolicyFileSignature::Invalid {};
        }
        let PolicyFileSignatureView { company_code, company_name, account, signed_at, .. } = claimed.clone();
        PolicyFileSignature::Valid { by: PolicyFileSigner { company_code, company_name, account, signed_at } }
    }
}
