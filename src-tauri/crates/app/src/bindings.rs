//! The border in TypeScript: every type of the command table, and the table itself.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ts_rs::{Config, TS, TypeVisitor};

use crate::commands::{Command, describe};
use crate::{ErrorDto, Progress};

/// Gathers declarations.
pub struct Collector {
    config: Config,
    types: BTreeMap<String, String>,
    commands: String,
}

impl TypeVisitor for Collector {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Only declared types have a place to be written to; `string` and the like have none.
        if T::output_path().is_none() {
            return;
        }
        let name = T::ident(&self.config);
        if !self.types.contains_key(&name) {
            self.types.insert(name, T::decl(&self.config));
            T::visit_dependencies(self);
        }
    }
}

impl Collector {
    pub(crate) fn command<C: Command>(&mut self) {
        self.whole::<C::Args>();
        self.whole::<C::Result>();
        let (args, result) = (C::Args::name(&self.config), C::Result::name(&self.config));
        writeln!(self.commands, "  \"{}\": {{ args: {args}; result: {result} }};", C::NAME)
            .expect("writing to a string does not fail");
    }

    fn whole<T: TS + 'static>(&mut self) {
        self.visit::<T>();
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

/// The whole file `ui/src/lib/ipc/bindings.ts`.
#[must_use]
pub fn typescript() -> String {
    let mut collect =
        Collector { config: Config::default(), types: BTreeMap::new(), commands: String::new() };
    describe(&mut collect);
    collect.whole::<ErrorDto>();
    collect.whole::<Progress>();
    let mut out = String::from(
        "// Generated from the command table (cargo xtask bindings). Do not edit.\n\n",
    );
    for declaration in collect.types.values() {
        let line = declaration.strip_prefix("export ").unwrap_or(declaration);
        writeln!(out, "export {line}\n").expect("writing to a string does not fail");
    }
    writeln!(out, "export type Commands = {{\n{}}};", collect.commands)
        .expect("writing to a string does not fail");
    out
}
