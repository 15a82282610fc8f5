//! Where the preview listens: an address of this machine, and a port that is free.

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, ToSocketAddrs};

use super::hosts::Hosts;
use crate::text::Words;

/// The port that is tried first if none is asked for.
const FIRST: u16 = 3000;
/// How many ports are tried if none is asked for.
const TRIED: u16 = 50;

/// A port that is held, before anybody is let in.
#[derive(Debug)]
pub struct Door {
    pub(super) listener: TcpListener,
    pub(super) hosts: Hosts,
    address: SocketAddr,
}

/// Why there is nowhere to listen.
#[derive(Debug)]
pub enum NoDoor {
    /// The host is no name or address that this machine knows.
    UnknownHost(String),
    /// The host is another machine's.
    OtherMachine(String),
    /// Somebody else has the port.
    Taken(u16),
    /// Somebody else has each port that was tried.
    AllTaken(u16, u16),
    /// The port belongs to the administrator.
    Forbidden(u16),
    /// The system refuses for a reason of its own.
    Refused(io::Error),
}

impl Door {
    /// Listens at `host`, or to this machine alone; at `port`, or at the first that is free.
    pub fn open(host: Option<&str>, port: Option<u16>) -> Result<Door, NoDoor> {
        let ports = match port {
            Some(port) => port..=port,
            None => FIRST..=FIRST + TRIED - 1,
        };
        let (first, last) = (*ports.start(), *ports.end());
        for at in ports {
            match bind(host, at) {
                Ok(listener) => {
                    let address = listener.local_addr().map_err(NoDoor::Refused)?;
                    let hosts = Hosts::new(address, host);
                    return Ok(Door { listener, hosts, address });
                }
                Err(NoDoor::Taken(_)) if port.is_none() => {}
                Err(other) => return Err(other),
            }
        }
        Err(NoDoor::AllTaken(first, last))
    }

    /// The address of the handbook's home.
    pub fn url(&self) -> String {
        self.hosts.home()
    }

    /// Whether only this machine can come in.
    pub fn is_private(&self) -> bool {
        self.address.ip().is_loopback()
    }
}

fn bind(host: Option<&str>, port: u16) -> Result<TcpListener, NoDoor> {
    let addresses: Vec<SocketAddr> = match host {
        None => vec![(IpAddr::V4(Ipv4Addr::LOCALHOST), port).into()],
        Some(host) => {
            let name = host.trim_start_matches('[').trim_end_matches(']');
            let found = (name, port).to_socket_addrs();
            found.map_err(|_| NoDoor::UnknownHost(host.to_owned()))?.collect()
        }
    };
    let mut last = NoDoor::UnknownHost(host.unwrap_or_default().to_owned());
    for address in addresses {
        match TcpListener::bind(address) {
            Ok(listener) => return Ok(listener),
            Err(error) => last = refusal(error, host, port),
        }
    }
    Err(last)
}

fn refusal(error: io::Error, host: Option<&str>, port: u16) -> NoDoor {
    match error.kind() {
        io::ErrorKind::AddrInUse => NoDoor::Taken(port),
        io::ErrorKind::AddrNotAvailable => {
            NoDoor::OtherMachine(host.unwrap_or_default().to_owned())
        }
        io::ErrorKind::PermissionDenied => NoDoor::Forbidden(port),
        _ => NoDoor::Refused(error),
    }
}

impl NoDoor {
    /// Why, and what to do.
    pub fn words(&self) -> Words {
        match self {
            NoDoor::UnknownHost(host) => Words::new(
                format!(
                    "`{host}` is no name or address that this machine knows; leave --host out to serve to this machine alone"
                ),
                format!("本机不认识主机名或地址“{host}”；省略 --host 则只对本机开放"),
            ),
            NoDoor::OtherMachine(host) => Words::new(
                format!(
                    "`{host}` is not an address of this machine; leave --host out, or use 0.0.0.0 for all of its addresses"
                ),
                format!("“{host}”不是本机的地址；请省略 --host，或用 0.0.0.0 表示本机所有地址"),
            ),
            NoDoor::Taken(port) => Words::new(
                format!(
                    "another program uses port {port}; choose another with --port, or leave --port out and a free one is found"
                ),
                format!(
                    "端口 {port} 已被其他程序占用；请用 --port 另选一个，或省略 --port 自动选用空闲端口"
                ),
            ),
            NoDoor::AllTaken(first, last) => Words::new(
                format!(
                    "other programs use all ports from {first} to {last}; choose another with --port"
                ),
                format!("端口 {first} 至 {last} 均被其他程序占用；请用 --port 另选一个"),
            ),
            NoDoor::Forbidden(port) => Words::new(
                format!(
                    "port {port} is kept for the administrator; choose one from 1024 on, for example --port 3000"
                ),
                format!("端口 {port} 仅限管理员使用；请选择 1024 以上的端口，例如 --port 3000"),
            ),
            NoDoor::Refused(error) => Words::new(
                format!("the system does not let us listen: {error}"),
                format!("系统不允许监听端口：{error}"),
            ),
        }
    }
}
