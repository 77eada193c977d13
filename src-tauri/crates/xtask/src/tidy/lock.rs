//! The program opens no internet socket: no crate that could is among those that
//! are linked, and none gets into `Cargo.lock` unnoticed.
//!
//! `Cargo.lock` lists the crates of every platform. Tauri names an HTTP client for
//! phones, which is therefore locked but never linked here; such ways in are pinned
//! by name, and what is really linked is asked of cargo.

use super::{Findings, Violation};

/// Clients, servers and their foundations: never, by any way.
const NEVER: &[&str] = &[
    "actix-web",
    "async-h1",
    "async-io",
    "async-net",
    "async-std",
    "attohttpc",
    "awc",
    "axum",
    "curl",
    "curl-sys",
    "h2",
    "h3",
    "hyper-rustls",
    "hyper-tls",
    "isahc",
    "libp2p",
    "minreq",
    "native-tls",
    "openssl",
    "openssl-sys",
    "quinn",
    "rouille",
    "rustls",
    "smol",
    "surf",
    "tiny_http",
    "tokio-native-tls",
    "tokio-rustls",
    "tokio-tungstenite",
    "tonic",
    "trust-dns-resolver",
    "hickory-resolver",
    "tungstenite",
    "ureq",
    "warp",
    "websocket",
    "zbus",
];

/// Locked for another platform, and only through these: (crate, what may name it).
const LOCKED_ONLY: &[(&str, &[&str])] = &[
    ("reqwest", &["tauri"]),
    ("hyper", &["reqwest", "hyper-util"]),
    ("hyper-util", &["reqwest"]),
    ("http-body-util", &["reqwest", "hyper-util"]),
    ("mio", &["tokio"]),
    ("socket2", &["tokio", "hyper-util"]),
];

const RULE: &str = "socket-crate";

pub(super) fn check(path: &str, text: &str) -> Vec<Violation> {
    let mut findings = Findings::of(path);
    let mut package = "";
    for (at, line) in text.lines().enumerate() {
        if let Some(name) = line.strip_prefix("name = ") {
            package = name.trim_matches('"');
            if NEVER.contains(&package) {
                findings.add(at + 1, RULE, format!("`{package}` speaks over a network"));
            }
        } else if let Some(named) = line.strip_prefix(" \"") {
            // A dependency: "name", "name version" or "name version (source)".
            let named = named.split([' ', '"']).next().unwrap_or(named);
            let pinned = LOCKED_ONLY.iter().find(|(name, _)| *name == named);
            if let Some((name, ways)) = pinned
                && !ways.contains(&package)
            {
                findings.add(
                    at + 1,
                    RULE,
                    format!("`{name}` comes in by a new way, through `{package}`"),
                );
            }
        }
    }
    findings.found
}

/// `names`: the crates that cargo links on this platform.
pub(super) fn check_linked(names: &[String]) -> Vec<Violation> {
    let mut findings = Findings::of("Cargo.lock");
    let mut seen: Vec<&str> = names.iter().map(String::as_str).collect();
    seen.sort_unstable();
    seen.dedup();
    for name in seen {
        if NEVER.contains(&name) || LOCKED_ONLY.iter().any(|(locked, _)| *locked == name) {
            findings.add(1, RULE, format!("`{name}` is linked into the program"));
        }
    }
    findings.found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_client_in_the_lock_is_named_with_its_line() {
        let found = check("Cargo.lock", "version = 4\n\n[[package]]\nname = \"ureq\"\n");
        assert_eq!((found.len(), found[0].line), (1, 4));
    }

    #[test]
    fn the_phone_client_of_tauri_is_known_but_no_other_way_to_it() {
        let lock = |owner: &str| {
            format!("[[package]]\nname = \"{owner}\"\ndependencies = [\n \"reqwest\",\n]\n")
        };
        assert!(check("Cargo.lock", &lock("tauri")).is_empty());
        assert_eq!(check("Cargo.lock", &lock("app")).len(), 1);
        assert_eq!(check("Cargo.lock", &lock("app").replace("reqwest", "reqwest 0.13.5")).len(), 1);
    }

    #[test]
    fn what_is_locked_for_phones_may_not_be_linked_here() {
        let names = |list: &[&str]| list.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
        assert!(check_linked(&names(&["tauri", "http", "url"])).is_empty());
        assert_eq!(check_linked(&names(&["tauri", "reqwest", "reqwest"])).len(), 1);
    }
}
