//! The devices whose effective policy changes would change: a window of them, and all of them as a file.

use std::sync::Arc;

use contract::{
    ErrorBody, ImpactRequest,
    ipc::{
        Delimiter, DeviceRow, Encoding, ImpactOf, ImpactRow, ImpactWindow, JobStep, PoliciesImpact,
        PoliciesImpactSave, SavedFile,
    },
};
use directory::{ChangeSet, DeviceId, Language, PolicySection, RowRef};

use super::rejected;
use crate::{
    Console, disk,
    files::{FileKind, file_name},
    jobs::{file_failed, stopped},
    replica::Replica,
    tables::TextWriter,
    windows::cut,
};

const CSV: FileKind = FileKind { name: "CSV", endings: &["csv"] };
/// The largest part that the service gives.
const PART: u32 = 10_000;
/// Rows between two looks at the watch.
const WATCHED: usize = 256;

/// A device with the keys of the sections in which a value changes.
type Impacted = (DeviceId, Vec<String>);

impl Console {
    /// A window of the devices whose effective policy changes would change.
    ///
    /// # Errors
    /// `change_rejected` for changes that cannot be made; what the service answers.
    pub async fn policies_impact(
        self: &Arc<Self>,
        request: PoliciesImpact,
    ) -> Result<ImpactWindow, ErrorBody> {
        let PoliciesImpact { of, from, count } = request;
        let (total, devices) = self.impact(of, from.saturating_add(count)).await?;
        self.read(|replica| {
            let rows = cut(&devices, from, count).iter().filter_map(|(id, sections)| {
                Some(ImpactRow { row: replica.device_row(*id)?, sections: sections.clone() })
            });
            Some(ImpactWindow { total, from, rows: rows.collect() })
        })
    }

    /// Writes the whole list to a file that the person chooses.
    ///
    /// # Errors
    /// As `policies_impact`; `file_failed`, `job_running`, `cancelled` by `jobs_cancel`.
    pub async fn policies_impact_save(
        self: &Arc<Self>,
        request: PoliciesImpactSave,
    ) -> Result<Option<SavedFile>, ErrorBody> {
        let PoliciesImpactSave { of, language, file_name: name } = request;
        let epoch = self.working()?;
        let job = self.begin_job()?;
        let (_, devices) = self.impact(of, u32::MAX).await?;
        let rows: Vec<(DeviceRow, String)> = self.read(|replica| {
            let row = |(id, keys): &Impacted| Some((replica.device_row(*id)?, sections(keys, language)));
            Some(devices.iter().filter_map(row).collect())
        })?;
        let console = Arc::clone(self);
        let saved = tokio::task::spawn_blocking(move || {
            let Some(path) = console.ask_to_save(epoch, &format!("{name}.csv"), CSV)? else {
                return Ok(None);
            };
            let written = job.watched(JobStep::Writing, Some(rows.len() as u64), |watch| {
                disk::replace_chosen(&path, |file| {
                    let mut writer = TextWriter::new(file, Encoding::Utf8Bom, Delimiter::Comma)?;
                    writer.row(headings(language))?;
                    for (index, (row, sections)) in rows.iter().enumerate() {
                        if index.is_multiple_of(WATCHED) {
                            watch.at(index as u64)?;
                        }
                        let DeviceRow { device, user_name, group_name } = row;
                        let cells = [&device.name, &device.asset_number, group_name, user_name, sections];
                        writer.row(cells.map(String::as_str))?;
                    }
                    writer.finish().map(drop)
                })
            });
            written.map_err(stopped)?;
            Ok(Some(SavedFile { file_name: file_name(&path), rows: rows.len() as u32 }))
        });
        saved.await.map_err(|error| file_failed(&std::io::Error::other(error)))?
    }

    /// How many devices there are, and at least the first so many of them: by name where the rows here tell, else by id.
    async fn impact(self: &Arc<Self>, of: ImpactOf, wanted: u32) -> Result<(u32, Vec<Impacted>), ErrorBody> {
        let changes = match of {
            ImpactOf::Changes { changes } => changes,
            ImpactOf::Planned { handle } => self.planned_changes(handle)?,
        };
        let set = ChangeSet { changes, ..ChangeSet::default() };
        if let Some(answer) = self.read(|replica| Some(replica.impact(&set)))? {
            return answer.map(|devices| (devices.len() as u32, devices));
        }
        let (epoch, remote) = self.remote()?;
        let mut request = ImpactRequest {
            changes: set.changes,
            limit: Some(wanted.clamp(1, PART)),
            ..ImpactRequest::default()
        };
        let mut devices: Vec<Impacted> = Vec::new();
        loop {
            let page = self.noted(epoch, remote.changes_plan_devices(&request).await).await?;
            devices.extend(page.items.into_iter().map(|one| (one.device, one.sections)));
            request.base_revision = Some(page.base_revision);
            request.cursor = page.next_cursor;
            if request.cursor.is_none() || devices.len() as u32 >= wanted {
                return Ok((page.devices, devices));
            }
        }
    }
}

impl Replica {
    /// `None` where the service must be asked.
    pub(super) fn impact(&self, set: &ChangeSet) -> Option<Result<Vec<Impacted>, ErrorBody>> {
        if !self.holds_all_policies() {
            return None;
        }
        let plan = match self.directory().plan(self.reader(), set) {
            Ok(plan) => plan,
            Err(rejections) => return Some(Err(rejected(rejections))),
        };
        let mut devices = self.view().impact(&plan).0;
        devices.sort_by_key(|one| (self.sort(RowRef::Device(one.device)), one.device));
        let sections = |keys: &directory::ImpactedDevice| keys.section_keys().map(str::to_owned).collect();
        Some(Ok(devices.iter().map(|one| (one.device, sections(one))).collect()))
    }
}

fn headings(language: Language) -> [&'static str; 5] {
    match language {
        Language::Ja => ["クライアント名", "資産番号", "グループ", "ユーザー", "変わる区分"],
        Language::En => ["Device", "Asset number", "Group", "User", "Sections that change"],
    }
}

/// Names of sections in a language.
fn sections(keys: &[String], language: Language) -> String {
    let names = keys.iter().map(|key| match PolicySection::find(key) {
        Some((_, section)) if language == Language::Ja => section.label.ja,
        Some((_, section)) => section.label.en,
        None => key,
    });
    names.collect::<Vec<_>>().join(match language {
        Language::Ja => "、",
        Language::En => ", ",
    })
}
