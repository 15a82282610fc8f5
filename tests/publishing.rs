//! What readers of the output folder see while builds are killed, starved, or run at once; and
//! which output folders are refused.
#![cfg(unix)]
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::print_stdout,
    missing_docs,
    reason = "this is a test"
)]

mod program;

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use program::folder::{files, names, snapshot, write};
use program::stand::{Stand, WAYS, Way};
use program::{as_somebody, fail, succeed};

/// How long an undisturbed build takes here.
fn whole_run(command: &mut Command) -> Duration {
    let start = Instant::now();
    succeed(command);
    start.elapsed()
}

fn start(command: &mut Command) -> Child {
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

#[test]
fn killed_at_any_moment_the_site_is_whole() {
    let stand = Stand::new();
    succeed(&mut stand.build("A", &stand.out()));
    let whole_run = whole_run(&mut stand.build("B", &stand.out()));
    let (mut killed, mut round) = (0, 0_u32);
    while killed < 40 && round < 160 {
        let version = if stand.version() == "A" { "B" } else { "A" };
        let mut child = start(&mut stand.build(version, &stand.out()));
        // Beyond the end of a usual run too, so that the clearing after the swap is hit as well.
        thread::sleep(whole_run * (round * 7 % 40) / 30);
        child.kill().unwrap();
        killed += u32::from(child.wait().unwrap().signal() == Some(9));
        stand.version();
        round += 1;
    }
    assert!(killed >= 20, "only {killed} of {round} builds could be killed while they ran");
    succeed(&mut stand.build("A", &stand.out()));
    assert_eq!((stand.version(), stand.names()), ("A", vec!["site".to_owned()]));
}

/// The moments that matter most are few, so they are waited for: a stage is there, a stage is
/// gone again.
#[test]
fn killed_while_it_writes_the_site_is_whole_and_the_next_build_clears_up() {
    let stand = Stand::new();
    succeed(&mut stand.build("A", &stand.out()));
    let mut stages = 0;
    for round in 0..30 {
        let version = if stand.version() == "A" { "B" } else { "A" };
        let mut child = start(&mut stand.build(version, &stand.out()));
        while stand.names().len() == 1 && child.try_wait().unwrap().is_none() {}
        thread::sleep(Duration::from_micros(700) * (round % 10));
        child.kill().unwrap();
        child.wait().unwrap();
        stand.version();
        stages += u32::from(stand.names().len() > 1);
    }
    assert!(stages > 0, "no build was killed while it wrote");
    succeed(&mut stand.build("A", &stand.out()));
    assert_eq!((stand.version(), stand.names()), ("A", vec!["site".to_owned()]));
}

#[test]
fn a_polite_end_is_no_different() {
    let stand = Stand::new();
    succeed(&mut stand.build("A", &stand.out()));
    let whole_run = whole_run(&mut stand.build("B", &stand.out()));
    for (round, signal) in ["TERM", "INT", "HUP"].into_iter().cycle().take(18).enumerate() {
        let version = if stand.version() == "A" { "B" } else { "A" };
        let mut child = start(&mut stand.build(version, &stand.out()));
        thread::sleep(whole_run * u32::try_from(round).unwrap() / 15);
        let pid = child.id().to_string();
        // It may have ended already: then there is nobody to tell.
        Command::new("kill").args(["-s", signal, &pid]).stderr(Stdio::null()).status().unwrap();
        child.wait().unwrap();
        stand.version();
    }
    succeed(&mut stand.build("A", &stand.out()));
    assert_eq!((stand.version(), stand.names()), ("A", vec!["site".to_owned()]));
}

#[test]
fn killed_in_the_first_build_there_is_no_site_or_a_whole_one() {
    let stand = Stand::new();
    let whole_run = whole_run(&mut stand.build("A", &stand.out()));
    for round in 0..20 {
        fs::remove_dir_all(stand.out()).unwrap_or_default();
        let mut child = start(&mut stand.build("A", &stand.out()));
        thread::sleep(whole_run * round / 18);
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(!stand.out().exists() || stand.version() == "A");
    }
    succeed(&mut stand.build("B", &stand.out()));
    assert_eq!((stand.version(), stand.names()), ("B", vec!["site".to_owned()]));
}

#[test]
fn killed_file_by_file_every_file_is_whole_and_the_next_build_repairs() {
    let stand = Stand::new();
    succeed(&mut stand.build("A", &stand.out()));
    let mine = stand.out().join("CNAME");
    fs::write(&mine, "mine").unwrap();
    let whole_run = whole_run(&mut stand.build_by(Way::FileByFile, "B", &stand.out()));
    for round in 0..20 {
        let version = ["A", "B"][round as usize % 2];
        let mut child = start(&mut stand.build_by(Way::FileByFile, version, &stand.out()));
        thread::sleep(whole_run * (round + 4) / 22);
        child.kill().unwrap();
        child.wait().unwrap();
        for (name, text) in files(&stand.out()) {
            let known = name.starts_with(".opsbook-") || name == "CNAME";
            let whole = [&stand.a, &stand.b].into_iter().any(|site| site.get(&name) == Some(&text));
            assert!(known || whole, "{name} is cut");
        }
        succeed(&mut stand.build_by(WAYS[round as usize / 2 % 2], version, &stand.out()));
        assert_eq!(fs::read(&mine).unwrap(), b"mine");
        fs::remove_file(&mine).unwrap();
        assert_eq!((stand.version(), stand.names()), (version, vec!["site".to_owned()]));
        fs::write(&mine, "mine").unwrap();
    }
}

#[test]
fn a_reader_never_misses_a_page_nor_reads_a_cut_one() {
    let stand = Stand::new();
    for way in WAYS {
        succeed(&mut stand.build("A", &stand.out()));
        let (done, reads) = (AtomicBool::new(false), AtomicUsize::new(0));
        thread::scope(|scope| {
            let reader = scope.spawn(|| {
                let both = stand.a.iter().filter(|(name, _)| stand.b.contains_key(*name));
                let pages: Vec<_> =
                    both.filter(|(name, _)| !name.starts_with(".opsbook-")).collect();
                for (name, a) in pages.iter().cycle().take_while(|_| !done.load(Ordering::Relaxed))
                {
                    let text = fs::read(stand.out().join(name))
                        .unwrap_or_else(|error| panic!("{name} is missing: {error}"));
                    assert!(text == **a || text == stand.b[*name], "{name} is cut");
                    reads.fetch_add(1, Ordering::Relaxed);
                }
            });
            for round in 0..24 {
                if reader.is_finished() {
                    break;
                }
                succeed(&mut stand.build_by(way, ["B", "A"][round % 2], &stand.out()));
            }
            done.store(true, Ordering::Relaxed);
        });
        assert!(reads.into_inner() > 1000, "{way:?}");
    }
}

#[test]
fn two_builds_at_once_leave_one_whole_site() {
    let stand = Stand::new();
    for round in 0..10 {
        if round % 5 == 0 {
            fs::remove_dir_all(stand.out()).unwrap_or_default();
        }
        let mut one = start(&mut stand.build("A", &stand.out()));
        succeed(&mut stand.build_by(WAYS[round % 2], "B", &stand.out()));
        assert!(one.wait().unwrap().code().is_some_and(|it| it < 2));
        stand.version();
        assert_eq!(stand.names(), ["site"]);
    }
}

#[test]
fn a_build_that_waited_too_long_says_for_whom() {
    let stand = Stand::new();
    succeed(&mut stand.build("A", &stand.out()));
    fs::create_dir(stand.parent().join(".site.stage-4711")).unwrap();
    let lock = fs::File::open(stand.parent()).unwrap();
    lock.lock().unwrap();
    let start = Instant::now();
    let text = fail(&mut stand.build("B", &stand.out()));
    assert!(text.contains("4711") && start.elapsed() > Duration::from_secs(5), "{text}");
    assert_eq!(stand.version(), "A");
}

/// A file that grows beyond what is allowed fails with an error, as on a full disk, and needs no
/// rights to bring about. `trap` keeps the signal away that would come before the error.
#[test]
fn a_write_that_fails_leaves_the_old_site() {
    let stand = Stand::new();
    succeed(&mut stand.build("A", &stand.out()));
    for way in WAYS {
        // In half kilobytes: some files arrive whole, others do not.
        for blocks in [0, 1, 4, 16, 32] {
            let command = stand.build_by(way, "B", &stand.out());
            let mut starved = Command::new("sh");
            starved.args(["-c", &format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$@\""), "sh"]);
            let text = fail(starved.arg(command.get_program()).args(command.get_args()));
            assert!(text.contains(&stand.parent().display().to_string()), "{text}");
            assert!(!text.contains("os error"), "{text}");
            assert_eq!((stand.version(), stand.names()), ("A", vec!["site".to_owned()]));
        }
    }
    succeed(&mut stand.build("B", &stand.out()));
    assert_eq!(stand.version(), "B");
}

/// A real full disk and a mounted output folder, where mounting is allowed. Where it is not, the
/// test above and the tests of the file-by-file way stand for this one.
#[test]
fn a_full_disk_and_a_mounted_folder() {
    let stand = Stand::new();
    fs::create_dir(stand.path("disk")).unwrap();
    let script = r#"
        set -eu
        disk=$1; opsbook=$2; a=$3; b=$4
        build() { "$opsbook" build --today 2026-11-23 --lang en "$@"; }
        mount -t tmpfs -o size=4m none "$disk" || exit 77
        build --out "$disk/site" "$a"
        cp -r "$disk/site" "$disk/../before"
        for way in "" --file-by-file; do
            for room in 0 8 300; do
                free=$(df -k --output=avail "$disk" | tail -n 1)
                dd if=/dev/zero of="$disk/ballast" bs=1k count=$((free - room)) 2>/dev/null || true
                if build --out "$disk/site" $way "$b" 2>"$disk/../message"; then exit 3; fi
                grep -q 'disk is full' "$disk/../message" || exit 4
                diff -r "$disk/site" "$disk/../before" || exit 5
                rm "$disk/ballast"
                [ "$(ls -A "$disk")" = site ] || exit 6
            done
        done
        umount "$disk"
        # The output folder itself is a disk: no exchange, so file by file.
        mount -t tmpfs -o size=6m none "$disk"
        build --out "$disk" "$a" | grep -q 'one by one'
        build --out "$disk" "$b" | grep -q 'one by one'
        build --out "$disk" "$a" | grep -q 'one by one'
        diff -r "$disk" "$disk/../before"
        umount "$disk"
        # A disk that can only be read: said before anything else.
        mount -t tmpfs -o ro none "$disk"
        if build --out "$disk/site" "$a" 2>"$disk/../message"; then exit 7; fi
        grep -q "$disk" "$disk/../message" || exit 8
        umount "$disk"
    "#;
    let mut command = Command::new("unshare");
    command.args(["--mount", "--map-root-user", "sh", "-c", script, "sh"]);
    command.arg(stand.path("disk")).arg(stand.build("A", &stand.out()).get_program());
    command.arg(stand.path("A")).arg(stand.path("B"));
    let output = match command.output() {
        Ok(output) => output,
        Err(error) => return println!("no mounting here: {error}"),
    };
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    if output.status.code() == Some(77) || text.contains("unshare: ") {
        return println!("no mounting here: {text}");
    }
    let message = fs::read_to_string(stand.path("message")).unwrap_or_default();
    assert!(output.status.success(), "{:?}: {text}{message}", output.status.code());
}

#[test]
fn a_closed_parent_or_output_is_named_and_nothing_changes() {
    let stand = Stand::new();
    fs::set_permissions(stand.path(""), PermissionsExt::from_mode(0o755)).unwrap();
    succeed(&mut stand.build("A", &stand.out()));
    for closed in [&stand.parent(), &stand.out()] {
        fs::set_permissions(closed, PermissionsExt::from_mode(0o555)).unwrap();
        let text = fail(&mut as_somebody(&stand.build("B", &stand.out()), &stand.parent()));
        assert!(text.contains(&format!("`{}` may not be written", closed.display())), "{text}");
        fs::set_permissions(closed, PermissionsExt::from_mode(0o755)).unwrap();
        assert_eq!((stand.version(), stand.names()), ("A", vec!["site".to_owned()]));
    }
}

#[test]
fn what_is_not_ours_survives_many_builds() {
    let stand = Stand::new();
    let out = stand.out();
    succeed(&mut stand.build("A", &out));
    fs::create_dir_all(out.join(".git/refs/empty")).unwrap();
    fs::create_dir(stand.path("data")).unwrap();
    fs::write(stand.path("data/precious"), "precious").unwrap();
    for mine in [".git/HEAD", "part-0/.notes", "CNAME", "part-1/my own.html", "own/deep/file"] {
        write(&out.join(mine), mine);
    }
    symlink("../../data", out.join("link")).unwrap();
    symlink("nowhere", out.join("dangling")).unwrap();
    assert!(Command::new("mkfifo").arg(out.join("pipe")).status().unwrap().success());
    let _socket = UnixListener::bind(out.join("socket")).unwrap();
    fs::set_permissions(out.join(".git/HEAD"), PermissionsExt::from_mode(0o600)).unwrap();
    let state = |name: &str| {
        let data = fs::symlink_metadata(out.join(name)).unwrap();
        (data.ino(), data.mode(), data.mtime_nsec(), data.nlink())
    };
    let kept = [
        ".git/HEAD",
        "part-0/.notes",
        "CNAME",
        "part-1/my own.html",
        "own/deep/file",
        "link",
        "dangling",
        "pipe",
        "socket",
    ];
    let before = kept.map(state);
    for round in 0..6 {
        succeed(&mut stand.build_by(WAYS[round % 2], ["B", "A"][round / 2 % 2], &out));
        assert_eq!(before, kept.map(state));
        assert!(out.join(".git/refs/empty").is_dir());
    }
    assert_eq!(fs::read(stand.path("data/precious")).unwrap(), b"precious");
}

#[test]
fn a_file_in_the_way_of_a_page_is_named_and_kept() {
    let stand = Stand::new();
    for way in WAYS {
        for taken in ["index.html", "part-0/page-1.html", "part-1"] {
            let mine = stand.out().join(taken);
            write(&mine, "mine");
            let text = fail(&mut stand.build_by(way, "A", &stand.out()));
            assert!(text.contains(&format!("`{}`", mine.display())), "{text}");
            assert_eq!(fs::read(mine).unwrap(), b"mine");
            fs::remove_dir_all(stand.out()).unwrap();
        }
    }
}

#[test]
fn pages_of_chapters_that_are_gone_go_too() {
    let stand = Stand::new();
    for way in WAYS {
        for version in ["A", "B", "A"] {
            succeed(&mut stand.build_by(way, version, &stand.out()));
            assert_eq!(stand.version(), version);
        }
    }
}

/// Refused in both ways: a message that names the folder, and nothing is touched.
fn refused(stand: &Stand, out: &Path, home: &Path, words: &str) {
    let before = snapshot(&stand.path(""));
    for way in WAYS {
        let text = fail(stand.build_by(way, "A", out).env("HOME", home));
        assert!(text.contains(words), "{}: {text}", out.display());
    }
    assert!(before == snapshot(&stand.path("")), "{} was touched", out.display());
}

#[test]
fn dangerous_output_folders_are_refused_before_anything_is_touched() {
    let stand = Stand::new();
    let home = stand.path("home");
    write(&home.join("letter"), "mine");
    write(&stand.path("data/precious"), "precious");
    write(&stand.path("file"), "a file");
    for (link, target) in
        [("to-data", "data"), ("to-manual", "A"), ("nowhere", "gone"), ("round", "round")]
    {
        symlink(target, stand.path(link)).unwrap();
    }
    for (out, words) in [
        ("A", "the manual itself"),
        ("A/part-0/..", "the manual itself"),
        ("to-manual", "the manual itself"),
        ("", "contains the manual"),
        ("data/..", "contains the manual"),
        ("A/site", "inside the manual"),
        ("A/part-0", "inside the manual"),
        ("to-manual/site", "inside the manual"),
        ("home", "the home folder"),
        ("home/../home", "the home folder"),
        ("file", "is not a folder"),
        ("file/site", "is not a folder"),
        ("to-data", "is a link to"),
        ("nowhere", "leads nowhere"),
        ("round", "leads nowhere"),
    ] {
        refused(&stand, &stand.path(out), &home, words);
    }
    refused(&stand, Path::new("/"), &home, "a whole disk");
    refused(&stand, Path::new("/usr/../.."), &home, "a whole disk");
    refused(&stand, &stand.path("data"), &stand.path("data/me"), "the home folder");
    assert_eq!(names(&stand.path("data")), ["precious"]);
}

#[test]
fn a_site_inside_home_and_beside_the_manual_is_fine() {
    let stand = Stand::new();
    let home = stand.path("home");
    fs::create_dir(&home).unwrap();
    succeed(stand.build("A", &home.join("www/handbook")).env("HOME", &home));
    assert_eq!(files(&home.join("www/handbook")), stand.a);
}
