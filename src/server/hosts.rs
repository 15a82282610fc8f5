//! By which names the preview may be called. A page from elsewhere can make a browser come here
//! under a name of its own (DNS rebinding) and read what we say; so we only answer to our names.

use std::net::{IpAddr, SocketAddr};

/// The names that the preview answers to.
#[derive(Clone, Debug)]
pub(super) struct Hosts {
    names: Vec<String>,
    /// Every address of the machine: no name of somebody else's can be one.
    any_address: bool,
    port: u16,
}

/// The port that browsers leave out.
const PLAIN: u16 = 80;

impl Hosts {
    /// The names for what listens at `address`; `asked` is what it was called on the command line.
    pub(super) fn new(address: SocketAddr, asked: Option<&str>) -> Hosts {
        let ip = address.ip();
        let mut names = Vec::new();
        names.extend(asked.filter(|_| !ip.is_unspecified()).map(plain));
        if ip.is_loopback() || ip.is_unspecified() {
            names.extend(["127.0.0.1", "localhost", "[::1]"].map(str::to_owned));
        } else {
            names.push(literal(ip));
        }
        Hosts { names, any_address: ip.is_unspecified(), port: address.port() }
    }

    /// Whether `host`, as it stands in a request, is one of ours.
    pub(super) fn knows(&self, host: &str) -> bool {
        let host = host.to_ascii_lowercase();
        let (name, port) = match host.rsplit_once(':') {
            Some((name, port)) if !port.ends_with(']') => (name, port.parse().ok()),
            _ => (host.as_str(), Some(PLAIN)),
        };
        if port != Some(self.port) {
            return false;
        }
        let is_address = || {
            let inside = name.strip_prefix('[').and_then(|it| it.strip_suffix(']'));
            inside.map_or_else(
                || name.parse::<std::net::Ipv4Addr>().is_ok(),
                |it| it.parse::<std::net::Ipv6Addr>().is_ok(),
            )
        };
        self.names.iter().any(|it| it == name) || self.any_address && is_address()
    }

    /// Whether `origin` is a page of ours.
    pub(super) fn knows_origin(&self, origin: &str) -> bool {
        origin.strip_prefix("http://").is_some_and(|it| self.knows(it))
    }

    /// The address of the handbook's home, by the first of our names.
    pub(super) fn home(&self) -> String {
        url(&self.names[0], self.port)
    }
}

/// The address of what is served as `host` at `port`.
fn url(host: &str, port: u16) -> String {
    if port == PLAIN { format!("http://{host}/") } else { format!("http://{host}:{port}/") }
}

/// A host of the command line as it stands in an address.
fn plain(host: &str) -> String {
    let inside = host.trim_start_matches('[').trim_end_matches(']');
    match inside.parse::<IpAddr>() {
        Ok(ip) => literal(ip),
        Err(_) => host.to_ascii_lowercase(),
    }
}

fn literal(ip: IpAddr) -> String {
    match ip {
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => format!("[{ip}]"),
    }
}

#[cfg(test)]
mod tests {
    use super::Hosts;

    fn hosts(address: &str, asked: Option<&str>) -> Hosts {
        Hosts::new(address.parse().unwrap(), asked)
    }

    #[test]
    fn only_our_own_names_with_our_port() {
        let it = hosts("127.0.0.1:3000", None);
        assert_eq!(it.home(), "http://127.0.0.1:3000/");
        for ours in ["127.0.0.1:3000", "localhost:3000", "LOCALHOST:3000", "[::1]:3000"] {
            assert!(it.knows(ours), "{ours}");
        }
        for foreign in [
            "",
            ":3000",
            "127.0.0.1",
            "127.0.0.1:3001",
            "127.0.0.1:3000:3000",
            "127.0.0.1:+3000 ",
            "evil.example:3000",
            "localhost.evil.example:3000",
            "localhost.:3000",
            "127.0.0.1.evil.example:3000",
            "[::1]",
            "::1:3000",
            "10.0.0.1:3000",
            "user@localhost:3000",
        ] {
            assert!(!it.knows(foreign), "{foreign}");
        }
    }

    #[test]
    fn what_was_asked_for_is_a_name_too() {
        let it = hosts("192.168.1.5:80", Some("Shop.lan"));
        assert_eq!(it.home(), "http://shop.lan/");
        assert!(it.knows("shop.lan") && it.knows("192.168.1.5:80"));
        assert!(!it.knows("localhost") && !it.knows("192.168.1.6"));
    }

    #[test]
    fn on_all_addresses_every_address_is_ours_and_no_name() {
        let it = hosts("0.0.0.0:3000", Some("0.0.0.0"));
        assert_eq!(it.home(), "http://127.0.0.1:3000/");
        assert!(it.knows("192.168.1.5:3000") && it.knows("[fe80::1]:3000"));
        assert!(!it.knows("evil.example:3000") && !it.knows("1.evil:3000"));
    }

    #[test]
    fn only_pages_of_ours_are_our_origin() {
        let it = hosts("127.0.0.1:3000", None);
        assert!(it.knows_origin("http://localhost:3000"));
        for foreign in ["null", "https://localhost:3000", "http://evil.example", "file://", ""] {
            assert!(!it.knows_origin(foreign), "{foreign}");
        }
    }
}
