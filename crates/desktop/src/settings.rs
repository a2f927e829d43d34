//! What a change of the company's settings would mean, told before it is saved.

use std::{collections::HashMap, sync::Arc};

use contract::{
    AdminAccess, ErrorBody,
    ipc::{MfaReach, Nothing, RowLabel, SettingsMfaPreview},
};
use directory::{AdminId, MfaDuty, RowRef, day_in_japan};
use jiff::civil::Date;

use crate::{Console, replica::Replica};

/// More names than this are counted.
const NAMED: usize = 8;

impl Console {
    /// Whom a duty of a second factor would reach. The engine says whom it binds; who has one only the service knows.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn settings_mfa_preview(
        self: &Arc<Self>,
        request: SettingsMfaPreview,
    ) -> Result<MfaReach, ErrorBody> {
        let access = self.admins_access(Nothing {}).await?;
        let today = day_in_japan(self.clock.now());
        self.read(|replica| Some(replica.mfa_reach(request.duty, &access, today)))
    }
}

impl Replica {
    fn mfa_reach(&self, duty: MfaDuty, access: &[AdminAccess], today: Date) -> MfaReach {
        let known: HashMap<AdminId, bool> = access.iter().map(|one| (one.admin, one.has_factor)).collect();
        let view = self.view();
        let bound: Vec<_> =
            view.admins().filter(|admin| admin.may_enter(today) && duty.binds(admin)).collect();
        let count =
            |wanted| bound.iter().filter(|admin| known.get(&admin.id).copied() == wanted).count() as u32;
        let mut missing: Vec<_> =
            bound.iter().filter(|admin| known.get(&admin.id) == Some(&false)).copied().collect();
        missing.sort_unstable_by_key(|admin| (self.sort(RowRef::Admin(admin.id)), admin.id));
        let label = |id, name: &str| RowLabel { row: RowRef::Admin(id), name: name.to_owned() };
        MfaReach {
            missing: missing.len() as u32,
            first: missing.iter().take(NAMED).map(|admin| label(admin.id, &admin.name)).collect(),
            ready: count(Some(true)),
            unknown: count(None),
            own: missing.iter().any(|admin| admin.id == self.me()),
        }
    }
}
