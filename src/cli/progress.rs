//! The progress bar: only for somebody who looks, and only when the work lasts.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::clock::Stopwatch;

/// How long the work lasts before a bar is worth drawing.
const PATIENCE: Duration = Duration::from_secs(1);

/// Counts what is done, and draws it on standard error when it takes long.
pub(super) struct Progress {
    total: u64,
    done: AtomicU64,
    since: Stopwatch,
    is_shown: bool,
    bar: OnceLock<ProgressBar>,
}

impl Progress {
    /// For `total` steps of work that began at `since`; without `is_shown` nothing is ever drawn.
    pub(super) fn new(total: usize, since: Stopwatch, is_shown: bool) -> Self {
        let total = total as u64;
        Self { total, done: AtomicU64::new(0), since, is_shown, bar: OnceLock::new() }
    }

    /// One more step is done. Called from all threads.
    pub(super) fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if self.is_shown && self.since.elapsed() > PATIENCE {
            self.bar.get_or_init(|| draw(self.total)).set_position(done);
        }
    }
}

/// The bar leaves no trace: what comes after it stands where it stood.
impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}

fn draw(total: u64) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len}");
    ProgressBar::new(total).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
