//! What decides in each group, for all groups at once: how an edit that reaches a million devices is answered without
//! asking each of them.
//!
//! Deliberately absent: another order of precedence. A group's layer is its parent's with its own assignment put on top,
//! which is [`super::resolve::ladder`] read from the bottom; a test holds both against each other.

use std::collections::HashMap;

use super::{
    Assignment, POLICY_SECTIONS, PolicyOs, PolicyTarget,
    resolve::{Decider, World, decides},
};
use crate::{DeviceId, GroupId, Place, PolicyId, UserId, directory::Tree};

/// How many sections there are.
const SECTIONS: usize = POLICY_SECTIONS.len();

/// What decides each section: [`BASE`], [`VIOLATION`], or the policy with this number.
pub(crate) type Layer = [u16; SECTIONS];
/// A bit for each section.
pub(crate) type SectionBits = u16;

const BASE: u16 = 0;
const VIOLATION: u16 = 1;
const FIRST_POLICY: u16 = 2;
/// Nothing individual anywhere.
pub(crate) const BASE_LAYER: Layer = [BASE; SECTIONS];

/// Numbers for policies, the same before and after a change set.
pub(crate) struct Numbers {
    ids: Vec<PolicyId>,
    of: HashMap<PolicyId, u16>,
}

impl Numbers {
    pub(crate) fn new(policies: impl Iterator<Item = PolicyId>) -> Self {
        let mut ids: Vec<PolicyId> = policies.collect();
        ids.sort_unstable();
        ids.dedup();
        let of = ids.iter().enumerate().map(|(at, id)| (*id, at as u16 + FIRST_POLICY)).collect();
        Self { ids, of }
    }
}

/// One world, ready for many questions.
pub(crate) struct Layers<'a, W: World> {
    world: &'a W,
    numbers: &'a Numbers,
    tree: &'a Tree,
    /// By number of a policy, the sections that it decides.
    decided: Vec<SectionBits>,
    /// By position in the tree.
    groups: Vec<Layer>,
}

impl<'a, W: World> Layers<'a, W> {
    pub(crate) fn new(
        world: &'a W,
        numbers: &'a Numbers,
        tree: &'a Tree,
        assignments: impl Iterator<Item = &'a Assignment>,
    ) -> Self {
        let bits = |id: &PolicyId| {
            world.policy(*id).map_or(0, |policy| {
                let decided = POLICY_SECTIONS.iter().enumerate();
                decided
                    .filter(|(_, section)| decides(policy, world.base_policy(), section.key).is_ok())
                    .fold(0, |bits, (at, _)| bits | 1 << at)
            })
        };
        let decided = numbers.ids.iter().map(bits).collect();
        let mut layers = Self { world, numbers, tree, decided, groups: Vec::new() };
        let mut own: HashMap<u32, PolicyId> = HashMap::new();
        own.extend(assignments.filter_map(|assignment| match assignment.target {
            PolicyTarget::Group(group) => Some((tree.position(group)?, assignment.policy)),
            PolicyTarget::User(_) | PolicyTarget::Device(_) => None,
        }));
        layers.groups.reserve(tree.len() as usize);
        for at in 0..tree.len() {
            let above = tree.parent_position(at).map_or(BASE_LAYER, |parent| layers.groups[parent as usize]);
            let layer = layers.on_top(above, own.get(&at).copied());
            layers.groups.push(layer);
        }
        layers
    }

    /// What decides for those in a group for whom nothing nearer does.
    pub(crate) fn group(&self, group: Option<GroupId>) -> Layer {
        let at = group.and_then(|group| self.tree.position(group));
        at.map_or(BASE_LAYER, |at| self.groups[at as usize])
    }

    /// What decides for one device, and where it lies.
    pub(crate) fn device(&self, id: DeviceId) -> Option<(Layer, PolicyOs, Option<GroupId>)> {
        let (place, os) = self.world.place(id)?;
        let (user, group) = match place {
            Place::Unassigned => (None, None),
            Place::Group(group) => (None, Some(group)),
            Place::User(user) => (Some(user), self.world.group_of_user(user)),
        };
        let mut layer = self.group(group);
        if let Some(user) = user {
            layer = self.of_user(layer, user);
        }
        layer = self.on_top(layer, self.world.assigned(PolicyTarget::Device(id)));
        if self.world.violation(id).is_some() {
            for (at, _) in POLICY_SECTIONS.iter().enumerate().filter(|(_, one)| one.is_of_violations()) {
                layer[at] = VIOLATION;
            }
        }
        Some((layer, os, group))
    }

    fn of_user(&self, layer: Layer, user: UserId) -> Layer {
        self.on_top(layer, self.world.assigned(PolicyTarget::User(user)))
    }

    fn on_top(&self, mut layer: Layer, policy: Option<PolicyId>) -> Layer {
        let Some(number) = policy.and_then(|policy| self.numbers.of.get(&policy).copied()) else {
            return layer;
        };
        let decided = self.decided[usize::from(number - FIRST_POLICY)];
        for (at, decider) in layer.iter_mut().enumerate() {
            if decided & 1 << at != 0 {
                *decider = number;
            }
        }
        layer
    }

    /// The value of an item where a layer says that this decides its section.
    pub(crate) fn value(&self, at: usize, index: usize, decider: u16) -> &crate::PolicyValue {
        let section = &POLICY_SECTIONS[at];
        let decider = self.decider(decider);
        decider.value(self.world.base_policy(), (at, section), (index, section.items[index].key)).0
    }

    fn decider(&self, number: u16) -> Decider<'_> {
        match number {
            BASE => Decider::Base,
            VIOLATION => Decider::Violation(self.world.violation_policy()),
            number => {
                let id = self.numbers.ids[usize::from(number - FIRST_POLICY)];
                self.world.policy(id).map_or(Decider::Base, Decider::Own)
            }
        }
    }
}

/// Tells which values differ between two worlds, and remembers what it was asked.
pub(crate) struct Difference<'a, B: World, A: World> {
    pub(crate) before: Layers<'a, B>,
    pub(crate) after: Layers<'a, A>,
    /// By section and what decides it before and after: the items that differ, a bit for each operating system.
    known: HashMap<(usize, u16, u16), u8>,
    /// The last two layers, since neighbours mostly have the same.
    last: Option<(Layer, Layer, [SectionBits; 4])>,
}

impl<'a, B: World, A: World> Difference<'a, B, A> {
    pub(crate) fn new(before: Layers<'a, B>, after: Layers<'a, A>) -> Self {
        Self { before, after, known: HashMap::new(), last: None }
    }

    /// The sections that differ between a layer before and one after, for each operating system.
    pub(crate) fn between(&mut self, before: Layer, after: Layer) -> [SectionBits; 4] {
        if let Some((then, now, bits)) = self.last
            && then == before
            && now == after
        {
            return bits;
        }
        let mut bits = [0; 4];
        for at in 0..SECTIONS {
            let systems = self.section(at, before[at], after[at]);
            for (os, bits) in bits.iter_mut().enumerate() {
                *bits |= SectionBits::from(systems >> os & 1) << at;
            }
        }
        self.last = Some((before, after, bits));
        bits
    }

    /// The sections that differ for a device that runs something else afterwards.
    pub(crate) fn across(
        &self,
        (before, then): (Layer, PolicyOs),
        (after, now): (Layer, PolicyOs),
    ) -> SectionBits {
        let mut bits = 0;
        for at in 0..SECTIONS {
            let values = |side: &dyn Fn(usize) -> crate::PolicyValue, os: PolicyOs| {
                let section = &POLICY_SECTIONS[at];
                let items = section.items.iter().enumerate().filter(|_| section.family == os.family());
                let items = items.filter(|(_, item)| item.platforms.contains(&os));
                items.map(|(index, item)| (item.key, side(index))).collect::<Vec<_>>()
            };
            let old = values(&|index| self.before.value(at, index, before[at]).clone(), then);
            let new = values(&|index| self.after.value(at, index, after[at]).clone(), now);
            bits |= SectionBits::from(old != new) << at;
        }
        bits
    }

    fn section(&mut self, at: usize, before: u16, after: u16) -> u8 {
        if let Some(known) = self.known.get(&(at, before, after)) {
            return *known;
        }
        let mut systems = 0;
        if POLICY_SECTIONS[at].is_individual() {
            for (index, item) in POLICY_SECTIONS[at].items.iter().enumerate() {
                if self.before.value(at, index, before) != self.after.value(at, index, after) {
                    systems |= item.platforms.iter().fold(0, |bits, os| bits | 1 << *os as u8);
                }
            }
        }
        self.known.insert((at, before, after), systems);
        systems
    }
}
