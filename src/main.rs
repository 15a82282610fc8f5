//! Arguments in, exit code out.

fn main() -> std::process::ExitCode {
    opsbook::commands::run(std::env::args_os())
}
