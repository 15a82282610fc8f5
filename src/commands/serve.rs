//! `opsbook serve`: the handbook in the browser while one writes it.

use std::mem::{replace, take};
use std::path::Path;
use std::sync::Arc;

use clap::Args;

use super::broken::BrokenTemplate;
use super::progress::Progress;
use super::world::{Checked, Trouble, open_in_browser, say, say_aside, terminal};
use super::{Ended, Reading};
use crate::diagnostics::{Baseline, Level, Report};
use crate::disk::{Stamp, stamps};
use crate::model::Memo;
use crate::report::{Notice, Occasion, complaint, human, summary};
use crate::server::{Door, Edition, Preview, Watch, run};
use crate::site::{Broken, render, render_some};
use crate::text::{Lang, Sources, Words};

/// Findings that say that a file could not be read as what it is: its page would be empty, and
/// what it holds would seem to be missing.
const UNREAD: [&str; 7] = ["OPS001", "OPS002", "OPS003", "OPS004", "OPS017", "OPS019", "OPS022"];

#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Serve {
    #[command(flatten)]
    reading: Reading,
    /// The address to listen at; 127.0.0.1 if not given, 0.0.0.0 for everybody in your network
    /// (监听地址，默认仅本机)
    #[arg(long, value_name = "HOST")]
    host: Option<String>,
    /// The port; the first free one from 3000 on if not given (端口，默认从 3000 起选用空闲端口)
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,
    /// Open the handbook in the browser (自动打开浏览器)
    #[arg(long)]
    open: bool,
}

const EXAMPLES: &str = "\
Examples:
  opsbook serve                    preview the manual in manual/
  opsbook serve handbook --open    preview another one, and open the browser
  opsbook serve --port 8080        at http://127.0.0.1:8080/
  opsbook serve --host 0.0.0.0     let colleagues in your network look on

End it with Ctrl-C.";

impl Serve {
    pub(super) fn run(self) -> Result<Ended, Trouble> {
        let lang = self.reading.lang_before();
        let door = Door::open(self.host.as_deref(), self.port);
        let door = door.map_err(|it| Trouble::new(it.words(), lang))?;
        // A folder that is not there is said before anything else.
        self.reading.sources(Path::new("site"))?;
        // Watched before it is read, so that nothing is missed in between.
        let (watch, poor) = Watch::of(&self.reading.manual);
        let (preview, desk) = Desk::new(self.reading)?;
        let lang = desk.lang;
        if let Some(poor) = poor {
            warn(&poor.words(), lang)?;
        }
        if !door.is_private() {
            let words = Words::fixed(
                "everybody who can reach this machine can read the handbook as long as this runs",
                "运行期间，能连到本机的人都可以查看手册",
            );
            warn(&words, lang)?;
        }
        let (url, open) = (door.url(), self.open);
        let told = match lang {
            Lang::En => {
                format!("the handbook is at {url} and follows what you save; Ctrl-C ends\n")
            }
            Lang::Zh => format!("手册预览地址：{url}，保存后自动刷新；按 Ctrl-C 结束\n"),
        };
        let opened = move || {
            // Whoever does not read what we say still sees the pages.
            let _ = say(&told);
            if open && !open_in_browser(&url) {
                let no_browser = Words::fixed(
                    "no browser could be opened; open the address yourself",
                    "无法打开浏览器，请自行打开上面的地址",
                );
                let _ = warn(&no_browser, lang);
            }
            // It ends with the program.
            std::thread::spawn(move || desk.follow(watch));
        };
        let ended = run(door, preview, opened);
        ended.map(|()| Ended::Well).map_err(|it| {
            let (en, zh) = (format!("the preview has stopped: {it}"), format!("预览已停止：{it}"));
            Trouble::new(Words::new(en, zh), lang)
        })
    }
}

fn warn(words: &Words, lang: Lang) -> Result<(), Trouble> {
    let name = if lang == Lang::Zh { "警告" } else { "warning" };
    say_aside(&format!("{name}: {}\n", words.get(lang)))
}

/// Where edits come in and editions go out.
struct Desk {
    reading: Reading,
    preview: Preview,
    lang: Lang,
    /// What was read last.
    memo: Memo,
    stamps: Vec<Stamp>,
    /// The findings that were told last.
    told: Baseline,
    /// The findings in the pages that are shown.
    shown: Baseline,
    /// Whether the last edit could not be shown.
    is_held: bool,
    /// A handbook of which only some pages are drawn yet.
    begun: Option<Begun>,
}

/// A handbook that is shown already, and of which the other pages are still to be drawn.
struct Begun {
    checked: Checked,
    /// What was shown before it, and which findings were in its pages.
    before: (Arc<Edition>, Baseline),
}

impl Desk {
    /// Reads the manual for the first time. A broken template is shown, and waited for.
    fn new(reading: Reading) -> Result<(Preview, Desk), Trouble> {
        let checked = reading.checked(Path::new("site"))?;
        let Checked { manual, report, lang, .. } = &checked;
        say_aside(&human(report, &manual.sources, &reading.prefix(), *lang, terminal()))?;
        say(&format!("{}\n", summary(report, *lang)))?;
        let notice = Notice::new(report, &manual.sources, Occasion::Standing, *lang);
        let preview = Preview::empty();
        let mut desk = Desk {
            stamps: stamps(&manual.sources),
            told: Baseline::of(report, &manual.sources),
            preview: preview.clone(),
            lang: *lang,
            memo: Memo::default(),
            shown: Baseline::default(),
            is_held: false,
            begun: None,
            reading,
        };
        desk.begin(checked, notice);
        Ok((preview, desk))
    }

    /// Looks again whenever the folder was touched, as long as it is watched.
    fn follow(mut self, mut watch: Watch) {
        self.complete();
        while watch.wait() {
            let sources = match self.reading.sources(Path::new("site")) {
                Ok(sources) => sources,
                Err(trouble) => {
                    let words = trouble.words(self.lang);
                    self.preview.keep(Some(Notice::of_words(words, self.lang).json()));
                    self.is_held = true;
                    super::world::complain(&trouble);
                    watch.renew();
                    match self.reading.sources(Path::new("site")) {
                        Ok(sources) => sources,
                        Err(_) => continue,
                    }
                }
            };
            let stamps = stamps(&sources);
            if self.is_held || stamps != self.stamps || !sources.are_like(self.memo.sources()) {
                self.stamps = stamps;
                // Whoever does not read what we say still sees the pages.
                let _ = self.renew(sources);
                self.complete();
            }
        }
    }

    /// Makes an edition of what was read.
    fn renew(&mut self, sources: Sources) -> Result<(), Trouble> {
        let checked = self.reading.checked_again(sources, take(&mut self.memo))?;
        let Checked { manual, report, lang, .. } = &checked;
        let sources = &manual.sources;
        let news = without(report, &self.told, sources);
        self.told = Baseline::of(report, sources);
        self.lang = *lang;
        let said = human(&news, sources, &self.reading.prefix(), *lang, terminal());
        let summary = summary(report, *lang);
        let fresh = without(report, &self.shown, sources);
        let brought = fresh.findings.iter().filter(|it| it.level == Level::Error);
        let brought: Vec<&str> = brought.map(|it| it.diagnostic.rule.code()).collect();
        let (occasion, over) = if brought.is_empty() {
            (Occasion::Standing, report)
        } else if brought.iter().any(|it| UNREAD.contains(it)) {
            (Occasion::Held, &fresh)
        } else {
            (Occasion::Brought, &fresh)
        };
        match Notice::new(over, sources, occasion, *lang) {
            Some(notice) if occasion == Occasion::Held => {
                self.hold(&notice);
                self.memo = checked.manual.into_memo();
            }
            notice => self.begin(checked, notice),
        }
        say_aside(&said)?;
        say(&format!("{summary}\n"))?;
        Ok(())
    }

    /// Shows the pages that somebody looks at; the others are drawn when [`Desk::complete`] is
    /// called.
    fn begin(&mut self, checked: Checked, notice: Option<Notice>) {
        let Checked { manual, report, .. } = &checked;
        match render_some(manual, report, &self.preview.asked()) {
            Ok(site) => {
                let shown = replace(&mut self.shown, Baseline::of(report, &manual.sources));
                let before = (self.preview.now(), shown);
                self.preview.begin(site, notice.map(|it| it.json()));
                self.is_held = false;
                self.begun = Some(Begun { checked, before });
            }
            Err(broken) => {
                let notice = told(broken, &checked, &self.reading);
                self.hold(&notice);
                self.memo = checked.manual.into_memo();
            }
        }
    }

    /// Draws what is left to be drawn. If that fails, what was shown before is shown again.
    fn complete(&mut self) {
        let Some(Begun { checked, before: (edition, shown) }) = self.begun.take() else { return };
        let progress = Progress::new(checked.lang);
        progress.is("drawing the pages", "正在生成页面");
        let drawn = render(&checked.manual, &checked.report);
        drop(progress);
        match drawn {
            Ok(site) => self.preview.complete(site),
            Err(broken) => {
                let notice = told(broken, &checked, &self.reading);
                self.preview.take_back(&edition, Some(notice.json()));
                (self.shown, self.is_held) = (shown, true);
            }
        }
        self.memo = checked.manual.into_memo();
    }

    /// Keeps the pages, and says why.
    fn hold(&mut self, notice: &Notice) {
        self.preview.keep(Some(notice.json()));
        self.is_held = true;
    }
}

/// What is to be said over the pages of a template of the manual's own that is broken. The terminal
/// is told at once.
fn told(broken: Broken, checked: &Checked, reading: &Reading) -> Notice {
    let broken = BrokenTemplate::new(broken, reading);
    match broken.complaint(checked) {
        Some(it) => {
            let _ = say_aside(&format!("{}\n", complaint(&it, checked.lang, terminal())));
            Notice::of_complaint(&it, checked.lang)
        }
        None => {
            let words = broken.message.get(checked.lang);
            let _ = say_aside(&format!("{words}\n"));
            Notice::of_words(words, checked.lang)
        }
    }
}

/// `report` without what `known` knows.
fn without(report: &Report, known: &Baseline, sources: &Sources) -> Report {
    let mut fresh = report.clone();
    known.clone().take_out(&mut fresh, sources);
    fresh
}
