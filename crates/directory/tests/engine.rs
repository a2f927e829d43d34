//! The engine as its users meet it: rules one by one, and properties over random organizations.

#[path = "engine/explain.rs"]
mod explain;
#[path = "engine/fields.rs"]
mod fields;
#[path = "engine/naive.rs"]
mod naive;
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
