//! Arguments in, exit code out.

#[allow(clippy::disallowed_methods, reason = "the command line comes in here")]
fn main() -> std::process::ExitCode {
    opsbook::commands::run(std::env::args_os())
}
