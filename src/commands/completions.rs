//! `opsbook completions`: a script by which a shell completes commands and options.

use clap::{Args, CommandFactory};
use clap_complete::{Shell, generate};

use super::world::{Trouble, say_exactly};
use super::{Arguments, Ended};

#[derive(Args)]
pub(super) struct Completions {
    /// The shell that is to complete (命令行环境)
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

impl Completions {
    pub(super) fn run(&self) -> Result<Ended, Trouble> {
        let mut command = Arguments::command();
        let name = command.get_name().to_owned();
        let mut script = Vec::new();
        generate(self.shell, &mut command, name, &mut script);
        say_exactly(&String::from_utf8_lossy(&script))?;
        Ok(Ended::Well)
    }
}
