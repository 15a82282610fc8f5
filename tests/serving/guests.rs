//! Guests without manners: huge, slow, many, or talking nonsense. The program lives through them.

use std::io::{Read, Write};
use std::net::TcpStream;

use super::program::Program;

#[test]
fn large_heads_are_refused() {
    let mut program = Program::new();
    let host = program.address;
    let long = "a".repeat(1 << 20);
    let many = "X-A: b\r\n".repeat(5_000);
    for request in [
        format!("GET / HTTP/1.1\r\nHost: {host}\r\nX-A: {long}\r\n\r\n"),
        format!("GET /{long} HTTP/1.1\r\nHost: {host}\r\n\r\n"),
        format!("GET / HTTP/1.1\r\nHost: {host}\r\n{many}\r\n"),
        format!("{long} / HTTP/1.1\r\nHost: {host}\r\n\r\n"),
        long.clone(),
    ] {
        let answer = program.say(request.as_bytes());
        let status = answer.split(' ').nth(1).unwrap_or_default();
        assert!(["", "400", "414", "431"].contains(&status), "{answer}");
    }
    program.lives();
}

#[test]
fn nonsense_is_refused() {
    let mut program = Program::new();
    let host = program.address;
    let tls: &[u8] = b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\x00\x00\x00\x00\r\n\r\n";
    let smuggled = format!(
        "POST / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    );
    let twice =
        format!("GET / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n");
    for bytes in [
        tls,
        b"\0\0\0\0\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /\r\n\r\n",
        b"\r\n\r\n\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        smuggled.as_bytes(),
        twice.as_bytes(),
    ] {
        let mut stream = program.connect();
        let _ = stream.write_all(bytes);
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let mut answer = String::new();
        let _ = stream.read_to_string(&mut answer);
        assert!(!answer.contains("To the first text."), "{answer}");
    }
    program.lives();
}

#[test]
fn those_who_say_nothing_keep_nobody_out_for_long() {
    let mut program = Program::new();
    let silent: Vec<TcpStream> = (0..100).map(|_| program.connect()).collect();
    let host = program.address;
    let slow: Vec<TcpStream> = (0..20)
        .map(|_| {
            let mut stream = program.connect();
            write!(stream, "GET / HTTP/1.1\r\nHost: {host}\r\nX-Slow:").unwrap();
            stream
        })
        .collect();
    // They are let go after a while, and then it is our turn.
    program.lives();
    drop((silent, slow));
    program.lives();
}

#[test]
fn those_who_never_take_their_answer_are_let_go() {
    let mut program = Program::new();
    std::fs::write(program.path("manual/film.mp4"), vec![0; 32 << 20]).unwrap();
    program.looked();
    let greedy: Vec<TcpStream> = (0..70)
        .map(|_| {
            let mut stream = program.connect();
            write!(stream, "GET /film.mp4 HTTP/1.1\r\nHost: {}\r\n\r\n", program.address).unwrap();
            stream
        })
        .collect();
    program.lives();
    drop(greedy);
}
