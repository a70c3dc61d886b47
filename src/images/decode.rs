//! Opens and decodes a picture within limits.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader};

use super::{Limits, PictureError};

/// A picture whose head has been read and found to be within the limits.
pub(super) struct Opened<'a> {
    decoder: Box<dyn ImageDecoder + 'a>,
    pub(super) orientation: Orientation,
    /// Width and height before it is turned upright.
    pub(super) stored: (u32, u32),
}

impl<'a> Opened<'a> {
    pub(super) fn new(bytes: &'a [u8], limits: &Limits) -> Result<Self, PictureError> {
        if bytes.len() > limits.bytes {
            return Err(PictureError::TooLarge { bytes: bytes.len() });
        }
        let format = image::guess_format(bytes).map_err(|_| PictureError::NotAPicture)?;
        match format {
            ImageFormat::Jpeg if !ends(bytes) => return Err(PictureError::Broken),
            ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP => {}
            _ => return Err(PictureError::NotAPicture),
        }
        let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
        // Memory is all that the decoder must know: it reads the head before it checks anything.
        let mut memory = image::Limits::no_limits();
        memory.max_alloc = Some(limits.memory);
        reader.limits(memory);
        let mut decoder = reader.into_decoder().map_err(|_| PictureError::Broken)?;
        let stored = decoder.dimensions();
        check(stored, decoder.total_bytes(), limits)?;
        let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        Ok(Self { decoder: Box::new(decoder), orientation, stored })
    }

    /// The pixels as they are stored, eight bits for each channel.
    pub(super) fn decode(self) -> Result<DynamicImage, PictureError> {
        let (width, height) = self.stored;
        let image = DynamicImage::from_decoder(self.decoder).map_err(|error| match error {
            ImageError::Limits(_) => PictureError::TooManyPixels { width, height },
            _ => PictureError::Broken,
        })?;
        Ok(if image.color().has_alpha() {
            image.into_rgba8().into()
        } else {
            image.into_rgb8().into()
        })
    }
}

pub(super) fn check(
    (width, height): (u32, u32),
    memory: u64,
    limits: &Limits,
) -> Result<(), PictureError> {
    if width == 0 || height == 0 {
        return Err(PictureError::Broken);
    }
    let pixels = u64::from(width) * u64::from(height);
    let fits = width.max(height) <= limits.side && pixels <= limits.pixels;
    if fits && memory <= limits.memory {
        Ok(())
    } else {
        Err(PictureError::TooManyPixels { width, height })
    }
}

/// Whether a JPEG has its end mark. The decoder fills the rest of one that was cut off with grey,
/// which nobody wants to publish. The mark may stand in a thumbnail too, so the search starts where
/// the picture's own data do.
fn ends(bytes: &[u8]) -> bool {
    const START_OF_SCAN: u8 = 0xda;
    const END: [u8; 2] = [0xff, 0xd9];
    let mut rest = bytes.get(2..).unwrap_or_default();
    while let [0xff, marker, after @ ..] = rest {
        rest = match (*marker, after) {
            (START_OF_SCAN, data) => return data.windows(2).any(|pair| pair == END),
            (0xff, _) => &rest[1..],
            (_, [high, low, ..]) => {
                let length = usize::from(u16::from_be_bytes([*high, *low]));
                after.get(length..).unwrap_or_default()
            }
            _ => &[],
        };
    }
    false
}
