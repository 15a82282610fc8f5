//! What the tests of the program share: running it, and looking at what it did.
#![allow(dead_code, reason = "each test file uses its own part")]

pub mod folder;
pub mod stand;

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

/// The program, in an environment that asks for nothing.
pub fn opsbook<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_opsbook"));
    command.args(arguments);
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS", "SOURCE_DATE_EPOCH"] {
        command.env_remove(name);
    }
    command
}

/// Nothing takes so long.
const HANGS: Duration = Duration::from_mins(1);

/// How a run ended.
pub struct Ended {
    /// The exit code; 256 for a signal.
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
    pub took: Duration,
}

/// Runs `command` to its end. A panic is never an end, and neither is a signal.
pub fn run(command: &mut Command) -> Ended {
    let start = Instant::now();
    let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let child = child.spawn().unwrap();
    let (pid, (done, wait)) = (child.id().to_string(), mpsc::channel::<()>());
    // A run that hangs is a failure and not a test that never ends.
    thread::spawn(move || {
        if wait.recv_timeout(HANGS) == Err(RecvTimeoutError::Timeout) {
            let _ = Command::new("kill").args(["-s", "KILL", &pid]).status();
        }
    });
    let output = child.wait_with_output().unwrap();
    drop(done);
    let ended = Ended {
        code: output.status.code().unwrap_or(256),
        stdout: text(&output.stdout),
        stderr: text(&output.stderr),
        took: start.elapsed(),
    };
    assert!((0..=2).contains(&ended.code), "{command:?} {:?}: {}", output.status, error(&output));
    assert!(!ended.stderr.contains("panicked"), "{command:?}: {}", ended.stderr);
    ended
}

/// Runs to a good end: whatever was found wrong with the manual, the work was done.
pub fn succeed(command: &mut Command) -> Ended {
    let ended = run(command);
    assert!(ended.code < 2, "{command:?}: {}", ended.stderr);
    ended
}

/// Runs to a message that says why the work could not be done.
pub fn fail(command: &mut Command) -> String {
    let ended = run(command);
    assert_eq!(ended.code, 2, "{command:?}: {}{}", ended.stdout, ended.stderr);
    assert!(!ended.stderr.trim().is_empty(), "{command:?} says nothing");
    ended.stderr
}

fn error(output: &Output) -> String {
    text(&output.stderr)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// `command`, run by somebody whom the modes of files bind: root passes them all. `folder` is made
/// theirs.
#[cfg(unix)]
pub fn as_somebody(command: &Command, folder: &Path) -> Command {
    use std::os::unix::fs::MetadataExt;
    use std::os::unix::process::CommandExt;

    const NOBODY: u32 = 65534;
    let is_root = fs::metadata("/proc/self").is_ok_and(|it| it.uid() == 0);
    let mut theirs = if is_root {
        // The program may lie where nobody else may look.
        let program = folder.with_extension("program");
        if !program.exists() {
            fs::copy(command.get_program(), &program).unwrap();
            own(&program, NOBODY);
            own(folder, NOBODY);
        }
        let mut theirs = Command::new(program);
        theirs.uid(NOBODY).gid(NOBODY);
        theirs
    } else {
        Command::new(command.get_program())
    };
    theirs.args(command.get_args()).current_dir("/");
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => theirs.env(name, value),
            None => theirs.env_remove(name),
        };
    }
    theirs
}

#[cfg(unix)]
fn own(path: &Path, user: u32) {
    let kind = fs::symlink_metadata(path).unwrap().file_type();
    if kind.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            own(&entry.unwrap().path(), user);
        }
    }
    std::os::unix::fs::lchown(path, Some(user), Some(user)).unwrap();
}
