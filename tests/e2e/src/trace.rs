//! Which internet addresses a program reached for, as the kernel saw it: the
//! `connect` and `bind` calls of all its processes, by strace.
//!
//! Local sockets (Unix, netlink) are no internet. Addresses of this machine itself
//! are left out too: the driver of the window speaks to it over one.

/// The addresses outside this machine in a trace, each with its port, sorted.
pub(crate) fn addresses_outside(trace: &str) -> Vec<String> {
    let mut found: Vec<String> = trace
        .lines()
        .filter(|line| line.contains("sa_family=AF_INET"))
        .filter_map(|line| {
            let address =
                between(line, "inet_addr(\"", "\"").or_else(|| between(line, "AF_INET6, \"", "\""));
            let port = between(line, "htons(", ")").unwrap_or("?");
            match address {
                Some(address) if is_this_machine(address) => None,
                Some(address) => Some(format!("{address} port {port}")),
                None => Some(line.to_owned()),
            }
        })
        .collect();
    found.sort();
    found.dedup();
    found
}

fn is_this_machine(address: &str) -> bool {
    let v4 = address.strip_prefix("::ffff:").unwrap_or(address);
    v4.starts_with("127.") || address == "::1"
}

fn between<'a>(line: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let rest = &line[line.find(before)? + before.len()..];
    rest.find(after).map(|end| &rest[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRACE: &str = r#"
101 connect(6, {sa_family=AF_UNIX, sun_path=@"/tmp/.X11-unix/X0"}, 20) = 0
101 bind(6, {sa_family=AF_NETLINK, nl_pid=0, nl_groups=0x000002}, 12) = 0
102 bind(9, {sa_family=AF_INET, sin_port=htons(4455), sin_addr=inet_addr("127.0.0.1")}, 16) = 0
102 connect(9, {sa_family=AF_INET6, sin6_port=htons(4455), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "::1", &sin6_addr), sin6_scope_id=0}, 28) = 0
"#;

    #[test]
    fn sockets_inside_this_machine_are_no_internet() {
        assert!(addresses_outside(TRACE).is_empty());
    }

    #[test]
    fn a_connection_outside_is_seen_even_when_it_fails_or_is_cut_in_two() {
        let failed = r#"7 connect(9, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("192.0.2.7")}, 16) = -1 ENETUNREACH"#;
        let cut = r#"7 connect(9, {sa_family=AF_INET6, sin6_port=htons(53), inet_pton(AF_INET6, "2001:db8::1", &sin6_addr)}, 28 <unfinished ...>"#;
        assert_eq!(
            addresses_outside(&format!("{TRACE}{failed}\n{cut}\n{failed}")),
            ["192.0.2.7 port 443", "2001:db8::1 port 53"]
        );
    }

    #[test]
    fn listening_to_the_whole_world_is_seen() {
        let listening = r#"7 bind(9, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("0.0.0.0")}, 16) = 0"#;
        assert_eq!(addresses_outside(listening), ["0.0.0.0 port 80"]);
    }
}
