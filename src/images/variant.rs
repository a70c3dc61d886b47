//! What a picture becomes: which widths, in which formats.

/// The widths that a picture is published in: a phone, a column of text, a sharp screen.
const WIDTHS: [u32; 3] = [480, 960, WIDEST];

/// The widest of them.
pub(super) const WIDEST: u32 = 1600;

/// What is known of a picture from the head of its file, without decoding it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Pixels across when it stands upright, at least 1; a drawing has those of its widest file.
    pub width: u32,
    /// Pixels down when it stands upright, at least 1.
    pub height: u32,
    /// What it consists of.
    pub kind: Kind,
}

/// What a picture consists of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Pixels, all of them opaque.
    Opaque,
    /// Pixels that may be transparent.
    Transparent,
    /// Lines and areas, as sharp in any size.
    Drawing,
}

/// One of the files that a picture becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Variant {
    /// Pixels across.
    pub width: u32,
    /// How it is encoded.
    pub format: Format,
}

/// The encoding of a published picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// For browsers of today.
    WebP,
    /// For all others, where nothing is transparent.
    Jpeg,
    /// For all others, where something may be.
    Png,
}

impl Format {
    /// The file extension of the encoding, without a dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::WebP => "webp",
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }

    /// The media type (RFC 6838).
    pub fn media_type(self) -> &'static str {
        match self {
            Self::WebP => "image/webp",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }
}

impl Head {
    /// The widths that it is published in, the smallest first. None is wider than the picture, and
    /// none so near to the widest that it would save nothing.
    pub fn widths(&self) -> Vec<u32> {
        let own = if self.kind == Kind::Drawing { WIDEST } else { self.width.min(WIDEST) };
        let is_smaller = |width: &u32| width * 10 <= own * 9;
        WIDTHS.into_iter().filter(is_smaller).chain([own]).collect()
    }

    /// How many pixels down it has at a width: in proportion, rounded to the nearest.
    pub fn height_at(&self, width: u32) -> u32 {
        let (own_width, own_height) = (u64::from(self.width), u64::from(self.height));
        let exact = (own_height * u64::from(width) * 2 + own_width) / (own_width * 2);
        u32::try_from(exact).unwrap_or(u32::MAX).max(1)
    }

    /// The formats of every width: one for today, one that everything can show.
    pub fn formats(&self) -> [Format; 2] {
        let fallback = if self.kind == Kind::Opaque { Format::Jpeg } else { Format::Png };
        [Format::WebP, fallback]
    }

    /// Every file that it becomes, by width and format.
    pub fn variants(&self) -> Vec<Variant> {
        let of_width = |width| self.formats().map(|format| Variant { width, format });
        self.widths().into_iter().flat_map(of_width).collect()
    }

    /// How many pixels are in memory when it is decoded, at least.
    pub fn pixels(&self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_those_that_a_page_needs_and_none_that_the_picture_has_not() {
        let cases: [(u32, &[u32]); 9] = [
            (4000, &[480, 960, 1600]),
            (1600, &[480, 960, 1600]),
            (1200, &[480, 960, 1200]),
            (1000, &[480, 1000]),
            (960, &[480, 960]),
            (534, &[480, 534]),
            (533, &[533]),
            (480, &[480]),
            (1, &[1]),
        ];
        for (width, expected) in cases {
            let head = Head { width, height: 10, kind: Kind::Opaque };
            assert_eq!(head.widths(), expected, "{width}");
        }
        let drawing = Head { width: WIDEST, height: 800, kind: Kind::Drawing };
        assert_eq!(drawing.widths(), [480, 960, 1600]);
    }

    #[test]
    fn heights_are_in_proportion_and_never_nothing() {
        for ((width, height), at, expected) in [
            ((4000, 3000), 1600, 1200),
            ((1201, 801), 480, 320),
            ((3, 2), 2, 1),
            ((16_000, 1), 480, 1),
            ((1, 16_000), 1, 16_000),
        ] {
            let head = Head { width, height, kind: Kind::Opaque };
            assert_eq!(head.height_at(at), expected, "{width} × {height} at {at}");
        }
    }
}
