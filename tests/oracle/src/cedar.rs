//! The same organization in Cedar's terms. Groups, users and devices are entities below what they lie in, the whole
//! organization is the root; each grant is one `permit`; suspended admins get none.
//!
//! Cedar answers about one resource at a time, so what takes several answers is put together here: an act on a device
//! also takes `device.view` on it, and an act on an admin the same answer for everything that admin reaches.
//!
//! What does not exist is no entity and so lies in nothing; one `forbid` about everything outside the organization makes
//! ids that are only named (by a question, a grant or a device) worth nothing. Deliberately absent: a schema, which
//! would only repeat the types, and any look at the engine's indexes.

use std::collections::{HashMap, HashSet};

use cedar_policy::{
    Authorizer, Context, Decision, Entities, Entity, EntityId, EntityTypeName, EntityUid, Policy, PolicyId,
    PolicySet, Request,
};
use directory::*;

const FORBID: &str = r#"forbid(principal, action, resource) unless { resource in Organization::"whole" };"#;

/// The types' names, parsed once, and the policies already parsed: parsing is most of a world's cost.
pub(crate) struct Vocabulary {
    types: [EntityTypeName; 6],
    actions: Vec<EntityUid>,
    see: EntityUid,
    whole: EntityUid,
    parsed: HashMap<String, Policy>,
}

const TYPES: [&str; 6] = ["Organization", "Group", "User", "Device", "Admin", "Action"];

impl Vocabulary {
    pub(crate) fn new() -> Self {
        let types = TYPES.map(|name| name.parse::<EntityTypeName>().expect("a type's name"));
        let action = |name: &str| EntityUid::from_type_name_and_id(types[5].clone(), EntityId::new(name));
        Self {
            actions: CATALOGUE.iter().map(|entry| action(entry.key)).collect(),
            see: action("see"),
            whole: EntityUid::from_type_name_and_id(types[0].clone(), EntityId::new("whole")),
            parsed: HashMap::new(),
            types,
        }
    }

    /// Forgets what was parsed for the worlds before.
    pub(crate) fn clear(&mut self) {
        self.parsed.clear();
    }

    fn uid(&self, kind: usize, id: u128) -> EntityUid {
        EntityUid::from_type_name_and_id(self.types[kind].clone(), EntityId::new(id.to_string()))
    }
    fn group(&self, id: GroupId) -> EntityUid {
        self.uid(1, id.0.as_u128())
    }
    fn user(&self, id: UserId) -> EntityUid {
        self.uid(2, id.0.as_u128())
    }
    fn device(&self, id: DeviceId) -> EntityUid {
        self.uid(3, id.0.as_u128())
    }
    fn admin(&self, id: AdminId) -> EntityUid {
        self.uid(4, id.0.as_u128())
    }

    fn policy(&mut self, id: usize, text: String) -> Policy {
        let parsed = self.parsed.entry(text).or_insert_with_key(|text| {
            Policy::parse(None, text).unwrap_or_else(|error| panic!("{text}: {error}"))
        });
        parsed.new_id(PolicyId::new(id.to_string()))
    }
}

/// One state of an organization, ready to be asked about.
pub(crate) struct Cedar {
    authorizer: Authorizer,
    entities: Entities,
    policies: PolicySet,
    reach: HashMap<AdminId, Vec<EntityUid>>,
}

impl Cedar {
    pub(crate) fn new(rows: &Rows, words: &mut Vocabulary) -> Self {
        let mut texts = vec![FORBID.to_owned()];
        for admin in rows.admins.iter().filter(|admin| !admin.suspended) {
            texts.extend(admin.grants.iter().map(|grant| permit(words, admin.id, grant)));
        }
        let mut policies = PolicySet::new();
        for (id, text) in texts.into_iter().enumerate() {
            policies.add(words.policy(id, text)).expect("ids of policies are numbered");
        }
        let reach = rows.admins.iter().map(|admin| (admin.id, reach(words, admin))).collect();
        Self { authorizer: Authorizer::new(), entities: entities(rows, words), policies, reach }
    }

    pub(crate) fn may(
        &self,
        words: &Vocabulary,
        actor: AdminId,
        permission: Permission,
        target: Target,
    ) -> bool {
        let act = &words.actions[permission as usize];
        let ask = |action: &EntityUid, resource: &EntityUid| {
            self.ask(words.admin(actor), action.clone(), resource.clone())
        };
        match target {
            Target::Organization => ask(act, &words.whole),
            Target::Row(RowRef::Group(id)) => {
                let group = words.group(id);
                ask(act, &group) && ask(&words.see, &group)
            }
            Target::Row(RowRef::User(id)) => {
                let user = words.user(id);
                ask(act, &user) && ask(&words.see, &user)
            }
            Target::Row(RowRef::Device(id)) => {
                let device = words.device(id);
                ask(act, &device) && ask(&words.actions[Permission::DeviceView as usize], &device)
            }
            Target::Row(RowRef::Admin(id)) => self.reach.get(&id).is_some_and(|reach| {
                let over_all = |action: &EntityUid| reach.iter().all(|resource| ask(action, resource));
                over_all(act)
                    && (id == actor
                        || over_all(&words.actions[Permission::AdminView as usize])
                        || over_all(&words.actions[Permission::AdminManage as usize]))
            }),
            // These worlds have none: permissions over policies are asked at the places they are assigned to.
            Target::Row(_) => false,
        }
    }

    fn ask(&self, principal: EntityUid, action: EntityUid, resource: EntityUid) -> bool {
        let request = Request::new(principal, action, resource, Context::empty(), None)
            .expect("without a schema any request will do");
        let response = self.authorizer.is_authorized(&request, &self.policies, &self.entities);
        if let Some(error) = response.diagnostics().errors().next() {
            panic!("Cedar could not evaluate {request:?}: {error}");
        }
        response.decision() == Decision::Allow
    }
}

/// One grant. Whatever it permits, it also lets see what it covers; a grant of nothing lets see nothing.
fn permit(words: &Vocabulary, admin: AdminId, grant: &Grant) -> String {
    let list = |uids: Vec<String>| uids.join(", ");
    let mut actions: Vec<String> =
        grant.permissions.iter().map(|permission| words.actions[permission as usize].to_string()).collect();
    if !actions.is_empty() {
        actions.push(words.see.to_string());
    }
    let (admin, actions) = (words.admin(admin), list(actions));
    match &grant.scope {
        Scope::Organization => {
            format!("permit(principal == {admin}, action in [{actions}], resource in {});", words.whole)
        }
        Scope::Groups(groups) => {
            let groups = list(groups.iter().map(|group| words.group(*group).to_string()).collect());
            format!(
                "permit(principal == {admin}, action in [{actions}], resource) when {{ resource in [{groups}] }};"
            )
        }
    }
}

fn reach(words: &Vocabulary, admin: &Admin) -> Vec<EntityUid> {
    let mut reach = Vec::new();
    for grant in &admin.grants {
        match &grant.scope {
            Scope::Organization => return vec![words.whole.clone()],
            Scope::Groups(groups) => reach.extend(groups.iter().map(|group| words.group(*group))),
        }
    }
    if reach.is_empty() { vec![words.whole.clone()] } else { reach }
}

fn entities(rows: &Rows, words: &Vocabulary) -> Entities {
    let entity = |uid: EntityUid, parent: Option<EntityUid>| {
        Entity::new_no_attrs(uid, parent.into_iter().collect::<HashSet<_>>())
    };
    let mut entities = vec![entity(words.whole.clone(), None)];
    for group in &rows.groups {
        let parent = group.parent.map_or_else(|| words.whole.clone(), |parent| words.group(parent));
        entities.push(entity(words.group(group.id), Some(parent)));
    }
    for user in &rows.users {
        entities.push(entity(words.user(user.id), Some(words.group(user.group))));
    }
    for device in &rows.devices {
        let parent = match device.place {
            Place::Unassigned => words.whole.clone(),
            Place::Group(group) => words.group(group),
            Place::User(user) => words.user(user),
        };
        entities.push(entity(words.device(device.id), Some(parent)));
    }
    Entities::from_entities(entities, None).expect("rows have ids of their own and make no circle")
}
