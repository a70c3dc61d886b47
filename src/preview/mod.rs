//! The site in a browser while it is written.
//!
//! Enter at [`open`], then [`Preview::serve`]. One thread watches the folder and makes snapshots; the
//! newest stands in a slot from which every request takes it, so that no request waits for a reload
//! or sees half of one. What is served is what [`render`](crate::render) gives, and one script tag.
//! The bar, the overlay and the overview live below `/_bydel/`, where nothing of a site can stand.

mod answer;
mod doubt;
mod due;
mod editor;
mod findings;
mod guard;
mod inject;
mod lock;
mod matrix;
mod overview;
mod page;
mod patience;
mod provenance;
mod readability;
mod reload;
mod server;
mod shown;
mod state;
mod watch;

#[cfg(test)]
mod tests;

use std::net::{IpAddr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use editor::Editor;
pub use reload::News;
pub use watch::WatchError;

use crate::snapshot::{Snapshot, SnapshotOptions, Unchecked};
use crate::source::{DiskFiles, FileError};
use crate::text::Date;
use lock::Lock;
use reload::Reloader;
use server::Server;
use shown::Shown;

/// How many ports are tried from the one that was asked for.
const PORTS: u16 = 20;

/// How a site is previewed.
#[derive(Debug, Clone)]
pub struct Options {
    /// The site's folder.
    pub root: PathBuf,
    /// What is taken in.
    pub snapshot: SnapshotOptions,
    /// The address to listen on.
    pub host: IpAddr,
    /// The port; when it is in use the next free one is taken.
    pub port: u16,
    /// Whether the browser goes to the page whose file was saved.
    pub follow: bool,
    /// What opens a file.
    pub editor: Editor,
}

/// Why there is no preview.
#[derive(Debug)]
pub enum ServeError {
    /// A file of the site cannot be read.
    Unreadable(FileError),
    /// Another preview shows the same folder, at this address if that is known.
    Running(Option<String>),
    /// No port can be listened on.
    NoPort {
        /// The address that was asked for.
        host: IpAddr,
        /// The first port that was tried.
        port: u16,
        /// What the system said of the last.
        cause: std::io::Error,
    },
    /// The server could not go on.
    Server(std::io::Error),
}

/// A preview that is ready to be served.
#[derive(Debug)]
pub struct Preview {
    options: Options,
    unchecked: Unchecked,
    listener: TcpListener,
    lock: Lock,
}

/// Loads the site and takes a port.
///
/// # Errors
/// When the folder cannot be read or is shown already, and when there is no port.
pub fn open(options: Options) -> Result<Preview, ServeError> {
    let lock = Lock::take(&options.root).map_err(ServeError::Running)?;
    let listener = listen(options.host, options.port)?;
    let files = DiskFiles::new(&options.root);
    let unchecked =
        Unchecked::open(&files, options.snapshot.clone()).map_err(ServeError::Unreadable)?;
    let preview = Preview { options, unchecked, listener, lock };
    preview.lock.tell(&preview.url());
    Ok(preview)
}

impl Preview {
    /// Where the site is shown.
    pub fn url(&self) -> String {
        let path = self.snapshot().routes.url_of_path("/");
        match self.listener.local_addr() {
            Ok(address) => format!("http://{}{path}", reachable(address)),
            Err(_) => format!("http://{}:{}{path}", self.options.host, self.options.port),
        }
    }

    /// The port that was asked for, if another had to be taken.
    pub fn port_in_use(&self) -> Option<u16> {
        let wanted = self.options.port;
        let taken = self.listener.local_addr().map_or(wanted, |address| address.port());
        (wanted != 0 && taken != wanted).then_some(wanted)
    }

    /// The snapshot that is shown first, before it is checked.
    fn snapshot(&self) -> &Arc<Snapshot> {
        self.unchecked.snapshot()
    }

    /// Shows the site until the process is interrupted. `tell` is told what happens meanwhile, and
    /// `today` is asked for the day again and again: a preview may be open for weeks.
    ///
    /// # Errors
    /// When the server cannot go on.
    pub fn serve(
        self,
        tell: impl Fn(News<'_>) + Send + 'static,
        today: impl Fn() -> Date + Send + 'static,
    ) -> Result<(), ServeError> {
        // The lock is held until the preview ends.
        let Self { options, unchecked, listener, lock: _lock } = self;
        let shown = Arc::new(Shown::new(Arc::clone(unchecked.snapshot())));
        let server =
            Server::new(&options, Arc::clone(&shown), &listener).map_err(ServeError::Server)?;
        let follow = move || Reloader::begin(&options, unchecked, shown, tell, today).run();
        std::thread::Builder::new()
            .name("bydel-reload".to_owned())
            .spawn(follow)
            .map_err(ServeError::Server)?;
        server.run(listener).map_err(ServeError::Server)
    }
}

/// The first free port from `port` on; 0 lets the system choose.
fn listen(host: IpAddr, port: u16) -> Result<TcpListener, ServeError> {
    let mut last = None;
    for port in port..=port.saturating_add(PORTS) {
        match TcpListener::bind((host, port)) {
            Ok(listener) => return Ok(listener),
            Err(cause) => last = Some(cause),
        }
    }
    let cause = last.unwrap_or_else(|| std::io::ErrorKind::AddrInUse.into());
    Err(ServeError::NoPort { host, port, cause })
}

/// An address that a browser on this machine can ask: not that of all interfaces.
fn reachable(address: SocketAddr) -> SocketAddr {
    if !address.ip().is_unspecified() {
        return address;
    }
    let loopback = match address.ip() {
        IpAddr::V4(_) => IpAddr::from([127, 0, 0, 1]),
        IpAddr::V6(_) => IpAddr::from([0, 0, 0, 0, 0, 0, 0, 1]),
    };
    SocketAddr::new(loopback, address.port())
}

/// The folder as the system knows it, for links that open its files.
fn absolute(root: &Path) -> PathBuf {
    let root = if root.as_os_str().is_empty() { Path::new(".") } else { root };
    root.canonicalize().unwrap_or_else(|_| root.to_owned())
}
