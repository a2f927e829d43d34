//! What lies in another company or outside the scope is answered, on every route and in every change, exactly as what does
//! not exist: same status, same body. Made from the OpenAPI document, so that a new route is tried without being named.

use api_client::Session;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{acts, matrix, world::World};

#[tokio::test]
async fn ids_of_others_are_as_good_as_none() {
    let world = World::make().await;
    // The group administrator and the viewer; what is out of their scope, and what is of the other company.
    let mut tried = 0;
    for kind in [2, 3] {
        // The operator's routes are nobody's here (tests/it/operators.rs).
        let of_admins = |path: &str| path.contains("{id}") && !path.starts_with("/v1/operator/");
        for (method, path) in matrix::operations().into_iter().filter(|(_, path)| of_admins(path)) {
            let session = &world.sessions[kind];
            for target in [2, 3, 4] {
                if kind == 2 && target != 4 && path.starts_with("/v1/policies/") {
                    // What a policy holds is no secret inside the company for whoever may see policies at all.
                    continue;
                }
                if target != 4 && path.starts_with("/v1/notices/") {
                    // A notice concerns the company as a whole, and everybody in it may read it.
                    continue;
                }
                let there = matrix::address(&world, &path, target).await;
                let id = there.split('/').nth(3).unwrap().split('?').next().unwrap().to_owned();
                let nowhere = there.replace(&id, &it::id().to_string());
                let (found, missing) = (
                    answer(&world, session, &method, &path, &there).await,
                    answer(&world, session, &method, &path, &nowhere).await,
                );
                assert_eq!(
                    found,
                    missing,
                    "{method} {path} tells {} apart from nothing",
                    crate::world::TARGETS[target]
                );
                assert_eq!(found.0, 404, "{method} {path}");
                tried += 1;
            }
        }
    }
    assert!(tried > 60, "{tried}");
}

/// The answer of a route at an address, without what differs in every answer.
async fn answer(world: &World, session: &Session, method: &str, path: &str, at: &str) -> (u16, Value) {
    let (status, mut body) =
        world.site.ask(&method.to_uppercase(), at, Some(session), matrix::body(method, path)).await;
    if let Some(body) = body.as_object_mut() {
        body.remove("request_id");
    }
    (status, body)
}

#[tokio::test]
async fn ids_in_queries_and_changes_too() {
    let world = World::make().await;
    let session = &world.sessions[2];
    for target in [2, 3, 4] {
        let group = world.targets[target].group;
        let own = session.session_get().await.unwrap().admin;
        for path in ["/v1/authority".to_owned(), format!("/v1/admins/{own}/authority")] {
            let at = |group: Uuid| format!("{path}?permission=device.view&group={group}");
            let there = answer(&world, session, "get", &path, &at(group.0)).await;
            assert_eq!(there, answer(&world, session, "get", &path, &at(it::id())).await);
            assert_eq!(there.0, 404);
        }
        let here = world.targets[0];
        let strange = crate::world::Target {
            group: directory::GroupId(it::id()),
            leaf: directory::GroupId(it::id()),
            user: directory::UserId(it::id()),
            device: directory::DeviceId(it::id()),
            admin: directory::AdminId(it::id()),
            policy: directory::PolicyId(it::id()),
            spare: directory::PolicyId(it::id()),
            phone: directory::DeviceId(it::id()),
            lost: directory::DeviceId(it::id()),
        };
        let there = acts::acts(&world.targets[target], &here);
        for ((name, real), (_, none)) in there.into_iter().zip(acts::acts(&strange, &here)) {
            // Policies are seen by all who see any; what else they are assigned to is not told (tests/it/policies.rs).
            let of_company = ["policy_edit", "policy_section_set", "policy_delete"];
            if target != 4 && of_company.iter().any(|one| name.starts_with(one)) {
                continue;
            }
            let plan = async |change: directory::Change| {
                let body = json!({"changes": [change]});
                let (status, body) = world.site.ask("POST", "/v1/changes/plan", Some(session), body).await;
                (status, body["rejections"].clone(), body["fields"].clone())
            };
            assert_eq!(plan(real).await, plan(none).await, "{name} at {}", crate::world::TARGETS[target]);
        }
    }
}
