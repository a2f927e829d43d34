//! What is known of notices for one session, and what the service has not heard yet.

use std::collections::BTreeMap;

use contract::{NoticeId, NoticeRead, NoticeView, ipc::NoticesState};
use directory::AdminId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{MOST, due::Shown};

/// What is held in memory and, where the session stays, on disk.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Held {
    /// Whose they are.
    admin: Option<AdminId>,
    items: Vec<NoticeView>,
    fetched_at: Option<Timestamp>,
    /// What was read here and is to be told, each with the correction that was read: a later one is unread.
    #[serde(default)]
    untold: BTreeMap<NoticeId, Option<Timestamp>>,
    #[serde(default)]
    pub(super) shown: Shown,
}

impl Held {
    pub(super) fn is_of(&self, admin: AdminId) -> bool {
        self.admin == Some(admin)
    }

    pub(super) fn items(&self) -> &[NoticeView] {
        &self.items
    }

    /// Whether the service has ever answered: before that nothing is known to be new.
    pub(super) fn was_fetched(&self) -> bool {
        self.fetched_at.is_some()
    }

    pub(super) fn shown(&self, now: Timestamp) -> NoticesState {
        NoticesState { items: self.items.clone(), fetched_at: self.fetched_at, now }
    }

    /// Takes what the service sent; whether that is something new.
    pub(super) fn take(&mut self, admin: AdminId, mut items: Vec<NoticeView>, now: Timestamp) -> bool {
        items.truncate(MOST);
        self.untold.retain(|id, correction| {
            let unread = |item: &NoticeView| item.read_at.is_none() && item.corrected_at == *correction;
            items.iter().any(|item| item.id == *id && unread(item))
        });
        for item in items.iter_mut().filter(|item| self.untold.contains_key(&item.id)) {
            let here = self.items.iter().find(|known| known.id == item.id);
            item.read_at = here.and_then(|known| known.read_at).or(Some(now));
        }
        let new = self.fetched_at.is_none() || self.items != items;
        self.admin = Some(admin);
        self.items = items;
        self.fetched_at = Some(now);
        new
    }

    /// Marks notices as read that are not yet; whether there were any.
    pub(super) fn read(&mut self, ids: &[NoticeId], now: Timestamp) -> bool {
        let mut marked = false;
        for item in &mut self.items {
            if item.read_at.is_none() && ids.contains(&item.id) {
                item.read_at = Some(now);
                self.untold.insert(item.id, item.corrected_at);
                marked = true;
            }
        }
        marked
    }

    /// What is to be told.
    pub(super) fn untold(&self) -> Vec<NoticeRead> {
        self.untold.iter().map(|(&id, &corrected_at)| NoticeRead { id, corrected_at }).collect()
    }

    /// This much has been told.
    pub(super) fn told(&mut self, items: &[NoticeRead]) {
        self.untold.retain(|&id, &mut corrected_at| !items.contains(&NoticeRead { id, corrected_at }));
    }
}

#[cfg(test)]
mod tests {
    use contract::NoticeKind;
    use uuid::Uuid;

    use super::{super::tests::notice, *};

    const ME: AdminId = AdminId(Uuid::from_u128(1));

    fn at(minute: i64) -> Timestamp {
        Timestamp::from_second(minute * 60).unwrap()
    }

    #[test]
    fn what_was_read_here_stays_read_until_it_is_told() {
        let items = vec![notice(2, NoticeKind::Information), notice(1, NoticeKind::Incident)];
        let mut held = Held::default();
        assert!(held.take(ME, items.clone(), at(1)), "the first answer is something new");
        assert!(!held.take(ME, items.clone(), at(2)));
        let id = items[0].id;
        assert!(held.read(&[id], at(3)));
        assert!(!held.read(&[id], at(4)), "twice is once");
        assert!(!held.take(ME, items.clone(), at(5)), "the service does not know it yet");
        let read = NoticeRead { id, corrected_at: None };
        assert_eq!((held.items()[0].read_at, held.untold()), (Some(at(3)), vec![read]));
        held.told(&[NoticeRead { corrected_at: Some(at(1)), ..read }]);
        assert_eq!(held.untold(), [read], "another state of it was told");
        held.told(&[read]);
        assert!(
            held.take(ME, items, at(6)),
            "it was told, and the service says otherwise: the service is right"
        );
        assert_eq!((held.items()[0].read_at, held.untold()), (None, vec![]));
    }

    #[test]
    fn a_correction_is_unread_whatever_was_read_before() {
        let mut items = vec![notice(1, NoticeKind::Maintenance)];
        let mut held = Held::default();
        held.take(ME, items.clone(), at(1));
        held.read(&[items[0].id], at(2));
        items[0].corrected_at = Some(at(3));
        assert!(held.take(ME, items, at(4)));
        assert_eq!((held.items()[0].read_at, held.untold()), (None, vec![]));
    }
}
