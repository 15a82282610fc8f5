//! What is being done, in one line, while it takes long; only on a terminal.

use std::io::{IsTerminal, stderr};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use super::world::say_aside;
use crate::text::{Lang, Words};

/// How long nothing is said: most manuals are done by then.
const PATIENCE: Duration = Duration::from_millis(600);
/// How often the seconds are renewed.
const TICK: Duration = Duration::from_secs(1);

/// The line. It goes when this does.
pub(super) struct Progress {
    sender: Option<Sender<Words>>,
    teller: Option<JoinHandle<()>>,
}

impl Progress {
    /// A line in `lang`, if somebody is there to read it.
    pub(super) fn new(lang: Lang) -> Progress {
        if !stderr().is_terminal() {
            return Progress { sender: None, teller: None };
        }
        let (sender, stages) = channel();
        let teller = std::thread::spawn(move || tell(&stages, lang));
        Progress { sender: Some(sender), teller: Some(teller) }
    }

    /// Says what is done from now on.
    pub(super) fn is(&self, en: &'static str, zh: &'static str) {
        if let Some(sender) = &self.sender {
            // Whoever tells is there until we go.
            let _ = sender.send(Words::fixed(en, zh));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.sender = None;
        if let Some(teller) = self.teller.take() {
            let _ = teller.join();
        }
    }
}

fn tell(stages: &Receiver<Words>, lang: Lang) {
    let (mut stage, mut seconds, mut wait) = (None, 0, PATIENCE);
    let mut is_told = false;
    loop {
        match stages.recv_timeout(wait) {
            Ok(words) => stage = Some(words),
            Err(RecvTimeoutError::Timeout) => {
                seconds += u32::from(is_told);
                is_told = true;
                wait = TICK;
            }
            Err(RecvTimeoutError::Disconnected) => break,
        }
        if let (Some(stage), true) = (&stage, is_told) {
            let time = if seconds > 0 { format!(" {seconds} s") } else { String::new() };
            let _ = say_aside(&format!("\r\x1b[2K{}…{time}", stage.get(lang)));
        }
    }
    if is_told {
        let _ = say_aside("\r\x1b[2K");
    }
}
