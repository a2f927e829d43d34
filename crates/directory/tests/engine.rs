//! The engine as its users meet it: rules one by one, and properties over random organizations.

#[path = "engine/explain.rs"]
mod explain;
#[path = "engine/fields.rs"]
mod fields;
#[path = "engine/imports.rs"]
mod imports;
#[path = "engine/naive.rs"]
mod naive;
#[path = "engine/naive_policies.rs"]
mod naive_policies;
#[path = "engine/past.rs"]
mod past;
#[path = "engine/policies.rs"]
mod policies;
#[path = "engine/policy_properties.rs"]
mod policy_properties;
#[path = "engine/policy_world.rs"]
mod policy_world;
#[path = "engine/properties.rs"]
mod properties;
#[path = "engine/rows.rs"]
mod rows;
#[path = "engine/rules.rs"]
mod rules;
#[path = "engine/sight.rs"]
mod sight;
#[path = "engine/world.rs"]
mod world;
