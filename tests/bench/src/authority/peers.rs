//! The same organization for Cedar and for Casbin, each in the way its makers write hierarchies down.

use std::collections::{HashMap, HashSet};

use casbin::{CoreApi as _, DefaultModel, Enforcer, StringAdapter};
use cedar_policy::{
    Authorizer, Context, Decision, Entities, Entity, EntityId, EntityTypeName, EntityUid, Policy, PolicyId,
    PolicySet, Request,
};
use directory::{AdminId, CATALOGUE, Grant, Permission, Place, RowRef, Rows, Scope};
use uuid::Uuid;

use super::Question;

/// Says which part of a peer's preparation failed: without it there is no figure to print.
fn made<T, E: std::fmt::Display>(what: &str, result: Result<T, E>) -> T {
    result.unwrap_or_else(|error| unreachable!("{what}: {error}"))
}

/// Groups, users and devices as entities below what they lie in; one policy for each grant.
pub(crate) struct Cedar {
    authorizer: Authorizer,
    entities: Entities,
    policies: PolicySet,
    alone: HashMap<AdminId, PolicySet>,
    words: Words,
}

/// The names that questions are put together from.
struct Words {
    group: EntityTypeName,
    user: EntityTypeName,
    device: EntityTypeName,
    admin: EntityTypeName,
    actions: Vec<EntityUid>,
    whole: EntityUid,
}

impl Words {
    fn new() -> Self {
        let kind = |name: &str| made::<EntityTypeName, _>("a type's name", name.parse());
        let action = kind("Action");
        let uid = |kind: &EntityTypeName, id: &str| {
            EntityUid::from_type_name_and_id(kind.clone(), EntityId::new(id))
        };
        Self {
            actions: CATALOGUE.iter().map(|entry| uid(&action, entry.key)).collect(),
            whole: uid(&kind("Organization"), "whole"),
            group: kind("Group"),
            user: kind("User"),
            device: kind("Device"),
            admin: kind("Admin"),
        }
    }

    fn uid(&self, row: RowRef) -> EntityUid {
        let (kind, id): (&EntityTypeName, Uuid) = match row {
            RowRef::Group(id) => (&self.group, id.0),
            RowRef::User(id) => (&self.user, id.0),
            RowRef::Device(id) => (&self.device, id.0),
            RowRef::Admin(id) => (&self.admin, id.0),
            // The peers are asked about rows that lie in groups, and about admins.
            _ => (&self.group, Uuid::nil()),
        };
        EntityUid::from_type_name_and_id(kind.clone(), EntityId::new(id.to_string()))
    }

    fn policy(&self, id: usize, admin: AdminId, grant: &Grant) -> Policy {
        let list = |uids: Vec<String>| uids.join(", ");
        let actions = list(
            grant
                .permissions
                .iter()
                .map(|permission| self.actions[permission as usize].to_string())
                .collect(),
        );
        let admin = self.uid(RowRef::Admin(admin));
        let text = match &grant.scope {
            Scope::Organization => {
                format!("permit(principal == {admin}, action in [{actions}], resource in {});", self.whole)
            }
            Scope::Groups(groups) => {
                let groups = list(groups.iter().map(|id| self.uid(RowRef::Group(*id)).to_string()).collect());
                format!(
                    "permit(principal == {admin}, action in [{actions}], resource) when {{ resource in [{groups}] }};"
                )
            }
        };
        made("a grant", Policy::parse(Some(PolicyId::new(id.to_string())), text))
    }
}

impl Cedar {
    pub(crate) fn new(rows: &Rows) -> Self {
        let words = Words::new();
        let (mut policies, mut alone) = (PolicySet::new(), HashMap::<AdminId, PolicySet>::new());
        let grants = rows.admins.iter().flat_map(|admin| admin.grants.iter().map(|grant| (admin.id, grant)));
        for (id, (admin, grant)) in grants.enumerate() {
            let policy = words.policy(id, admin, grant);
            made("a policy", policies.add(policy.clone()));
            made("a policy", alone.entry(admin).or_default().add(policy));
        }
        let mut entities = vec![Entity::new_no_attrs(words.whole.clone(), HashSet::new())];
        let mut add = |row: RowRef, parent: Option<RowRef>| {
            let parent = parent.map_or_else(|| words.whole.clone(), |parent| words.uid(parent));
            entities.push(Entity::new_no_attrs(words.uid(row), HashSet::from([parent])));
        };
        rows.groups.iter().for_each(|row| add(RowRef::Group(row.id), row.parent.map(RowRef::Group)));
        rows.users.iter().for_each(|row| add(RowRef::User(row.id), Some(RowRef::Group(row.group))));
        for row in &rows.devices {
            let parent = match row.place {
                Place::Unassigned => None,
                Place::Group(id) => Some(RowRef::Group(id)),
                Place::User(id) => Some(RowRef::User(id)),
            };
            add(RowRef::Device(row.id), parent);
        }
        let entities = made("the entities", Entities::from_entities(entities, None));
        Self { authorizer: Authorizer::new(), entities, policies, alone, words }
    }

    /// By the policies of all admins, as they stand in one set.
    pub(crate) fn may(&self, admin: AdminId, permission: Permission, target: RowRef) -> bool {
        self.ask(&self.policies, admin, permission, target)
    }

    /// By the policies of this admin only, for a caller who keeps a set for each.
    pub(crate) fn may_alone(&self, admin: AdminId, permission: Permission, target: RowRef) -> bool {
        self.alone.get(&admin).is_some_and(|policies| self.ask(policies, admin, permission, target))
    }

    fn ask(&self, policies: &PolicySet, admin: AdminId, permission: Permission, target: RowRef) -> bool {
        let principal = self.words.uid(RowRef::Admin(admin));
        let action = self.words.actions[permission as usize].clone();
        let request = Request::new(principal, action, self.words.uid(target), Context::empty(), None);
        let request = made("a request", request);
        self.authorizer.is_authorized(&request, policies, &self.entities).decision() == Decision::Allow
    }
}

/// Groups as roles of resources (`g2`), a rule for each permission at each group of a scope. The names of groups and
/// admins are written out beforehand. Users and devices are left out: no question is about them.
pub(crate) struct Casbin {
    enforcer: Enforcer,
    names: HashMap<Uuid, String>,
}

const MODEL: &str = "
[request_definition]
r = sub, obj, act
[policy_definition]
p = sub, obj, act
[role_definition]
g = _, _
g2 = _, _
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = r.sub == p.sub && r.act == p.act && g2(r.obj, p.obj)
";
/// Name of the role above all groups.
const WHOLE: &str = "whole";

impl Casbin {
    pub(crate) async fn new(rows: &Rows) -> Self {
        let mut text = String::new();
        let mut names = HashMap::new();
        for group in &rows.groups {
            let parent = group.parent.map_or_else(|| WHOLE.to_owned(), |parent| parent.to_string());
            text += &format!("g2, {}, {parent}\n", group.id);
            names.insert(group.id.0, group.id.to_string());
        }
        for admin in &rows.admins {
            names.insert(admin.id.0, admin.id.to_string());
            for grant in &admin.grants {
                let places: Vec<String> = match &grant.scope {
                    Scope::Organization => vec![WHOLE.to_owned()],
                    Scope::Groups(groups) => groups.iter().map(ToString::to_string).collect(),
                };
                for place in places {
                    for permission in grant.permissions.iter() {
                        text += &format!("p, {}, {place}, {}\n", admin.id, permission.key());
                    }
                }
            }
        }
        let model = made("Casbin's model", DefaultModel::from_str(MODEL).await);
        let enforcer = made("Casbin", Enforcer::new(model, StringAdapter::new(text)).await);
        Self { enforcer, names }
    }

    pub(crate) fn may(&self, (admin, permission, group): Question) -> bool {
        let (admin, group) = (self.names[&admin.0].as_str(), self.names[&group.0].as_str());
        made("a decision", self.enforcer.enforce((admin, group, permission.key())))
    }
}
