//! Reading the command line.

use std::collections::BTreeMap;
use std::ffi::OsString;

use lexopt::Arg;

use crate::say::sentence;

/// What is wrong with a command line, in words.
#[derive(Debug, PartialEq, Eq)]
pub struct Wrong(pub String);

/// A command line as typed: which options a command takes is in [`COMMANDS`].
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Arguments {
    /// The command.
    pub command: String,
    /// Files.
    pub files: Vec<String>,
    /// Options with their values; flags have an empty one.
    pub options: BTreeMap<String, String>,
    /// Only asked how to use it.
    pub help: bool,
}

/// One command: how many files it takes, its options, those it cannot do without, its flags.
struct Command {
    name: &'static str,
    files: std::ops::RangeInclusive<usize>,
    missing: &'static str,
    options: &'static [&'static str],
    needs: &'static [&'static str],
    flags: &'static [&'static str],
}

const ONE: std::ops::RangeInclusive<usize> = 1..=1;

const COMMANDS: &[Command] = &[
    Command {
        name: "new",
        files: ONE,
        missing: "usage.workplace",
        options: &["unit", "district", "year"],
        needs: &["year"],
        flags: &[],
    },
    Command {
        name: "import",
        files: ONE,
        missing: "usage.file",
        options: &["into"],
        needs: &["into"],
        flags: &["dry-run"],
    },
    Command {
        name: "list",
        files: ONE,
        missing: "usage.workplace",
        options: &["search"],
        needs: &[],
        flags: &[],
    },
    Command {
        name: "draft",
        files: ONE,
        missing: "usage.workplace",
        options: &[],
        needs: &[],
        flags: &["suggest", "accept"],
    },
    Command {
        name: "check",
        files: ONE,
        missing: "usage.workplace",
        options: &[],
        needs: &[],
        flags: &[],
    },
    Command {
        name: "pdf",
        files: ONE,
        missing: "usage.workplace",
        options: &["out", "paper"],
        needs: &["out"],
        flags: &[],
    },
    Command {
        name: "copy",
        files: ONE,
        missing: "usage.workplace",
        options: &["out", "paper"],
        needs: &["out"],
        flags: &[],
    },
    Command {
        name: "sheets",
        files: ONE,
        missing: "usage.workplace",
        options: &["kind", "out", "hamlet", "organisation", "helper"],
        needs: &["kind", "out"],
        flags: &["each", "personal", "replace"],
    },
    Command {
        name: "freeze",
        files: ONE,
        missing: "usage.workplace",
        options: &[],
        needs: &[],
        flags: &[],
    },
    Command {
        name: "key",
        files: ONE,
        missing: "usage.workplace",
        options: &["out"],
        needs: &["out"],
        flags: &[],
    },
    Command {
        name: "submit",
        files: ONE,
        missing: "usage.workplace",
        options: &["to", "out", "words"],
        needs: &["out"],
        flags: &[],
    },
    Command {
        name: "versions",
        files: ONE,
        missing: "usage.workplace",
        options: &[],
        needs: &[],
        flags: &[],
    },
    Command {
        name: "inspect",
        files: ONE,
        missing: "usage.file",
        options: &[],
        needs: &[],
        flags: &[],
    },
    Command {
        name: "enrol",
        files: ONE,
        missing: "usage.file",
        options: &["into", "words"],
        needs: &["into", "words"],
        flags: &[],
    },
    Command {
        name: "receive",
        files: 1..=10_000,
        missing: "usage.file",
        options: &["into"],
        needs: &["into"],
        flags: &[],
    },
    Command {
        name: "totals",
        files: ONE,
        missing: "usage.workplace",
        options: &[],
        needs: &[],
        flags: &[],
    },
    Command {
        name: "assign",
        files: ONE,
        missing: "usage.workplace",
        options: &["out", "sheet", "unit"],
        needs: &["out"],
        flags: &[],
    },
    Command {
        name: "merge",
        files: ONE,
        missing: "usage.workplace",
        options: &["into"],
        needs: &["into"],
        flags: &["preview"],
    },
    Command {
        name: "demo",
        files: 0..=0,
        missing: "usage.file",
        options: &["out"],
        needs: &["out"],
        flags: &[],
    },
];

impl Arguments {
    /// Reads the words after the program's name.
    pub fn parse(words: impl IntoIterator<Item = OsString>) -> Result<Self, Wrong> {
        let mut parser = lexopt::Parser::from_args(words);
        let mut arguments = Self::default();
        let mut known: Option<&Command> = None;
        while let Some(word) = parser.next().map_err(|_| Wrong(sentence("usage.not_text", &[])))? {
            match word {
                Arg::Long("help") | Arg::Short('h') => arguments.help = true,
                Arg::Long("json") => {
                    arguments.options.insert("json".to_owned(), String::new());
                }
                Arg::Long(option) => {
                    let option = option.to_owned();
                    let command = known.ok_or_else(|| unknown_option("bv", &option))?;
                    if command.flags.contains(&option.as_str()) {
                        arguments.options.insert(option, String::new());
                    } else if command.options.contains(&option.as_str()) {
                        let value = parser.value().ok().and_then(|value| value.into_string().ok());
                        let value = value.ok_or_else(|| {
                            Wrong(sentence("usage.missing_value", &[("option", &option)]))
                        })?;
                        arguments.options.insert(option, value);
                    } else {
                        return Err(unknown_option(command.name, &option));
                    }
                }
                Arg::Short(letter) => {
                    return Err(unknown_option(&arguments.command, &letter.to_string()));
                }
                Arg::Value(value) => {
                    let value =
                        value.into_string().map_err(|_| Wrong(sentence("usage.not_text", &[])))?;
                    if known.is_none() {
                        let found = COMMANDS.iter().find(|command| command.name == value);
                        known = Some(found.ok_or_else(|| {
                            Wrong(sentence("usage.unknown_command", &[("command", &value)]))
                        })?);
                        arguments.command = value;
                    } else {
                        arguments.files.push(value);
                    }
                }
            }
        }
        match known {
            None => arguments.help = true,
            Some(command) if !arguments.help => arguments.check(command)?,
            Some(_) => {}
        }
        Ok(arguments)
    }

    fn check(&self, command: &Command) -> Result<(), Wrong> {
        if self.files.len() < *command.files.start() {
            return Err(self.missing(&sentence(command.missing, &[])));
        }
        for option in command.needs {
            self.need(option)?;
        }
        match self.files.get(*command.files.end()) {
            Some(file) => {
                let args: &[(&str, &dyn std::fmt::Display)] =
                    &[("command", &self.command), ("what", file)];
                Err(Wrong(sentence("usage.too_many", args)))
            }
            None => Ok(()),
        }
    }

    /// Was the flag or option given?
    pub fn has(&self, option: &str) -> bool {
        self.options.contains_key(option)
    }

    /// The value of an option that the command cannot do without.
    pub fn need(&self, option: &str) -> Result<&str, Wrong> {
        let what = match option {
            "words" => sentence("usage.words", &[]),
            other => format!("--{other}"),
        };
        self.options.get(option).map(String::as_str).ok_or_else(|| self.missing(&what))
    }

    /// The file that the command is about.
    pub fn file(&self) -> &str {
        self.files.first().map_or("", String::as_str)
    }

    fn missing(&self, what: &str) -> Wrong {
        Wrong(sentence("usage.missing", &[("command", &self.command), ("what", &what)]))
    }
}

fn unknown_option(command: &str, option: &str) -> Wrong {
    let option = format!("--{option}");
    Wrong(sentence("usage.unknown_option", &[("command", &command), ("option", &option)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Arguments, Wrong> {
        Arguments::parse(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn files_options_and_flags_are_told_apart() {
        let read = parse("import LIST.xlsx --into W.benvung --dry-run --json").unwrap();
        assert_eq!((read.command.as_str(), read.file()), ("import", "LIST.xlsx"));
        assert_eq!(read.need("into"), Ok("W.benvung"));
        assert!(read.has("dry-run") && read.has("json"));
    }

    #[test]
    fn wrong_usage_names_what_is_wrong() {
        let wrong = |line: &str| parse(line).unwrap_err().0;
        assert!(wrong("lis W").contains("«lis»"));
        assert!(wrong("list W --into X").contains("--into"));
        assert!(wrong("list").contains("«list» thiếu"));
        assert!(wrong("list W X").contains("«X»"));
        assert!(wrong("pdf W --out").contains("«out»"));
        assert!(wrong("pdf W").contains("--out"));
    }
}
