//! Making a tried import count: one change set, so that one undo takes all of it back.

use std::sync::Arc;

use contract::{
    ChangesRequest, ErrorBody, ErrorCode, Secret,
    ipc::{ImportDone, ImportMode, ImportResult, ImportsApply, JobStep},
    password_faults,
};
use directory::{Admin, AdminId, PasswordRule};

use super::{FirstPassword, Open, Passwords, gone, plan, save::cancelled};
use crate::{
    Console,
    import::{Trial, registered},
};

/// Letters and digits that are told apart on paper.
const SIGNS: &[u8] = b"abcdefghijkmnpqrstuvwxyzACDEFGHJKLMNPQRTUVWXY34679";
/// How many of them stand between two hyphens.
const GROUP: usize = 5;
/// The fewest groups: more than 100 bits.
const GROUPS: usize = 4;
/// Who would take longer to hash than the service takes a request for.
const MOST_ADMINS: usize = 500;

impl Console {
    /// Makes a tried import count. Where it registers admins the person is first asked where their first passwords go.
    ///
    /// # Errors
    /// `import_gone`; `import_unfit` with bad rows, nothing to do or more than 500 new admins; `deletions_unconfirmed`;
    /// `cancelled`; what the service answers, or a local code. That somebody else was quicker, or that the service refuses
    /// rows, is an answer.
    pub async fn imports_apply(self: &Arc<Self>, request: ImportsApply) -> Result<ImportResult, ErrorBody> {
        let (epoch, remote) = self.remote()?;
        let mut open = self.opened(request.import)?;
        let trial = open.trial.clone().ok_or_else(gone)?;
        check(&trial, &request)?;
        let asked = open.tried.clone().ok_or_else(gone)?;
        if self.summary_revision() != Some(trial.revision()) {
            let plan = Box::new(self.try_out(open, asked).await?);
            return Ok(ImportResult::MovedOn { plan });
        }
        self.prepare_passwords(epoch, &mut open, &trial).await?;
        let job = self.begin_job()?;
        job.tell(JobStep::Applying, 0, Some(trial.set.changes.len() as u64));
        let passwords = open.passwords.clone();
        let first = passwords.iter().flat_map(|passwords| passwords.list.iter());
        let changes = ChangesRequest {
            changes: trial.set.changes.clone(),
            reason: request.reason.filter(|reason| !reason.trim().is_empty()),
            base_revision: Some(trial.revision()),
            import: trial.set.import.clone(),
            initial_passwords: first.map(|first| (first.id, first.password.clone())).collect(),
        };
        let answer = remote.changes_apply(&changes, self.ids.fresh()).await;
        drop(changes);
        let answer = self.changed(epoch, answer).await;
        drop(job);
        match answer {
            Ok(change) => {
                let passwords = match passwords {
                    None => None,
                    Some(passwords) => {
                        // What cannot be written now can be written again: the list stays until the import is closed.
                        let written = self.write_passwords(passwords.clone()).await.unwrap_or(passwords);
                        let file = written.file();
                        open.passwords = Some(written);
                        Some(file)
                    }
                };
                let counts = trial.counts();
                open.trial = None;
                if self.is_open(open.id) {
                    self.keep(open)?;
                }
                let done = ImportDone { change: change.id, revision: change.revision, counts, passwords };
                Ok(ImportResult::Applied { done })
            }
            Err(error) if error.code == ErrorCode::RevisionConflict => {
                let plan = Box::new(self.try_out(open, asked).await?);
                Ok(ImportResult::MovedOn { plan })
            }
            Err(error) if error.code == ErrorCode::ChangeRejected => {
                drop(trial);
                Ok(ImportResult::Refused { plan: Box::new(self.refused(open, &error)?) })
            }
            Err(error) => Err(error),
        }
    }

    /// Puts what the service refused to the rows it is about.
    fn refused(&self, mut open: Open, error: &ErrorBody) -> Result<contract::ipc::ImportPlan, ErrorBody> {
        let mut imports = self.imports.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let known = imports.open.as_mut().filter(|known| known.id == open.id).ok_or_else(gone)?;
        // Both hands off, so that it need not be copied unless a window is being looked at.
        open.trial = None;
        let mut trial = known.trial.take().map(Arc::unwrap_or_clone).ok_or_else(gone)?;
        trial.blame(&open.read.table, &error.rejections);
        trial.set.changes.clear();
        let plan = plan(open.id, &trial);
        open.trial = Some(Arc::new(trial));
        *known = open;
        Ok(plan)
    }

    /// Makes first passwords for new admins, once a file for them is chosen.
    async fn prepare_passwords(
        self: &Arc<Self>,
        epoch: u64,
        open: &mut Open,
        trial: &Trial,
    ) -> Result<(), ErrorBody> {
        let admins: Vec<&Admin> = registered(&trial.set.changes).collect();
        if admins.is_empty() {
            open.passwords = None;
            return Ok(());
        }
        let known: Vec<AdminId> = admins.iter().map(|admin| admin.id).collect();
        let of_these =
            |passwords: &Passwords| passwords.list.iter().map(|first| first.id).eq(known.iter().copied());
        // Asked for already, by an attempt that came to nothing because the password was asked for first.
        if open.passwords.as_ref().is_some_and(of_these) {
            return Ok(());
        }
        let rule = self.read(|replica| Some(replica.view().settings().password.clone()))?;
        let company = self.state().session.clone();
        let names: Vec<String> =
            company.map(|session| vec![session.company_code, session.company_name]).unwrap_or_default();
        let path = self.choose_passwords(epoch).await?.ok_or_else(cancelled)?;
        let list = admins.iter().map(|admin| FirstPassword {
            id: admin.id,
            account: admin.account.clone(),
            name: admin.name.clone(),
            password: first_password(&rule, admin, &names),
        });
        open.passwords = Some(Passwords { path, list: Arc::new(list.collect()), saved: false });
        self.keep(open.clone())
    }
}

/// Whether a tried import may count.
fn check(trial: &Trial, request: &ImportsApply) -> Result<(), ErrorBody> {
    let counts = trial.counts();
    let skips = request.skip_bad && trial.mode != ImportMode::Mirror;
    if trial.set.changes.is_empty() || (counts.bad > 0 && !skips) {
        return Err(ErrorBody::new(ErrorCode::ImportUnfit, "there are bad rows, or nothing to do"));
    }
    if registered(&trial.set.changes).count() > MOST_ADMINS {
        return Err(ErrorBody::new(ErrorCode::ImportUnfit, "at most 500 admins are registered at once"));
    }
    if let Some(guard) = trial.guard()
        && request.confirmed_deletions != Some(guard.delete)
    {
        return Err(ErrorBody::new(ErrorCode::DeletionsUnconfirmed, "more than a tenth would be deleted"));
    }
    Ok(())
}

/// A password that fits the company's rule and can be typed from paper.
fn first_password(rule: &PasswordRule, admin: &Admin, names: &[String]) -> Secret {
    let mut groups = GROUPS.max((rule.min_length as usize).div_ceil(GROUP + 1));
    let names: Vec<&str> = names
        .iter()
        .map(String::as_str)
        .chain([admin.account.as_str(), &admin.name, &admin.yomigana])
        .collect();
    loop {
        let parts: Vec<String> = (0..groups)
            .map(|_| (0..GROUP).map(|_| char::from(SIGNS[rand::random_range(0..SIGNS.len())])).collect())
            .collect();
        let password = Secret::new(parts.join("-"));
        // A name can turn up by chance; with ever more signs around it another attempt fits sooner or later.
        if password_faults(rule, password.expose(), &names).is_empty() || groups > 16 {
            return password;
        }
        groups += 1;
    }
}
