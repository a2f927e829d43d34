//! Policies as a JSON file: written with the schema of their sections, and read into changes. Deliberately absent: ids and
//! assignments, which mean nothing in another company. A policy is found by its name.

mod signature;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::File,
    io::{self, Read as _, Write as _},
    path::Path,
    sync::Arc,
};

use contract::{
    ErrorBody, ErrorCode, FieldError, PolicyFileSignatureView,
    ipc::{
        Nothing, PoliciesSave, PolicyFileEntry, PolicyFileSaved, PolicyFileSignature, PolicyFileTurn,
        PolicyFileView,
    },
};
use directory::{
    Change, PermitFields, Policy, PolicyId, PolicySection, PolicyValueEdits, PolicyValues, View,
    width_and_case,
};
use manual::signature::hex;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_path_to_error::Segment;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::{
    Console, disk,
    files::{FileKind, file_name},
    jobs::file_failed,
};

const JSON: FileKind = FileKind { name: "JSON", endings: &["json"] };
const FORMAT: &str = "cloudone-policies";
/// The form of the file itself.
const VERSION: u32 = 1;
/// Larger files hold something else.
const MOST_BYTES: u64 = 16 << 20;

/// What a file holds.
#[derive(Debug, Serialize, Deserialize)]
struct PolicyFile {
    format: String,
    version: u32,
    /// Who had the content signed. Neither it nor the schema is part of the content.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    signature: Option<PolicyFileSignatureView>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    schema: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    base: Option<BasePart>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    violation: Option<BTreeMap<String, PolicyValues>>,
    #[serde(default)]
    policies: Vec<PolicyPart>,
}

#[derive(Debug, Serialize, Deserialize)]
struct BasePart {
    individual_allowed: bool,
    permitted: BTreeSet<String>,
    sections: BTreeMap<String, PolicyValues>,
}

#[derive(Debug, Serialize, Deserialize)]
struct PolicyPart {
    name: String,
    #[serde(default)]
    note: String,
    own: BTreeMap<String, PolicyValues>,
}

impl Console {
    /// Writes policies to a file that the person chooses, signed by the service. Works offline, too: then it is not
    /// signed.
    ///
    /// # Errors
    /// `not_found` for a policy out of sight; `file_failed`, `locked`, `not_signed_in`, `not_ready`.
    pub async fn policies_save(
        self: &Arc<Self>,
        request: PoliciesSave,
    ) -> Result<Option<PolicyFileSaved>, ErrorBody> {
        let epoch = self.working()?;
        let name = format!("{}.json", request.file_name);
        let mut file = self.read(|replica| PolicyFile::of(&replica.view(), &request))?;
        let policies = file.policies.len() as u32 + u32::from(request.base) + u32::from(request.violation);
        let console = Arc::clone(self);
        let picked = tokio::task::spawn_blocking(move || console.ask_to_save(epoch, &name, JSON)).await;
        let picked = picked.map_err(|error| file_failed(&io::Error::other(error)))??;
        let Some(path) = picked else { return Ok(None) };
        file.signature = self.signed(&file).await;
        let signed = file.signature.is_some();
        let written = tokio::task::spawn_blocking(move || {
            let text = serde_json::to_vec_pretty(&file).map_err(io::Error::other)?;
            disk::replace_chosen(&path, |file| file.write_all(&text))?;
            Ok(PolicyFileSaved { file_name: file_name(&path), policies, sha256: sha256(&text), signed })
        });
        written.await.map_err(io::Error::other).flatten().map(Some).map_err(|error| file_failed(&error))
    }

    /// Lets the person choose a file of policies, and says what it would do here.
    ///
    /// # Errors
    /// `policy_file_unfit` with the place in the file where it is none; `file_failed`, `locked`, `not_signed_in`,
    /// `not_ready`; `not_found` where policies are out of sight.
    pub async fn policies_open(self: &Arc<Self>, _: Nothing) -> Result<Option<PolicyFileView>, ErrorBody> {
        let epoch = self.working()?;
        self.read(|replica| replica.view().base_policy().map(drop))?;
        let console = Arc::clone(self);
        let read = tokio::task::spawn_blocking(move || {
            let Some(path) = console.ask_to_open(epoch, JSON)? else { return Ok(None) };
            let bytes = load(&path).map_err(|error| file_failed(&error))?;
            Ok(Some((file_name(&path), bytes)))
        });
        let read = read.await.map_err(|error| file_failed(&io::Error::other(error)))??;
        let Some((name, bytes)) = read else { return Ok(None) };
        let file = PolicyFile::read(&bytes)?;
        let (sha256, signature) = (sha256(&bytes), self.signature_of(&file).await);
        self.read(|replica| {
            let told = Reading::new(replica.view(), &|| self.ids.fresh()).take(file)?;
            Some(Some(PolicyFileView { file_name: name, sha256, signature, ..told }))
        })
    }
}

/// One byte more than is allowed, if there are more: then it is no file of policies.
fn load(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn unfit(path: String, why: &str) -> ErrorBody {
    let fields = vec![FieldError { path, code: ErrorCode::BadRequest.text().to_owned() }];
    ErrorBody { fields, ..ErrorBody::new(ErrorCode::PolicyFileUnfit, why) }
}

impl PolicyFile {
    fn of(view: &View<'_>, request: &PoliciesSave) -> Option<Self> {
        let base = view.base_policy()?;
        let violation = view.violation_policy()?;
        let mut policies = Vec::new();
        for id in &request.ids {
            let Policy { name, note, own, .. } = view.policy(*id)?.clone();
            policies.push(PolicyPart { name, note, own });
        }
        Some(Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            signature: None,
            schema: Some(PolicySection::schema()),
            base: request.base.then(|| BasePart {
                individual_allowed: base.individual_allowed,
                permitted: base.permitted.clone(),
                sections: base.sections.clone(),
            }),
            violation: request.violation.then(|| violation.sections.clone()),
            policies,
        })
    }

    fn read(bytes: &[u8]) -> Result<Self, ErrorBody> {
        if bytes.len() as u64 > MOST_BYTES {
            return Err(unfit(String::new(), "larger than 16 MiB"));
        }
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let mut json = serde_json::Deserializer::from_slice(bytes);
        let file: Self = serde_path_to_error::deserialize(&mut json).map_err(|error| {
            let parts = error.path().iter().map(|part| match part {
                Segment::Seq { index } => format!("/{index}"),
                part => format!("/{part}"),
            });
            let path = parts.collect();
            unfit(path, &error.into_inner().to_string())
        })?;
        json.end().map_err(|error| unfit(String::new(), &error.to_string()))?;
        if file.format != FORMAT {
            return Err(unfit("/format".to_owned(), "another kind of file"));
        }
        if file.version > VERSION {
            return Err(unfit("/version".to_owned(), "written by a newer console"));
        }
        let mut names = BTreeSet::new();
        for (index, policy) in file.policies.iter().enumerate() {
            if !names.insert(width_and_case(&policy.name)) {
                return Err(unfit(format!("/policies/{index}/name"), "the same name twice"));
            }
        }
        Ok(file)
    }
}

/// A file on its way into changes.
struct Reading<'a> {
    view: View<'a>,
    fresh: &'a dyn Fn() -> Uuid,
    changes: Vec<Change>,
    unknown: BTreeSet<String>,
    locked: Vec<String>,
}

impl<'a> Reading<'a> {
    fn new(view: View<'a>, fresh: &'a dyn Fn() -> Uuid) -> Self {
        Self { view, fresh, changes: Vec::new(), unknown: BTreeSet::new(), locked: Vec::new() }
    }

    /// `None` where policies are out of sight.
    fn take(mut self, file: PolicyFile) -> Option<PolicyFileView> {
        let base = match file.base {
            // What is permitted comes first: own sections below may need it.
            Some(part) => Some(self.base(part)?),
            None => None,
        };
        let violation = match file.violation {
            Some(sections) => Some(self.violation(&sections)?),
            None => None,
        };
        let policies = file.policies.into_iter().map(|part| self.policy(part)).collect();
        let unknown = self.unknown.into_iter().collect();
        let (locked, changes) = (self.locked, self.changes);
        let (file_name, sha256) = Default::default();
        let signature = PolicyFileSignature::Missing {};
        Some(PolicyFileView {
            file_name,
            sha256,
            signature,
            base,
            violation,
            policies,
            unknown,
            locked,
            changes,
        })
    }

    fn turn(&self, before: usize) -> PolicyFileTurn {
        if self.changes.len() > before { PolicyFileTurn::Change } else { PolicyFileTurn::Unchanged }
    }

    fn base(&mut self, part: BasePart) -> Option<PolicyFileTurn> {
        let base = self.view.base_policy()?;
        let before = self.changes.len();
        let known = |key: &&String| PolicySection::find(key).is_some();
        self.unknown.extend(part.permitted.iter().filter(|key| !known(key)).cloned());
        let permitted: BTreeSet<String> = part.permitted.iter().filter(known).cloned().collect();
        let fields = PermitFields {
            individual_allowed: (base.individual_allowed != part.individual_allowed)
                .then_some(part.individual_allowed),
            permitted: (base.permitted != permitted).then_some(permitted),
        };
        if fields != PermitFields::default() {
            self.changes.push(Change::BasePolicyPermit { fields });
        }
        for (section, mut values) in self.edits(&base.sections, &part.sections) {
            let fixed = base.lock.fixed.get(&section);
            values.retain(|item, _| {
                let is_fixed = fixed.is_some_and(|fixed| fixed.contains_key(item));
                if is_fixed {
                    self.locked.push(format!("{section}.{item}"));
                }
                !is_fixed
            });
            if !values.is_empty() {
                self.changes.push(Change::BasePolicySectionSet { section, values });
            }
        }
        Some(self.turn(before))
    }

    fn violation(&mut self, sections: &BTreeMap<String, PolicyValues>) -> Option<PolicyFileTurn> {
        let now = self.view.violation_policy()?;
        let before = self.changes.len();
        for (section, values) in self.edits(&now.sections, sections) {
            self.changes.push(Change::ViolationPolicySectionSet { section, values });
        }
        Some(self.turn(before))
    }

    fn policy(&mut self, part: PolicyPart) -> PolicyFileEntry {
        let PolicyPart { name, note, own } = part;
        let own: BTreeMap<String, PolicyValues> = own
            .into_iter()
            .filter_map(|(section, values)| Some((section.clone(), self.known(&section, &values)?)))
            .collect();
        let wanted = width_and_case(&name);
        let Some(now) = self.view.policies().find(|policy| width_and_case(&policy.name) == wanted) else {
            let id = PolicyId((self.fresh)());
            self.changes.push(Change::PolicyCreate(Policy { id, name: name.clone(), note, own }));
            return PolicyFileEntry { name, turn: PolicyFileTurn::Create };
        };
        let before = self.changes.len();
        let id = now.id;
        let renamed = (now.name != name).then(|| name.clone());
        let noted = (now.note != note).then_some(note);
        if renamed.is_some() || noted.is_some() {
            self.changes.push(Change::PolicyEdit { id, name: renamed, note: noted });
        }
        for section in now.own.keys().filter(|section| PolicySection::find(section).is_some()) {
            if !own.contains_key(section) {
                self.changes.push(Change::PolicySectionSet { id, section: section.clone(), values: None });
            }
        }
        for (section, values) in own {
            let known = now.own.get(&section);
            let differs = |item: &String, value| known.is_none_or(|known| known.get(item) != Some(value));
            let edits: PolicyValueEdits = values
                .iter()
                .filter(|(item, value)| differs(item, value))
                .map(|(item, value)| (item.clone(), Some(value.clone())))
                .collect();
            if known.is_none() || !edits.is_empty() {
                self.changes.push(Change::PolicySectionSet { id, section, values: Some(edits) });
            }
        }
        PolicyFileEntry { name, turn: self.turn(before) }
    }

    /// What of a section this version knows; `None` if it does not know the section at all.
    fn known(&mut self, section: &str, values: &PolicyValues) -> Option<PolicyValues> {
        let Some((_, known)) = PolicySection::find(section) else {
            self.unknown.insert(section.to_owned());
            return None;
        };
        let is_known = |item: &str| known.items.iter().any(|one| one.key == item);
        let newer = values.keys().filter(|item| !is_known(item));
        self.unknown.extend(newer.map(|item| format!("{section}.{item}")));
        let values = values.iter().filter(|(item, _)| is_known(item));
        Some(values.map(|(item, value)| (item.clone(), value.clone())).collect())
    }

    /// Edits that make values those of a file: what it does not hold goes back to the default.
    fn edits(
        &mut self,
        now: &BTreeMap<String, PolicyValues>,
        file: &BTreeMap<String, PolicyValues>,
    ) -> Vec<(String, PolicyValueEdits)> {
        let none = PolicyValues::new();
        let sections: BTreeSet<&String> = now.keys().chain(file.keys()).collect();
        let mut edits = Vec::new();
        for section in sections {
            let Some(wanted) = self.known(section, file.get(section).unwrap_or(&none)) else { continue };
            let Some((_, known)) = PolicySection::find(section) else { continue };
            let now = now.get(section).unwrap_or(&none);
            let items = known.items.iter().map(|item| item.key);
            let values: PolicyValueEdits = items
                .filter(|item| now.get(*item) != wanted.get(*item))
                .map(|item| (item.to_owned(), wanted.get(item).cloned()))
                .collect();
            if !values.is_empty() {
                edits.push((section.clone(), values));
            }
        }
        edits
    }
}

#[cfg(test)]
mod tests;
