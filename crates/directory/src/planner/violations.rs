//! The violation policy on single devices: activating and lifting it.

use super::{Fault, Made, Planner, text::Texts};
use crate::{Change, DeviceId, Permission, PolicyFamily, PolicyOs, RejectionCode, Violation};

impl Planner<'_> {
    pub(super) fn violation_activate(&mut self, violation: &Violation) -> Made {
        let device = self.known_device(violation.device).map_err(at_device)?;
        let group = self.draft.group_of(device.place);
        self.need("/device", Permission::PolicyViolation, group)?;
        if PolicyOs::of(device.platform).family() != PolicyFamily::Smart && !self.undoing {
            return Err(vec![Fault::at("/device", RejectionCode::NotASmartDevice)]);
        }
        if self.draft.violations.get(violation.device).is_some() {
            return Err(vec![Fault::at("/device", RejectionCode::ViolationActive)]);
        }
        let mut texts = Texts::default();
        let reason = texts.filled("/reason", &violation.reason);
        texts.finish()?;
        // Nobody activates it in another's name; undoing a lift gives it back as it was.
        let by = if self.undoing { violation.by } else { self.actor };
        self.put_violation(violation.device, Some(Violation { reason, by, ..violation.clone() }))?;
        Ok(Change::ViolationLift { device: violation.device })
    }

    pub(super) fn violation_lift(&mut self, id: DeviceId) -> Made {
        let device = self.known_device(id).map_err(at_device)?;
        let group = self.draft.group_of(device.place);
        self.need("/device", Permission::PolicyViolation, group)?;
        let Some(before) = self.draft.violations.get(id).cloned() else {
            return Err(vec![Fault::at("/device", RejectionCode::NotFound)]);
        };
        self.put_violation(id, None)?;
        Ok(Change::ViolationActivate(before))
    }

    pub(super) fn put_violation(
        &mut self,
        device: DeviceId,
        after: Option<Violation>,
    ) -> Result<(), Vec<Fault>> {
        let change = self.change;
        self.draft.write(change, device, after).map_err(|(code, path)| vec![Fault::at(path, code)])
    }
}

fn at_device(faults: Vec<Fault>) -> Vec<Fault> {
    faults.into_iter().map(|fault| Fault { path: "/device".to_owned(), ..fault }).collect()
}
