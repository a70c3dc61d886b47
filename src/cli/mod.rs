//! The command line: arguments, printing, clocks and exit codes.
//!
//! Enter at [`run`]. It is the only place that prints, and the only one that asks what time it is.
//! Help and usage errors are in English, for developers; what communication staff read follows
//! `--lang`, and all of its words stand in `words.rs`. What a site is and how it is published, the
//! modules above know.

mod args;
mod begin;
mod begin_args;
mod clock;
mod commands;
mod failure;
mod findings;
mod help;
mod panics;
mod photos;
mod progress;
mod repeat;
mod serve;
mod streams;
mod timings;
mod words;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};
use commands::Outcome;
use words::Message;

/// Runs the program with the arguments of the process: 0 when it did what was asked, 1 when the
/// content has mistakes, 2 when the environment or the arguments do not allow it.
pub fn run() -> ExitCode {
    match Args::try_parse() {
        Ok(args) => dispatch(&args.command),
        Err(answer) => {
            // Help goes to standard output with status 0. Whoever closed the stream has read enough.
            let _ = answer.print();
            ExitCode::from(u8::try_from(answer.exit_code()).unwrap_or(2))
        }
    }
}

fn dispatch(command: &Command) -> ExitCode {
    let language = command.language();
    panics::tell_in(language);
    let outcome = match command {
        Command::Build(args) => commands::build(args),
        Command::Check(args) => commands::check(args),
        Command::Serve(args) => serve::serve(args),
        Command::Photos(args) => photos::photos(args),
        Command::New(args) => begin::new(args),
        Command::Init(args) => begin::init(args),
        Command::Completions { shell } => commands::completions(*shell),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Mistakes) => ExitCode::from(1),
        Err(failure) => {
            streams::tell(&Message::Failed(&failure).text(language));
            ExitCode::from(2)
        }
    }
}
