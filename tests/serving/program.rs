//! The program at work on a manual of its own, and ways to talk to it.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

/// How long anything may take before a test gives up.
const PATIENCE: Duration = Duration::from_secs(30);

/// `opsbook serve`, running; killed when it goes.
pub struct Program {
    child: Child,
    folder: TempDir,
    pub address: SocketAddr,
    lines: Receiver<String>,
}

/// A manual with a page in a folder, an attachment, and a secret beside it.
pub const MANUAL: &[(&str, &str)] = &[
    ("manual/manual.yaml", "title: Café\ndefault_language: en\n"),
    ("manual/index.md", "# Welcome\n\nTo the first text.\n"),
    ("manual/shop/index.md", "# Shop\n\nSee [shift](night-shift.md).\n"),
    ("manual/shop/night-shift.md", "# Night shift\n\nLights out.\n"),
    ("manual/shop/plan.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>\n"),
    ("manual/采购.md", "# 采购\n\n文字。\n"),
    ("manual/.hidden/canary.html", "CANARY\n"),
    ("canary.html", "CANARY\n"),
    ("manual-beside/canary.html", "CANARY\n"),
];

impl Program {
    /// Serves `MANUAL` at a free port.
    pub fn new() -> Program {
        Program::of(MANUAL)
    }

    pub fn of(files: &[(&str, &str)]) -> Program {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in files {
            write(&folder.path().join(path), text);
        }
        let mut child = command(folder.path())
            .args(["serve", "--port", "0", "--lang", "en"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (sender, lines) = channel();
        for pipe in [
            Box::new(child.stdout.take().unwrap()) as Box<dyn Read + Send>,
            Box::new(child.stderr.take().unwrap()),
        ] {
            let sender = sender.clone();
            thread::spawn(move || {
                for line in BufReader::new(pipe).lines().map_while(Result::ok) {
                    let _ = sender.send(line);
                }
            });
        }
        let mut program = Program { child, folder, address: ([127, 0, 0, 1], 1).into(), lines };
        let line = program.line("the handbook is at http://");
        let address = line.split("http://").nth(1).and_then(|it| it.split('/').next()).unwrap();
        program.address = address.parse().unwrap();
        program
    }

    /// The next line of the terminal that has `words` in it.
    pub fn line(&self, words: &str) -> String {
        loop {
            let line = self.lines.recv_timeout(PATIENCE);
            let line = line.unwrap_or_else(|_| panic!("nothing says `{words}`"));
            if line.contains(words) {
                return line;
            }
        }
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Saves a file of the folder.
    pub fn save(&self, path: &str, text: &str) {
        write(&self.path(path), text);
    }

    /// A connection.
    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// What is answered to `bytes`, until the other end has said all.
    pub fn say(&self, bytes: &[u8]) -> String {
        let mut stream = self.connect();
        // Whoever is refused early may find the line cut.
        let _ = stream.write_all(bytes);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// The answer to a request for `path` with these header lines more.
    pub fn ask(&self, path: &str, headers: &str) -> String {
        let host = self.address;
        self.say(
            format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{headers}\r\n")
                .as_bytes(),
        )
    }

    /// The page at `path`.
    pub fn get(&self, path: &str) -> String {
        let answer = self.ask(path, "");
        assert!(answer.starts_with("HTTP/1.1 200 "), "{path}: {answer}");
        answer
    }

    /// Waits for what the terminal says last about an edit.
    pub fn looked(&self) -> String {
        self.line("looked at ")
    }

    /// Fails if the program has ended.
    pub fn lives(&mut self) {
        assert!(self.child.try_wait().unwrap().is_none(), "it has ended");
        self.get("/index.html");
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Waits for its end.
    pub fn ended(&mut self) -> Option<i32> {
        self.child.wait().unwrap().code()
    }

    /// The stream of events.
    pub fn events(&self) -> Events {
        let mut stream = self.connect();
        let host = self.address;
        write!(stream, "GET /.opsbook/events HTTP/1.1\r\nHost: {host}\r\n\r\n").unwrap();
        Events(BufReader::new(stream))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What an open page hears.
pub struct Events(BufReader<TcpStream>);

impl Events {
    /// The data of the next event.
    pub fn next(&mut self) -> String {
        loop {
            let mut line = String::new();
            assert!(self.0.read_line(&mut line).unwrap() > 0, "the stream has ended");
            if let Some(data) = line.strip_prefix("data:") {
                return data.trim().to_owned();
            }
        }
    }
}

pub fn command(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_opsbook"));
    command.current_dir(folder).env("LC_ALL", "C");
    command
}

pub fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}
