//! The command `serve`: the preview, as the command line starts it and tells of it.

use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use clap::Args as Arguments;

use super::args::{Lang, day, web_address};
use super::clock::{self, Stopwatch};
use super::commands::{Outcome, absolute};
use super::failure::Failure;
use super::words::Message;
use super::{findings, streams};
use crate::diagnostics::Language;
use crate::preview::{self, Editor, News, Options, Preview};
use crate::site::LoadOptions;
use crate::snapshot::SnapshotOptions;
use crate::text::Date;

#[derive(Debug, Arguments)]
pub(super) struct ServeArgs {
    /// The site's folder, in which content/ lies [default: the current folder]
    #[arg(long, value_name = "DIR", help_heading = "Where")]
    pub(super) root: Option<PathBuf>,
    /// The port; when it is in use the next free one is taken
    #[arg(long, value_name = "PORT", default_value_t = 4000, help_heading = "Where")]
    pub(super) port: u16,
    /// The address to listen on; another than this machine's own lets others on the network look
    #[arg(long, value_name = "IP", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST), help_heading = "Where")]
    pub(super) host: IpAddr,
    /// Where the site will stand on the web [default: base_url of content/site.yaml]
    #[arg(long, value_name = "URL", value_parser = web_address, help_heading = "Where")]
    pub(super) base_url: Option<String>,
    /// Open the site in the browser
    #[arg(long, help_heading = "In the browser")]
    pub(super) open: bool,
    /// Go to the page whose file was saved
    #[arg(long, help_heading = "In the browser")]
    pub(super) follow: bool,
    /// What opens a file: vscode, vscodium, cursor, idea, or an address with {path} and {line}
    #[arg(long, value_name = "EDITOR", default_value = "vscode", value_parser = editor, help_heading = "In the browser")]
    pub(super) editor: Editor,
    /// The day to show the site for [default: today in Denmark]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day, help_heading = "What is taken in")]
    pub(super) today: Option<Date>,
    /// The language of what is told in the terminal; the browser speaks Danish
    #[arg(
        long,
        value_enum,
        value_name = "LANGUAGE",
        default_value = "da",
        help_heading = "What is told"
    )]
    pub(super) lang: Lang,
    /// Tell nothing but the address and what is wrong
    #[arg(long, short, help_heading = "What is told")]
    pub(super) quiet: bool,
}

fn editor(text: &str) -> Result<Editor, String> {
    Editor::parse(text).ok_or_else(|| {
        "write vscode, vscodium, cursor, idea, or an address such as x-editor://open?file={path}"
            .to_owned()
    })
}

/// Shows the site until the process is interrupted.
pub(super) fn serve(args: &ServeArgs) -> Result<Outcome, Failure> {
    let since = Stopwatch::start();
    let (language, quiet) = (args.lang.language(), args.quiet);
    let root = args.root.clone().unwrap_or_default();
    if !root.join("content").is_dir() {
        return Err(Failure::NoContent(absolute(&root)));
    }
    let preview = preview::open(options(args, root)).map_err(Failure::Serve)?;
    announce(&preview, args, &since)?;
    if args.open {
        open_browser(&preview.url());
    }
    let fixed = args.today;
    let today = move || fixed.unwrap_or_else(clock::today);
    preview.serve(move |news| tell(&news, language, quiet), today).map_err(Failure::Serve)?;
    Ok(Outcome::Done)
}

fn options(args: &ServeArgs, root: PathBuf) -> Options {
    let today = args.today.unwrap_or_else(clock::today);
    let load = LoadOptions { today, drafts: true, future: true };
    Options {
        root: if root.as_os_str().is_empty() { PathBuf::from(".") } else { root },
        snapshot: SnapshotOptions { load, base_url: args.base_url.clone() },
        host: args.host,
        port: args.port,
        follow: args.follow,
        editor: args.editor.clone(),
    }
}

fn announce(preview: &Preview, args: &ServeArgs, since: &Stopwatch) -> Result<(), Failure> {
    let language = args.lang.language();
    if let Some(port) = preview.port_in_use() {
        streams::tell(&Message::PortInUse(port).text(language));
    }
    if !args.host.is_loopback() {
        streams::tell(&Message::OpenToOthers(args.host).text(language));
    }
    let url = preview.url();
    let ready = Message::Serving { url: &url, took: since.elapsed() };
    Ok(streams::answer(&format!("{}\n", ready.text(language)))?)
}

fn tell(news: &News<'_>, language: Language, quiet: bool) {
    let message = match news {
        News::Checked(snapshot) => {
            return findings::tell_people(&snapshot.found, &snapshot.sources, language);
        }
        News::Reloaded { snapshot, told, took } => {
            findings::tell_new(&snapshot.found, told, &snapshot.sources, language);
            if quiet {
                return;
            }
            Message::Reloaded(*took)
        }
        News::Unreadable(error) => Message::StaysUnreadable(error),
        News::FolderGone(root) => Message::FolderGone(root),
        News::FolderBack(root) => Message::FolderBack(root),
        News::NotWatched(error) => Message::NotWatched(error),
        News::Failed => return,
    };
    streams::tell(&message.text(language));
}

/// Opens an address of this program's own making. No shell is asked, so that nothing in the address
/// could be a command; whether a browser opens is not waited for.
fn open_browser(url: &str) {
    let (program, before): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("rundll32", &["url.dll,FileProtocolHandler"])
    } else {
        ("xdg-open", &[])
    };
    let mut command = Command::new(program);
    command.args(before).arg(url);
    // Without a browser the address is there to be read.
    let _ = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
}
