//! What is refused: other paths, other names, other pages.

use super::program::Program;

#[test]
fn nothing_outside_of_the_handbook_is_shown() {
    let mut program = Program::new();
    let ways = [
        "/../canary.html",
        "/../../../../../../../etc/passwd",
        "/shop/../../canary.html",
        "/shop/../.hidden/canary.html",
        "/.hidden/canary.html",
        "/./../canary.html",
        "/%2e%2e/canary.html",
        "/%2E%2E/canary.html",
        "/.%2e/canary.html",
        "/%2e./canary.html",
        "/%2e%2e%2fcanary.html",
        "/..%2fcanary.html",
        "/..%2Fcanary.html",
        "/shop/..%2f..%2fcanary.html",
        "/..%5ccanary.html",
        "/..\\canary.html",
        "/%5c..%5ccanary.html",
        "/%252e%252e/canary.html",
        "/%252e%252e%252fcanary.html",
        "/%25252e%25252e/canary.html",
        "/..%252fcanary.html",
        "/%c0%ae%c0%ae/canary.html",
        "/%c0%ae%c0%ae%c0%afcanary.html",
        "/%e0%80%ae%e0%80%ae/canary.html",
        "/%uff0e%uff0e/canary.html",
        "/%ef%bc%8e%ef%bc%8e/canary.html",
        "/....//canary.html",
        "/..;/canary.html",
        "/;/../canary.html",
        "/..%00/canary.html",
        "/canary.html%00",
        "/index.html%00.png",
        "/shop/plan.svg%00",
        "/%00",
        "/../manual-beside/canary.html",
        "/-beside/canary.html",
        "/manual-beside/canary.html",
        "/../manual/.hidden/canary.html",
        "/c:/windows/win.ini",
        "/C:%5cwindows%5cwin.ini",
        "/file:///etc/passwd",
        "//etc/passwd",
        "///etc/passwd",
        "/%2fetc/passwd",
        "/%2f%2fetc/passwd",
        "/proc/self/environ",
        "/.git/config",
        "/manual.yaml",
        "/.opsbook/",
        "/.opsbook/../../canary.html",
        "/shop/night-shift.md",
    ];
    for way in ways {
        let answer = program.ask(way, "");
        assert!(!answer.contains("CANARY") && !answer.contains("root:"), "{way}: {answer}");
        assert!(!answer.starts_with("HTTP/1.1 200 "), "{way}: {answer}");
    }
    // The same without any normal form: clients need not begin with a slash.
    for way in ["../canary.html", "canary.html", "..", "*", "file:///etc/passwd", ""] {
        let answer = program.ask(way, "");
        assert!(
            !answer.contains("CANARY") && !answer.starts_with("HTTP/1.1 200 "),
            "{way}: {answer}"
        );
    }
    program.lives();
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_outside_is_not_followed() {
    let program = Program::new();
    program.get("/shop/plan.svg");
    std::fs::remove_file(program.path("manual/shop/plan.svg")).unwrap();
    std::os::unix::fs::symlink(program.path("canary.html"), program.path("manual/shop/plan.svg"))
        .unwrap();
    // Before the edit is noticed and after it.
    assert!(!program.ask("/shop/plan.svg", "").contains("CANARY"));
    program.looked();
    assert!(!program.ask("/shop/plan.svg", "").contains("CANARY"));
}

#[test]
fn nobody_is_led_elsewhere() {
    let program = Program::new();
    for way in [
        "//evil.example",
        "//evil.example/..",
        "//evil.example/%2e%2e",
        "/%2fevil.example",
        "/\\evil.example",
        "/%5cevil.example",
        "///evil.example//",
        "//evil.example/shop",
        "/shop%0d%0aLocation:%20http://evil.example/",
    ] {
        let answer = program.ask(way, "").to_lowercase();
        assert!(!answer.contains("location:"), "{way}: {answer}");
    }
}

#[test]
fn other_names_are_not_ours() {
    let program = Program::new();
    let port = program.address.port();
    let ask = |line: &str| {
        program.say(format!("GET / HTTP/1.1\r\n{line}Connection: close\r\n\r\n").as_bytes())
    };
    for ours in ["127.0.0.1", "localhost", "[::1]", "LocalHost"] {
        let answer = ask(&format!("Host: {ours}:{port}\r\n"));
        assert!(answer.starts_with("HTTP/1.1 200 "), "{ours}: {answer}");
    }
    let other = port ^ 1;
    for line in [
        "Host: evil.example\r\n".to_owned(),
        format!("Host: evil.example:{port}\r\n"),
        format!("Host: localhost.evil.example:{port}\r\n"),
        format!("Host: 127.0.0.1.nip.example:{port}\r\n"),
        format!("Host: 192.168.0.1:{port}\r\n"),
        format!("Host: 0.0.0.0:{port}\r\n"),
        format!("Host: 127.0.0.1:{other}\r\n"),
        "Host: 127.0.0.1\r\n".to_owned(),
        "Host: \r\n".to_owned(),
        String::new(),
        format!("Host: 127.0.0.1:{port}\r\nHost: evil.example\r\n"),
        format!("Host: evil.example\r\nX-Forwarded-Host: 127.0.0.1:{port}\r\n"),
    ] {
        let answer = ask(&line);
        let status = answer.split(' ').nth(1).unwrap_or_default();
        assert!(["400", "403", "421"].contains(&status), "{line}: {answer}");
        assert!(!answer.contains("To the first text."), "{line}");
    }
    // The name may also stand in the first line.
    let absolute = format!(
        "GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
    );
    assert!(program.say(absolute.as_bytes()).starts_with("HTTP/1.1 421 "));
}

#[test]
fn pages_from_elsewhere_hear_nothing() {
    let program = Program::new();
    let port = program.address.port();
    for line in [
        "Origin: http://evil.example\r\n".to_owned(),
        "Origin: null\r\n".to_owned(),
        format!("Origin: https://localhost:{port}\r\n"),
        format!("Origin: http://evil.example:{port}\r\n"),
        format!("Origin: http://192.168.0.1:{port}\r\n"),
        "Sec-Fetch-Site: cross-site\r\n".to_owned(),
        "Sec-Fetch-Site: same-site\r\n".to_owned(),
    ] {
        let answer = program.ask("/.opsbook/events", &line);
        assert!(answer.starts_with("HTTP/1.1 403 "), "{line}: {answer}");
    }
}

#[test]
fn it_can_only_be_read() {
    let mut program = Program::new();
    let host = program.address;
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"] {
        for path in ["/", "/.opsbook/events"] {
            let request = format!(
                "{method} {path} HTTP/1.1\r\nHost: {host}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            );
            let answer = program.say(request.as_bytes());
            assert!(answer.starts_with("HTTP/1.1 405 "), "{method} {path}: {answer}");
        }
    }
    program.lives();
}
