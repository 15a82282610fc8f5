//! When the manual was touched: one answer for each pause after a row of events.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread::sleep;
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{Config, Event, EventKind, PollWatcher, RecursiveMode, Watcher, recommended_watcher};

use crate::text::Words;

/// How long it has to be quiet: one save is up to eleven events.
const SILENCE: Duration = Duration::from_millis(30);
/// How many pauses of this length are taken for one noise, at most: something may never be quiet.
const BREATH: Duration = Duration::from_millis(5);
const BREATHS: usize = 200;
/// How often a folder is looked at that is gone, or that cannot be watched.
const LOOK: Duration = Duration::from_secs(1);

/// A folder that is watched.
pub struct Watch {
    root: PathBuf,
    events: Receiver<()>,
    watcher: Box<dyn Watcher + Send>,
}

/// Why a folder is looked at every second instead of being watched.
#[derive(Debug)]
pub struct NoWatch(notify::Error);

impl Watch {
    /// Watches the folder `root`. Where the system cannot do that, it is looked at every second,
    /// and the reason is given too.
    pub fn of(root: &Path) -> (Watch, Option<NoWatch>) {
        // One event in waiting is as good as many.
        let (sender, events) = sync_channel(1);
        let watching = recommended_watcher(teller(root, sender.clone()))
            .and_then(|mut it| it.watch(root, RecursiveMode::Recursive).map(|()| it));
        let (watcher, why): (Box<dyn Watcher + Send>, _) = match watching {
            Ok(it) => (Box::new(it), None),
            Err(error) => (polling(root, &sender), Some(NoWatch(error))),
        };
        (Watch { root: root.to_path_buf(), events, watcher }, why)
    }

    /// Waits until the folder was touched and is quiet again. Says whether there is more to come.
    pub fn wait(&mut self) -> bool {
        if self.events.recv().is_err() {
            return false;
        }
        for _ in 0..BREATHS {
            match self.events.recv_timeout(SILENCE) {
                Ok(()) => sleep(BREATH),
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
        true
    }

    /// Watches the folder anew after it was gone: waits until it is there again.
    pub fn renew(&mut self) {
        let _ = self.watcher.unwatch(&self.root);
        while self.watcher.watch(&self.root, RecursiveMode::Recursive).is_err() {
            sleep(LOOK);
        }
    }
}

impl NoWatch {
    /// Why, and what follows.
    pub fn words(&self) -> Words {
        Words::new(
            format!(
                "changes are looked for every second, since the system cannot report them ({})",
                self.0
            ),
            format!("系统无法通知文件变化，改为每秒检查一次（{}）", self.0),
        )
    }
}

fn polling(root: &Path, sender: &SyncSender<()>) -> Box<dyn Watcher + Send> {
    let every = Config::default().with_poll_interval(LOOK);
    let tell = teller(root, sender.clone());
    match PollWatcher::new(tell, every) {
        Ok(mut it) => {
            let _ = it.watch(root, RecursiveMode::Recursive);
            Box::new(it)
        }
        Err(_) => Box::new(notify::NullWatcher),
    }
}

/// What is called for each event.
fn teller(root: &Path, sender: SyncSender<()>) -> impl FnMut(notify::Result<Event>) + Send + use<> {
    // Events name whole paths, whatever was asked for.
    let root = std::path::absolute(root).unwrap_or_else(|_| root.to_path_buf());
    move |event| {
        if event.map_or(true, |it| matters(&it, &root)) {
            // It is full if somebody is told already.
            let _ = sender.try_send(());
        }
    }
}

/// Whether an event can have changed the manual. That files are opened is told as well, and it is
/// we who open them.
fn matters(event: &Event, root: &Path) -> bool {
    let is_reading = match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => false,
        EventKind::Access(_) => true,
        _ => false,
    };
    let is_hidden = |path: &PathBuf| {
        // Some systems name the folder otherwise; then the last name has to do.
        let inside = path.strip_prefix(root).ok();
        let inside = inside.or_else(|| path.file_name().map(Path::new)).unwrap_or(path);
        let mut names = inside.components().map(|it| it.as_os_str().to_string_lossy());
        names.any(|it| it.starts_with('.') && it != ".opsbookignore" || it.ends_with('~'))
    };
    !is_reading
        && (event.need_rescan() || event.paths.is_empty() || !event.paths.iter().all(is_hidden))
}

#[cfg(test)]
mod tests {
    use super::{Event, EventKind, Path, matters};
    use notify::event::{AccessKind, AccessMode, CreateKind};

    #[test]
    fn what_we_read_and_what_is_hidden_does_not_matter() {
        let event = |kind, path: &str| Event::new(kind).add_path(path.into());
        let new = EventKind::Create(CreateKind::Any);
        let says = |event: Event| matters(&event, Path::new("/m"));
        assert!(says(event(new, "/m/a.md")) && says(event(new, "/m")));
        assert!(says(event(new, "/m/.opsbookignore")));
        assert!(says(event(new, "/m/.a.md.swp").add_path("/m/a.md".into())));
        assert!(says(event(EventKind::Access(AccessKind::Close(AccessMode::Write)), "/m/a.md")));
        for (kind, path) in [
            (EventKind::Access(AccessKind::Open(AccessMode::Any)), "/m/a.md"),
            (EventKind::Access(AccessKind::Close(AccessMode::Read)), "/m/a.md"),
            (new, "/m/.git/index"),
            (new, "/m/a.md~"),
        ] {
            assert!(!says(event(kind, path)), "{path}");
        }
    }
}
