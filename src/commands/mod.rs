//! The command line: one file for each command.

mod approve;
mod broken;
mod browser;
mod build;
mod check;
mod completions;
mod edits;
mod explain;
mod export;
mod fix;
mod import;
mod init;
mod new;
mod progress;
#[cfg(feature = "serve")]
mod serve;
mod world;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::model::settings::{Confidentiality, FindingLevel, Strictness};
use crate::text::Lang;
use world::{Date, date, rule_level};

/// The compiler for operations manuals (运营实施手册): Markdown in, a checked handbook out.
#[derive(Parser)]
#[command(name = "opsbook", version, propagate_version = true, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write down the content of what is approved, so that later changes are found (登记已批准的内容)
    Approve(approve::Approve),
    /// Check the manual and write the handbook (检查手册并生成网站)
    Build(build::Build),
    /// Check the manual and say what is wrong with it (只检查，不生成)
    Check(check::Check),
    /// Write a script by which your shell completes commands and options (生成命令补全脚本)
    ///
    /// bash: opsbook completions bash > ~/.local/share/bash-completion/completions/opsbook
    /// zsh: opsbook completions zsh > ~/.zfunc/_opsbook, where ~/.zfunc is in fpath
    /// fish: opsbook completions fish > ~/.config/fish/completions/opsbook.fish
    /// PowerShell: opsbook completions powershell >> $PROFILE
    #[command(verbatim_doc_comment)]
    Completions(completions::Completions),
    /// Explain a rule, or what a kind of entry may say (解释一条规则或一类条目)
    Explain(explain::Explain),
    /// Write the handbook in another form: one PDF (导出 PDF)
    Export(export::Export),
    /// Make the repairs that need no thought (自动修复无需判断的问题)
    Fix(fix::Fix),
    /// Bring over a manual of MkDocs, mdBook or Docusaurus, or a folder of Markdown (导入其他工具的手册)
    Import(import::Import),
    /// Write a manual to begin with, as a standard asks for it (新建一本手册)
    Init(init::Init),
    /// Write a file for a new entry or chapter, to be filled in (新建条目或章节文件)
    New(new::New),
    /// Show the handbook in the browser and follow what you write (边写边看，保存后自动刷新)
    ///
    /// The pages are those of `build`, kept in memory: nothing is written. When a file of the
    /// manual is saved, open pages renew themselves where they are. What is wrong is shown in the
    /// terminal and over the page; what cannot be shown yet leaves the last good pages. Only this
    /// machine can see them, unless --host says otherwise.
    /// (页面与 build 相同，只在内存中，不写任何文件；保存后页面在原处自动更新，问题同时显示在终端和页面上。)
    #[cfg(feature = "serve")]
    Serve(serve::Serve),
}

/// What every command that reads a manual is asked.
#[derive(Args)]
struct Reading {
    /// The folder of the manual (手册所在文件夹)
    #[arg(default_value = "manual", value_name = "MANUAL")]
    manual: PathBuf,
    /// Read the manual as of this day, as 2026-11-23; today if not given (按此日期检查)
    #[arg(long, value_name = "DATE", value_parser = date)]
    today: Option<Date>,
    /// Check against this standard instead of those of manual.yaml; may be given several times
    #[arg(long = "standard", value_name = "STANDARD")]
    standards: Vec<String>,
    /// The language of messages (提示语言)
    #[arg(long, value_name = "LANG")]
    lang: Option<LangArgument>,
    /// How strict to be: in a draft what is unfinished is only a warning (what cannot be read, what
    /// a standard lacks and broken links stay errors), standard takes rules at their own level, and
    /// strict also raises some notes to warnings and rules set to `strict` to errors
    /// (检查的严格程度：草稿把未完成之处降为警告，标准按各规则自身级别，严格则把部分提示升为警告、
    /// 把设为 strict 的规则升为错误)
    #[arg(long, value_name = "LEVEL")]
    level: Option<LevelArgument>,
    /// Give a rule or a family a level of its own, as `OPS106=off` or `OPS2=warning`; may be given
    /// several times (单条规则或一类规则的级别)
    #[arg(long = "rule", value_name = "CODE=LEVEL", value_parser = rule_level)]
    rules: Vec<(String, FindingLevel)>,
    /// This is a release, for readers of what is internal or as named: drafts and what is more
    /// confidential are errors, and with errors nothing is published (按正式发布检查)
    #[arg(long, value_name = "FOR", num_args = 0..=1, require_equals = true, default_missing_value = "internal")]
    release: Option<ReleaseArgument>,
    /// Count only findings that are not in this file (只计入基线文件之外的新问题)
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum LangArgument {
    Zh,
    En,
}

#[derive(Clone, Copy, ValueEnum)]
enum LevelArgument {
    Draft,
    Standard,
    Strict,
}

#[derive(Clone, Copy, ValueEnum)]
enum ReleaseArgument {
    Public,
    Internal,
    Confidential,
    Secret,
}

impl From<ReleaseArgument> for Confidentiality {
    fn from(it: ReleaseArgument) -> Confidentiality {
        match it {
            ReleaseArgument::Public => Confidentiality::Public,
            ReleaseArgument::Internal => Confidentiality::Internal,
            ReleaseArgument::Confidential => Confidentiality::Confidential,
            ReleaseArgument::Secret => Confidentiality::Secret,
        }
    }
}

impl From<LangArgument> for Lang {
    fn from(it: LangArgument) -> Lang {
        match it {
            LangArgument::Zh => Lang::Zh,
            LangArgument::En => Lang::En,
        }
    }
}

impl From<LevelArgument> for Strictness {
    fn from(it: LevelArgument) -> Strictness {
        match it {
            LevelArgument::Draft => Strictness::Draft,
            LevelArgument::Standard => Strictness::Standard,
            LevelArgument::Strict => Strictness::Strict,
        }
    }
}

/// How a command ended.
enum Ended {
    /// All is well.
    Well,
    /// There are findings of level error.
    WithErrors,
}

/// Does what the command line asks for. Exit codes: 0 clean, 1 findings of level error, 2 could
/// not run.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(help) => {
            let _ = help.print();
            return ExitCode::from(if help.use_stderr() { 2 } else { 0 });
        }
    };
    let ended = match arguments.command {
        Command::Approve(it) => it.run(),
        Command::Build(it) => it.run(),
        Command::Check(it) => it.run(),
        Command::Completions(it) => it.run(),
        Command::Explain(it) => it.run(),
        Command::Export(it) => it.run(),
        Command::Fix(it) => it.run(),
        Command::Import(it) => it.run(),
        Command::Init(it) => it.run(),
        Command::New(it) => it.run(),
        #[cfg(feature = "serve")]
        Command::Serve(it) => it.run(),
    };
    match ended {
        Ok(Ended::Well) => ExitCode::SUCCESS,
        Ok(Ended::WithErrors) => ExitCode::from(1),
        Err(error) => {
            world::complain(&error);
            ExitCode::from(2)
        }
    }
}
