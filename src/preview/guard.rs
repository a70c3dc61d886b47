//! Who may ask: a page of another site that runs in the same browser may not.
//!
//! A site elsewhere can let its own name point at this machine (DNS rebinding) and would then be
//! shown whatever stands here. The `Host` that a browser sends gives it away, as the `Origin` does
//! where a script asks.

use std::net::{IpAddr, SocketAddr};

/// The names under which the preview may be asked.
#[derive(Debug, Clone)]
pub(super) struct Guard {
    address: SocketAddr,
}

impl Guard {
    /// For a server that listens on `address`.
    pub(super) fn new(address: SocketAddr) -> Self {
        Self { address }
    }

    /// Whether `host`, as it stands in a request, names this server. Where it was told to listen on
    /// other addresses than that of the machine itself, any address without a name may be meant.
    pub(super) fn admits_host(&self, host: &str) -> bool {
        let (name, port) = split(host);
        if port.unwrap_or(80) != self.address.port() {
            return false;
        }
        let name = name.trim_start_matches('[').trim_end_matches(']');
        match name.parse::<IpAddr>() {
            Ok(ip) => ip.is_loopback() || !self.address.ip().is_loopback(),
            Err(_) => name.eq_ignore_ascii_case("localhost"),
        }
    }

    /// Whether `origin` is a page of this server.
    pub(super) fn admits_origin(&self, origin: &str) -> bool {
        origin.strip_prefix("http://").is_some_and(|host| self.admits_host(host))
    }
}

/// Name and port of a host; the colons of `[::1]` belong to its name.
fn split(host: &str) -> (&str, Option<u16>) {
    match host.rsplit_once(':') {
        Some((name, port)) if !port.ends_with(']') => (name, port.parse().ok().or(Some(0))),
        _ => (host, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guard(address: &str) -> Guard {
        Guard::new(address.parse().unwrap())
    }

    #[test]
    fn only_the_machine_itself_is_a_host_by_name() {
        let own = guard("127.0.0.1:4000");
        for good in ["127.0.0.1:4000", "localhost:4000", "LOCALHOST:4000", "[::1]:4000"] {
            assert!(own.admits_host(good), "{good}");
        }
        for bad in [
            "",
            "localhost",
            "localhost:80",
            "evil.example:4000",
            "127.0.0.1.evil.example:4000",
            "192.168.1.2:4000",
            "localhost:4000:4000",
            "localhost:x",
        ] {
            assert!(!own.admits_host(bad), "{bad}");
        }
        let shared = guard("0.0.0.0:4000");
        assert!(shared.admits_host("192.168.1.2:4000"));
        assert!(!shared.admits_host("evil.example:4000"));
    }

    #[test]
    fn a_page_of_another_server_is_no_origin() {
        let own = guard("127.0.0.1:4000");
        assert!(own.admits_origin("http://localhost:4000"));
        for bad in
            ["null", "https://localhost:4000", "http://evil.example:4000", "http://localhost:5000"]
        {
            assert!(!own.admits_origin(bad), "{bad}");
        }
    }
}
