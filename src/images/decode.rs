//! Opens and decodes a picture within limits.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader};

use super::{Limits, PictureError, jpeg, profile};

/// A picture whose head has been read and found to be within the limits.
pub(super) struct Opened<'a> {
    decoder: Box<dyn ImageDecoder + 'a>,
    orientation: Orientation,
    /// Width and height before it is turned upright.
    stored: (u32, u32),
    /// The file, if it is a JPEG, which can be decoded at a reduced size.
    jpeg: Option<&'a [u8]>,
}

impl<'a> Opened<'a> {
    /// Reads the head only; what comes of it tells what the picture is and cannot be decoded.
    pub(super) fn head(bytes: &'a [u8], limits: &Limits) -> Result<Self, PictureError> {
        let format = format(bytes, limits)?;
        let head = if format == ImageFormat::Jpeg { jpeg::head(bytes) } else { bytes };
        Self::read(head, format, limits)
    }

    /// Opens a picture to be decoded.
    pub(super) fn whole(bytes: &'a [u8], limits: &Limits) -> Result<Self, PictureError> {
        let format = format(bytes, limits)?;
        if format == ImageFormat::Jpeg {
            jpeg::check(bytes)?;
        }
        Self::read(bytes, format, limits)
    }

    fn read(bytes: &'a [u8], format: ImageFormat, limits: &Limits) -> Result<Self, PictureError> {
        let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
        // Memory is all that the decoder must know: it reads the head before it checks anything.
        let mut memory = image::Limits::no_limits();
        memory.max_alloc = Some(limits.memory);
        reader.limits(memory);
        let mut decoder = reader.into_decoder().map_err(|_| PictureError::Broken)?;
        let stored = decoder.dimensions();
        check(stored, decoder.total_bytes(), limits)?;
        let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        let jpeg = (format == ImageFormat::Jpeg).then_some(bytes);
        Ok(Self { decoder: Box::new(decoder), orientation, stored, jpeg })
    }

    /// Width and height of the picture when it stands upright.
    pub(super) fn upright(&self) -> (u32, u32) {
        turned(self.orientation, self.stored)
    }

    /// Whether a pixel may be anything but opaque.
    pub(super) fn has_alpha(&self) -> bool {
        self.decoder.color_type().has_alpha()
    }

    /// The pixels as they are stored.
    pub(super) fn pixels(self) -> Result<DynamicImage, PictureError> {
        let (width, height) = self.stored;
        DynamicImage::from_decoder(self.decoder).map_err(|error| match error {
            ImageError::Limits(_) => PictureError::TooManyPixels { width, height },
            _ => PictureError::Broken,
        })
    }

    /// The pixels, upright and of that size, eight bits of sRGB for each channel.
    pub(super) fn decode(mut self, size: (u32, u32)) -> Result<DynamicImage, PictureError> {
        let orientation = self.orientation;
        let has_alpha = self.has_alpha();
        let colours = self.decoder.icc_profile().ok().flatten();
        let size = turned(orientation, size);
        let reduced = self.jpeg.and_then(|bytes| jpeg::reduced(bytes, self.stored, size));
        let mut image: DynamicImage = match reduced {
            Some(image) => image.into(),
            None if has_alpha => self.pixels()?.into_rgba8().into(),
            None => self.pixels()?.into_rgb8().into(),
        };
        // What costs time for each pixel comes when there are fewer of them.
        if size != (image.width(), image.height()) {
            image = super::resized(&image, size)?;
        }
        if let Some(colours) = colours {
            image = profile::to_srgb(image, &colours);
        }
        image.apply_orientation(orientation);
        Ok(image)
    }
}

fn format(bytes: &[u8], limits: &Limits) -> Result<ImageFormat, PictureError> {
    if bytes.len() > limits.bytes {
        return Err(PictureError::TooLarge { bytes: bytes.len() });
    }
    match image::guess_format(bytes) {
        Ok(format @ (ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP)) => Ok(format),
        _ => Err(PictureError::NotAPicture),
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

/// Width and height on the other side of `orientation`; its own inverse.
fn turned(orientation: Orientation, (width, height): (u32, u32)) -> (u32, u32) {
    match orientation {
        Orientation::Rotate90
        | Orientation::Rotate270
        | Orientation::Rotate90FlipH
        | Orientation::Rotate270FlipH => (height, width),
        Orientation::NoTransforms
        | Orientation::Rotate180
        | Orientation::FlipHorizontal
        | Orientation::FlipVertical => (width, height),
    }
}
