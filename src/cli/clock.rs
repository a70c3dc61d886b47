//! The clocks: what day it is, and how long something took.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::text::Date;
use crate::text::date::danish_day;

/// Today in Denmark, where the sites are published; the machine's time zone plays no part.
/// The first day of 1970 on a machine whose clock is set before that.
pub(super) fn today() -> Date {
    #[expect(clippy::disallowed_methods, reason = "this is the one place that asks for the day")]
    let now = SystemTime::now();
    let seconds = now.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    danish_day(i64::try_from(seconds).unwrap_or_default()).unwrap_or_default()
}

/// Measures how long something takes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stopwatch(Instant);

impl Stopwatch {
    pub(super) fn start() -> Self {
        #[expect(clippy::disallowed_methods, reason = "this is the one place that measures time")]
        let now = Instant::now();
        Self(now)
    }

    pub(super) fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}
