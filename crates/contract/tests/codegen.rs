//! The TypeScript of the window's half, made from the Rust types. `CODEGEN=write` (`cargo xtask codegen`) writes the
//! file; otherwise the test fails when the committed one differs.

use contract::{ipc::*, *};
use directory::*;
use ts_rs::{Config, TS};

type Declarations = std::collections::BTreeMap<String, String>;

fn declare<T: TS + 'static>(config: &Config, out: &mut Declarations) {
    struct Collect<'a>(&'a Config, &'a mut Declarations);
    impl ts_rs::TypeVisitor for Collect<'_> {
        fn visit<T: TS + 'static + ?Sized>(&mut self) {
            if T::output_path().is_some() && !self.1.contains_key(&T::ident(self.0)) {
                let docs = T::docs().unwrap_or_default();
                self.1.insert(T::ident(self.0), format!("{docs}export {}\n", T::decl(self.0)));
                T::visit_dependencies(self);
            }
            T::visit_generics(self);
        }
    }
    use ts_rs::TypeVisitor as _;
    Collect(config, out).visit::<T>();
}

#[test]
fn typescript_is_up_to_date() {
    let config = Config::new();
    let mut types = Declarations::new();
    let mut commands = String::new();
    macro_rules! each {
        ($($name:ident($request:ty) -> $result:ty;)*) => {$(
            declare::<$request>(&config, &mut types);
            declare::<$result>(&config, &mut types);
            commands += &format!("  {}: {{ request: {}; result: {} }};\n",
                stringify!($name), <$request>::name(&config), <$result>::name(&config));
        )*};
    }
    contract::for_each_command!(each);
    declare::<ConsoleEvent>(&config, &mut types);
    declare::<ErrorBody>(&config, &mut types);

    let mut text = String::from(
        "// Made by `cargo xtask codegen` from crates/contract and crates/directory. Do not edit.\n\n",
    );
    text += &types.into_values().collect::<Vec<_>>().join("\n");
    text += &format!(
        "\n/** Every command of the console: its request and its result. */\nexport type CommandMap = {{\n{commands}}};\n"
    );
    text += &format!(
        "\n/** Name of the one event that the window listens to. */\nexport const EVENT = {:?};\n",
        ipc::EVENT
    );

    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/ipc/generated.ts");
    if std::env::var("CODEGEN").as_deref() == Ok("write") {
        std::fs::create_dir_all(std::path::Path::new(path).parent().unwrap()).unwrap();
        std::fs::write(path, &text).unwrap();
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(committed == text, "ui/src/ipc/generated.ts is out of date: run `cargo xtask codegen`");
}
