//! `opsbook serve`: the handbook in the browser while one writes it.

use std::mem::take;
use std::path::Path;

use clap::Args;

use super::broken::BrokenTemplate;
use super::progress::Progress;
use super::world::{Checked, Trouble, open_in_browser, say, say_aside, terminal};
use super::{Ended, Reading};
use crate::diagnostics::{Baseline, Finding, Level, Report};
use crate::disk::{Stamp, stamps};
use crate::model::Memo;
use crate::report::{Notice, Occasion, complaint, human, summary};
use crate::server::{Door, Preview, Watch, run};
use crate::site::{Site, render};
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
        let url = door.url();
        say(&match lang {
            Lang::En => {
                format!("the handbook is at {url} and follows what you save; Ctrl-C ends\n")
            }
            Lang::Zh => format!("手册预览地址：{url}，保存后自动刷新；按 Ctrl-C 结束\n"),
        })?;
        if self.open && !open_in_browser(&url) {
            let no_browser = Words::fixed(
                "no browser could be opened; open the address yourself",
                "无法打开浏览器，请自行打开上面的地址",
            );
            warn(&no_browser, lang)?;
        }
        // It ends with the program.
        std::thread::spawn(move || desk.follow(watch));
        let ended = run(door, preview);
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
}

/// What became of reading the manual.
enum Look {
    /// Pages.
    Pages(Site),
    /// A template of the manual's own is broken; said over the old pages.
    Broken(Notice),
}

impl Desk {
    /// Reads the manual for the first time. A broken template is shown, and waited for.
    fn new(reading: Reading) -> Result<(Preview, Desk), Trouble> {
        let checked = reading.checked(Path::new("site"))?;
        let Checked { manual, report, lang, .. } = &checked;
        let lang = *lang;
        say_aside(&human(report, &manual.sources, &reading.prefix(), lang, terminal()))?;
        let look = look(&checked, &reading);
        say(&format!("{}\n", summary(report, lang)))?;
        let known = Baseline::of(report, &manual.sources);
        let (site, notice, is_held) = match look {
            Look::Pages(site) => {
                let standing = Notice::new(report, &manual.sources, Occasion::Standing, lang);
                (site, standing, false)
            }
            Look::Broken(notice) => (Site::default(), Some(notice), true),
        };
        let preview = Preview::new(site, notice.map(|it| it.json()));
        let memo = checked.manual.into_memo();
        let stamps = stamps(memo.sources());
        let (told, shown) = (known.clone(), known);
        let desk =
            Desk { reading, preview: preview.clone(), lang, memo, stamps, told, shown, is_held };
        Ok((preview, desk))
    }

    /// Looks again whenever the folder was touched, as long as it is watched.
    fn follow(mut self, mut watch: Watch) {
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
            }
        }
    }

    /// Makes an edition of what was read.
    fn renew(&mut self, sources: Sources) -> Result<(), Trouble> {
        let checked = self.reading.checked_again(sources, take(&mut self.memo))?;
        let look = look(&checked, &self.reading);
        let Checked { manual, report, lang, .. } = &checked;
        let sources = &manual.sources;
        let fresh = without(report, &self.shown, sources);
        let brought: Vec<&Finding> =
            fresh.findings.iter().filter(|it| it.level == Level::Error).collect();
        let is_unread = brought.iter().any(|it| UNREAD.contains(&it.diagnostic.rule.code()));
        match look {
            Look::Broken(notice) => self.hold(&notice),
            Look::Pages(_) if is_unread => {
                if let Some(notice) = Notice::new(&fresh, sources, Occasion::Held, *lang) {
                    self.hold(&notice);
                }
            }
            Look::Pages(site) => {
                let notice = if brought.is_empty() {
                    Notice::new(report, sources, Occasion::Standing, *lang)
                } else {
                    Notice::new(&fresh, sources, Occasion::Brought, *lang)
                };
                self.preview.publish(site, notice.map(|it| it.json()));
                self.shown = Baseline::of(report, sources);
                self.is_held = false;
            }
        }
        let news = without(report, &self.told, sources);
        self.told = Baseline::of(report, sources);
        self.lang = *lang;
        say_aside(&human(&news, sources, &self.reading.prefix(), *lang, terminal()))?;
        say(&format!("{}\n", summary(report, *lang)))?;
        self.memo = checked.manual.into_memo();
        Ok(())
    }

    /// Keeps the pages, and says why.
    fn hold(&mut self, notice: &Notice) {
        self.preview.keep(Some(notice.json()));
        self.is_held = true;
    }
}

/// The pages, or the words for why there are none, which the terminal is told at once.
fn look(checked: &Checked, reading: &Reading) -> Look {
    let progress = Progress::new(checked.lang);
    progress.is("drawing the pages", "正在生成页面");
    let drawn = render(&checked.manual, &checked.report);
    drop(progress);
    match drawn {
        Ok(site) => Look::Pages(site),
        Err(broken) => {
            let broken = BrokenTemplate::new(broken, reading);
            match broken.complaint(checked) {
                Some(it) => {
                    let _ = say_aside(&format!("{}\n", complaint(&it, checked.lang, terminal())));
                    Look::Broken(Notice::of_complaint(&it, checked.lang))
                }
                None => {
                    let words = broken.message.get(checked.lang);
                    let _ = say_aside(&format!("{words}\n"));
                    Look::Broken(Notice::of_words(words, checked.lang))
                }
            }
        }
    }
}

/// `report` without what `known` knows.
fn without(report: &Report, known: &Baseline, sources: &Sources) -> Report {
    let mut fresh = report.clone();
    known.clone().take_out(&mut fresh, sources);
    fresh
}
