//! A browser that is installed here, put to work without a window.

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use super::world::{environment, program_folders};
use crate::disk::{Workshop, first_file};
use crate::model::href;
use crate::text::Words;

/// What browsers are called that can print.
const NAMES: [&str; 9] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
    "brave-browser",
];
/// Where they lie on a Mac.
const MAC: [&str; 3] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];
/// Where they lie on Windows, below one of the folders for programs.
const WINDOWS: [&str; 2] =
    ["Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"];
const WINDOWS_FOLDERS: [&str; 3] = ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"];

/// How it is started: no window, no traces, no calls home.
const QUIET: [&str; 12] = [
    "--headless",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
];

/// How often it is asked whether it has done, and how often at most: ten minutes.
const TICK: Duration = Duration::from_millis(50);
const TICKS: usize = 12_000;
/// What the log says of a browser that does not want to be run by the administrator.
const NO_SANDBOX: &str = "--no-sandbox";

/// A browser.
pub(super) struct Browser(PathBuf);

/// Why there is no PDF.
pub(super) enum NoPdf {
    /// There is no such program.
    NotThere(PathBuf),
    /// There is no browser where one looks for it.
    None,
    /// It does not run.
    Refused(PathBuf, io::Error),
    /// It took too long.
    Slow,
    /// It has ended without writing one; the last it said.
    Failed(String),
    /// The folder to work in has no room, or is closed.
    Workshop(io::Error),
}

impl Browser {
    /// The browser at `asked`, or the first that is found.
    pub(super) fn find(asked: Option<&Path>) -> Result<Browser, NoPdf> {
        if let Some(asked) = asked {
            // A name is looked for where programs are.
            let is_name = asked.components().count() == 1;
            let folders = if is_name { program_folders() } else { Vec::new() };
            let places = folders.into_iter().map(|it| it.join(asked));
            let found = first_file(std::iter::once(asked.to_path_buf()).chain(places));
            return found.map(Browser).ok_or_else(|| NoPdf::NotThere(asked.to_path_buf()));
        }
        let ending = if cfg!(windows) { ".exe" } else { "" };
        let folders = program_folders();
        let by_name = NAMES
            .iter()
            .flat_map(|name| folders.iter().map(move |it| it.join(format!("{name}{ending}"))));
        let windows = WINDOWS_FOLDERS
            .iter()
            .filter_map(|it| environment(it))
            .flat_map(|folder| WINDOWS.map(|it| PathBuf::from(&folder).join(it)));
        let places = by_name.chain(MAC.map(PathBuf::from)).chain(windows);
        first_file(places).map(Browser).ok_or(NoPdf::None)
    }

    /// Prints the page called `page` in the workshop.
    pub(super) fn print(&self, workshop: &Workshop, page: &str) -> Result<Vec<u8>, NoPdf> {
        match self.try_print(workshop, page, false) {
            // In a container one is often the administrator, whom browsers do not trust themselves
            // with. The page is ours and has no scripts.
            Err(NoPdf::Failed(said)) if said.contains(NO_SANDBOX) => {
                self.try_print(workshop, page, true)
            }
            other => other,
        }
    }

    fn try_print(&self, workshop: &Workshop, page: &str, open: bool) -> Result<Vec<u8>, NoPdf> {
        // Each page has a file of its own: what was printed before is not taken for it.
        let pdf = &format!("{page}.pdf");
        let log = workshop.file("log").map_err(NoPdf::Workshop)?;
        let mut command = Command::new(&self.0);
        command.args(QUIET).args(open.then_some(NO_SANDBOX));
        command
            .arg(with_path("--user-data-dir=", &workshop.path().join(format!("{page}.profile"))));
        command.arg(with_path("--print-to-pdf=", &workshop.path().join(pdf)));
        command.arg(file_url(&workshop.path().join(page)));
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
        let child = command.spawn().map_err(|it| NoPdf::Refused(self.0.clone(), it))?;
        wait(child)?;
        workshop.take(pdf).map_err(|_| {
            let log = workshop.take("log").unwrap_or_default();
            NoPdf::Failed(said(&String::from_utf8_lossy(&log)))
        })
    }
}

/// Waits for its end; one that never ends is ended.
fn wait(mut child: Child) -> Result<(), NoPdf> {
    for _ in 0..TICKS {
        if !matches!(child.try_wait(), Ok(None)) {
            return Ok(());
        }
        sleep(TICK);
    }
    let _ = child.kill();
    let _ = child.wait();
    Err(NoPdf::Slow)
}

fn with_path(option: &str, path: &Path) -> std::ffi::OsString {
    let mut argument = std::ffi::OsString::from(option);
    argument.push(path);
    argument
}

fn file_url(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    let way = href(path.trim_start_matches('/'));
    format!("file:///{way}")
}

/// What the browser said of the reason: its last line, without the place in its own source; the
/// line about the sandbox, wherever it stands.
fn said(log: &str) -> String {
    let lines = || log.lines().map(str::trim).filter(|it| !it.is_empty());
    let line = lines().find(|it| it.contains(NO_SANDBOX)).or_else(|| lines().next_back());
    let line = line.unwrap_or_default();
    line.rsplit_once("] ").map_or(line, |it| it.1).to_owned()
}

impl NoPdf {
    /// Why, and what to do.
    pub(super) fn words(&self) -> Words {
        match self {
            NoPdf::NotThere(path) => {
                let path = path.display();
                Words::new(
                    format!(
                        "there is no program `{path}`; name your Chromium, Chrome or Edge with --browser"
                    ),
                    format!(
                        "找不到程序“{path}”；请用 --browser 指明 Chromium、Chrome 或 Edge 的位置"
                    ),
                )
            }
            NoPdf::None => Words::fixed(
                "no Chromium, Chrome or Edge was found, and one of them has to do the printing; install one, name it with --browser, or open print.html of the built handbook in another browser and print that",
                "未找到 Chromium、Chrome 或 Edge，打印 PDF 需要其中之一；请安装，或用 --browser 指明位置，也可以用其他浏览器打开网站中的 print.html 自行打印",
            ),
            NoPdf::Refused(path, error) => {
                let path = path.display();
                Words::new(
                    format!("`{path}` cannot be run: {error}; name another browser with --browser"),
                    format!("无法运行“{path}”：{error}；请用 --browser 指明其他浏览器"),
                )
            }
            NoPdf::Slow => Words::fixed(
                "the browser did not finish within ten minutes and was ended; nothing was written",
                "浏览器十分钟内没有完成打印，已终止；未写出文件",
            ),
            NoPdf::Failed(said) => Words::new(
                format!("the browser wrote no whole PDF; it said: {said}"),
                format!("浏览器没有生成完整的 PDF，它的提示是：{said}"),
            ),
            NoPdf::Workshop(error) => Words::new(
                format!("the folder for temporary files cannot be used: {error}"),
                format!("无法使用临时文件夹：{error}"),
            ),
        }
    }
}
