//! Names by which figures refer to indicators, sources and subjects.
//!
//! Three types, so that one cannot be used for another. They are cheap to clone and compare as
//! their text; whether something by that name exists is checked by the loader.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id with this text.
            pub fn new(id: &str) -> Self {
                Self(Arc::from(id))
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    };
}

id! {
    /// Names an indicator: the file name of its page in `content/indicators/`.
    IndicatorId
}
id! {
    /// Names a source: its key in `content/sources.yaml`.
    SourceId
}
id! {
    /// Names what a figure is about: an area, a group of areas, a municipality or a programme.
    SubjectId
}
