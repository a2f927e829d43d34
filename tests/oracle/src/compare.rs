//! Asks all three and counts. The first disagreement ends the run with everything a person needs to judge it.

use std::{
    collections::BTreeSet,
    fmt::Write as _,
    sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed},
    time::Instant,
};

use directory::*;
use rand::{RngExt as _, SeedableRng as _, rngs::StdRng};

use crate::{
    cedar::{Cedar, Vocabulary},
    changes::{any_actor, any_set, follow},
    naive::Naive,
    world::*,
};

/// Every world is asked about as it is loaded, and again after each of three rounds of changes.
const STATES: u64 = 4;
const QUESTIONS: u64 = 250;
const DECISIONS: u64 = 500_000;
/// Worlds nobody chose: any number would do.
const SEED: u64 = 20_261_124;
const KINDS: [&str; 5] = ["organization", "group", "user", "device", "admin"];

#[derive(Clone, Debug, Default)]
struct Tally {
    allowed: [u64; 5],
    denied: [u64; 5],
    accepted: u64,
    refused: u64,
    deepest: usize,
}

impl Tally {
    fn add(mut self, other: &Self) -> Self {
        for kind in 0..KINDS.len() {
            self.allowed[kind] += other.allowed[kind];
            self.denied[kind] += other.denied[kind];
        }
        self.accepted += other.accepted;
        self.refused += other.refused;
        self.deepest = self.deepest.max(other.deepest);
        self
    }

    fn decisions(&self) -> u64 {
        self.allowed.iter().chain(&self.denied).sum()
    }
}

#[test]
fn engine_naive_model_and_cedar_agree() {
    let number = |name: &str| {
        let text = std::env::var(name).ok()?;
        Some(text.parse::<u64>().unwrap_or_else(|_| panic!("{name} is a number, not {text:?}")))
    };
    let decisions = number("ORACLE_DECISIONS");
    let processors = std::thread::available_parallelism().map_or(1, |count| count.get() as u64);
    // The ordinary test stays on one processor, as tests of other crates run beside it.
    let threads = number("ORACLE_THREADS").unwrap_or(if decisions.is_some() { processors } else { 1 });
    let seeds = number("ORACLE_SEED").map_or_else(|| vec![SEED, rand::random()], |seed| vec![seed]);
    for seed in seeds {
        let start = Instant::now();
        let tally = match run(seed, decisions.unwrap_or(DECISIONS), threads) {
            Ok(tally) => tally,
            Err(disagreement) => panic!("{disagreement}"),
        };
        let seconds = start.elapsed().as_secs_f64();
        println!(
            "seed {seed}: {} decisions by all three in {seconds:.1} s on {threads} thread(s), {:.0} a second; \
             {} change sets accepted, {} refused; groups up to {} deep",
            tally.decisions(),
            tally.decisions() as f64 / seconds,
            tally.accepted,
            tally.refused,
            tally.deepest,
        );
        judge(&tally);
    }
}

/// A run in which everything is denied, or nothing ever changes, would prove nothing.
fn judge(tally: &Tally) {
    let known = tally.decisions() >= 100_000;
    for (kind, name) in KINDS.iter().enumerate() {
        let (allowed, denied) = (tally.allowed[kind], tally.denied[kind]);
        let share = allowed as f64 / (allowed + denied).max(1) as f64;
        println!("  {name:<12} {allowed:>9} allowed {denied:>9} denied  {:>5.1} %", share * 100.0);
        assert!(!known || (0.05..0.95).contains(&share), "{name}: {share} of the decisions are allowed");
    }
    assert!(!known || tally.accepted * 2 > tally.refused, "hardly any change set is accepted");
    assert!(!known || tally.deepest >= 12, "no deep tree among them");
}

/// Worlds `seed`, `seed + 1` and so on until so many decisions are made.
fn run(seed: u64, decisions: u64, threads: u64) -> Result<Tally, String> {
    let worlds = decisions.div_ceil(STATES * QUESTIONS);
    let (next, stop) = (AtomicU64::new(0), AtomicBool::new(false));
    let work = || {
        let mut words = Vocabulary::new();
        let mut tally = Tally::default();
        while !stop.load(Relaxed) {
            let world = next.fetch_add(1, Relaxed);
            if world >= worlds {
                break;
            }
            words.clear();
            if let Err(disagreement) = live(seed.wrapping_add(world), &mut words, &mut tally) {
                stop.store(true, Relaxed);
                return Err(disagreement);
            }
        }
        Ok(tally)
    };
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..threads.max(1)).map(|_| scope.spawn(work)).collect();
        threads.into_iter().try_fold(Tally::default(), |sum, thread| {
            let tally = thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
            Ok(sum.add(&tally))
        })
    })
}

/// One organization: asked about, changed, asked about again.
fn live(seed: u64, words: &mut Vocabulary, tally: &mut Tally) -> Result<(), String> {
    let random = &mut StdRng::seed_from_u64(seed);
    let mut rows = any_world(random);
    let mut directory = Directory::load(Revision(1), rows.clone());
    for state in 0..STATES {
        if state > 0 {
            for _ in 0..random.random_range(1..8) {
                match directory.plan(any_actor(&rows, random), &any_set(&rows, random)) {
                    Ok(plan) => {
                        directory.apply(&plan);
                        follow(&mut rows, &plan.effect.rows);
                        tally.accepted += 1;
                    }
                    Err(_) => tally.refused += 1,
                }
            }
        }
        let cedar = Cedar::new(&rows, words);
        let at = |text: String| {
            format!("world {seed}, state {state}: {text}\nagain: ORACLE_SEED={seed} ORACLE_DECISIONS=1")
        };
        for _ in 0..QUESTIONS {
            let (actor, permission, target) = any_question(&rows, random);
            let naive = Naive { rows: &rows, actor };
            let answers = [
                directory.view(actor).may(permission, target),
                naive.may(permission, target),
                cedar.may(words, actor, permission, target),
            ];
            if answers != [answers[0]; 3] {
                return Err(at(disagreement(&naive, permission, target, answers)));
            }
            let counts = if answers[0] { &mut tally.allowed } else { &mut tally.denied };
            counts[kind(target)] += 1;
        }
        let there: BTreeSet<GroupId> = rows.groups.iter().map(|group| group.id).collect();
        let lost = rows.users.iter().filter(|user| !there.contains(&user.group));
        let lost: BTreeSet<RowRef> = lost.map(|user| RowRef::User(user.id)).collect();
        for admin in &rows.admins {
            let naive = Naive { rows: &rows, actor: admin.id };
            let (mut listed, expected) = (sight(&directory.view(admin.id)), naive.sight());
            // Known, and left to the engine: `View::users` lists a user of a group that does not exist to whoever sees
            // the whole organization, while `View::user` and `may` deny that user. No plan leaves such a user behind.
            listed.retain(|row| !lost.contains(row));
            if listed != expected {
                return Err(at(wrong_list(&naive, &listed, &expected)));
            }
        }
        let naive = Naive { rows: &rows, actor: a(0) };
        let deepest = rows.groups.iter().map(|group| naive.path(group.id).len()).max().unwrap_or(0);
        tally.deepest = tally.deepest.max(deepest);
    }
    Ok(())
}

/// Every row that the engine lists. Only groups come in an order of their own.
fn sight(view: &View<'_>) -> Vec<RowRef> {
    let mut groups: Vec<RowRef> = view.groups().map(|row| RowRef::Group(row.id)).collect();
    groups.sort_unstable();
    let users = view.users().map(|row| RowRef::User(row.id));
    let devices = view.devices().map(|row| RowRef::Device(row.id));
    let admins = view.admins().map(|row| RowRef::Admin(row.id));
    groups.into_iter().chain(users).chain(devices).chain(admins).collect()
}

/// Any admin, any permission (those that the admin has somewhere are drawn more often), any target, there or not.
fn any_question(rows: &Rows, random: &mut StdRng) -> (AdminId, Permission, Target) {
    let one = |count: usize, random: &mut StdRng| {
        (count > 0 && random.random_bool(0.95)).then(|| random.random_range(0..count))
    };
    let actor = one(rows.admins.len(), random).map(|at| &rows.admins[at]);
    let id = actor.map_or_else(|| a(random.random_range(0..ADMINS + 1)), |admin| admin.id);
    let held: Vec<Permission> =
        actor.iter().flat_map(|admin| &admin.grants).flat_map(|grant| grant.permissions.iter()).collect();
    let permission = match one(held.len(), random).filter(|_| random.random_bool(0.6)) {
        Some(at) => held[at],
        None => CATALOGUE[random.random_range(0..CATALOGUE.len())].permission,
    };
    let target = match random.random_range(0..11) {
        0 => Target::Organization,
        1..4 => Target::Row(RowRef::Group(
            one(rows.groups.len(), random)
                .map_or_else(|| g(random.random_range(0..GROUPS + 1)), |at| rows.groups[at].id),
        )),
        4..6 => Target::Row(RowRef::User(
            one(rows.users.len(), random)
                .map_or_else(|| u(random.random_range(0..USERS + 1)), |at| rows.users[at].id),
        )),
        6..9 => Target::Row(RowRef::Device(
            one(rows.devices.len(), random)
                .map_or_else(|| d(random.random_range(0..DEVICES + 1)), |at| rows.devices[at].id),
        )),
        _ => Target::Row(RowRef::Admin(
            one(rows.admins.len(), random)
                .map_or_else(|| a(random.random_range(0..ADMINS + 1)), |at| rows.admins[at].id),
        )),
    };
    (id, permission, target)
}

fn kind(target: Target) -> usize {
    match target {
        Target::Organization => 0,
        Target::Row(RowRef::Group(_)) => 1,
        Target::Row(RowRef::User(_)) => 2,
        Target::Row(RowRef::Device(_)) => 3,
        Target::Row(RowRef::Admin(_)) => 4,
        // These worlds have no policies.
        Target::Row(_) => 0,
    }
}

/// Who asked for what, and everything the answer depends on.
fn disagreement(naive: &Naive<'_>, permission: Permission, target: Target, answers: [bool; 3]) -> String {
    let mut text = format!(
        "{} on {}\n  engine {}, naive {}, cedar {}\n",
        permission.key(),
        name(target),
        answers[0],
        answers[1],
        answers[2]
    );
    admin_text(&mut text, "actor", naive, naive.actor);
    let mut path = |group: GroupId| {
        let path: Vec<u128> = naive.path(group).iter().map(|id| id.0.as_u128()).collect();
        _ = writeln!(text, "  group {} lies in {path:?}, from the inside out", group.0.as_u128());
    };
    match target {
        Target::Organization => {}
        Target::Row(RowRef::Group(id)) => path(id),
        Target::Row(RowRef::User(id)) => {
            naive.rows.users.iter().filter(|user| user.id == id).for_each(|user| path(user.group));
        }
        Target::Row(RowRef::Device(id)) => {
            if let Some(device) = naive.device(id) {
                if let crate::naive::Spot::Group(group) = naive.spot(device.place) {
                    path(group);
                }
                let place = match device.place {
                    Place::Unassigned => "nobody".to_owned(),
                    Place::Group(id) => name(Target::Row(RowRef::Group(id))),
                    Place::User(id) => name(Target::Row(RowRef::User(id))),
                };
                _ = writeln!(text, "  it belongs to {place}");
            }
        }
        Target::Row(RowRef::Admin(id)) => {
            for spot in naive.admin(id).map(crate::naive::reach).unwrap_or_default() {
                if let crate::naive::Spot::Group(group) = spot {
                    path(group);
                }
            }
            admin_text(&mut text, "target", naive, id);
        }
        Target::Row(_) => {}
    }
    text
}

/// What an admin's lists show too much or too little; neither, where only the order is wrong.
fn wrong_list(naive: &Naive<'_>, listed: &[RowRef], expected: &[RowRef]) -> String {
    let only = |these: &[RowRef], those: &[RowRef]| {
        let rows: Vec<String> =
            these.iter().filter(|row| !those.contains(row)).map(|row| name(Target::Row(*row))).collect();
        rows.join(", ")
    };
    let mut text = format!(
        "the lists of an admin\n  too much: {}\n  too little: {}\n",
        only(listed, expected),
        only(expected, listed)
    );
    admin_text(&mut text, "actor", naive, naive.actor);
    text
}

/// A target by the numbers that `world.rs` gave.
fn name(target: Target) -> String {
    match target {
        Target::Organization => "the organization".to_owned(),
        Target::Row(RowRef::Group(id)) => format!("group {}", id.0.as_u128()),
        Target::Row(RowRef::User(id)) => format!("user {}", id.0.as_u128() - 0x1000),
        Target::Row(RowRef::Device(id)) => format!("device {}", id.0.as_u128() - 0x2000),
        Target::Row(RowRef::Admin(id)) => format!("admin {}", id.0.as_u128() - 0x3000),
        Target::Row(_) => "a policy".to_owned(),
    }
}

fn admin_text(text: &mut String, role: &str, naive: &Naive<'_>, id: AdminId) {
    let Some(admin) = naive.admin(id) else {
        _ = writeln!(text, "  {role} {} does not exist", name(Target::Row(RowRef::Admin(id))));
        return;
    };
    let state = if admin.suspended { ", suspended" } else { "" };
    _ = writeln!(text, "  {role} {}{state}, {} grants", admin.account, admin.grants.len());
    for grant in &admin.grants {
        let keys: Vec<&str> = grant.permissions.iter().map(Permission::key).collect();
        let scope = match &grant.scope {
            Scope::Organization => "the whole organization".to_owned(),
            Scope::Groups(groups) => {
                format!("groups {:?}", groups.iter().map(|id| id.0.as_u128()).collect::<Vec<_>>())
            }
        };
        _ = writeln!(text, "    {} x {scope}", keys.join(" "));
    }
}
