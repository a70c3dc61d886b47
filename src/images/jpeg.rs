//! What is special to JPEG: where the head of a file ends, what decoding it would cost, and decoding it at
//! a reduced size.

use std::iter;
use std::ops::RangeInclusive;

use image::RgbImage;
use jpeg_decoder::Decoder;

use super::PictureError;

/// Frames that are coded by Huffman's tables: baseline, extended and progressive.
const FRAMES: RangeInclusive<u8> = 0xc0..=0xc2;
const START_OF_SCAN: u8 = 0xda;
const END_OF_IMAGE: u8 = 0xd9;

/// How often a file may go over its pixels. A photograph that builds up in steps takes about ten;
/// each further one costs time, and one file can hold thousands.
const MOST_SCANS: usize = 64;

/// The part of a file that says what it is: all before the first pixels.
pub(super) fn head(bytes: &[u8]) -> &[u8] {
    let data = pixels(bytes).map_or(0, <[u8]>::len);
    &bytes[..bytes.len() - data]
}

/// Refuses a file that was cut off, whose rest the decoder would fill with grey, and one that would
/// take too long.
pub(super) fn check(bytes: &[u8]) -> Result<(), PictureError> {
    let mut scans = 1;
    // Among the pixels 0xff is followed by a mark, or by a zero that says it is none.
    let mut after_each_mark = pixels(bytes).unwrap_or_default().split(|byte| *byte == 0xff).skip(1);
    loop {
        match after_each_mark.next().map(<[u8]>::first) {
            None => return Err(PictureError::Broken),
            Some(Some(&END_OF_IMAGE)) => return Ok(()),
            Some(Some(&START_OF_SCAN)) => scans += 1,
            Some(_) => {}
        }
        if scans > MOST_SCANS {
            return Err(PictureError::TooSlow);
        }
    }
}

/// The picture, which is `stored` pixels wide and high, at half, a quarter or an eighth of that, the
/// smallest that still holds `size`: pixels that would only be averaged away are never made. `None`
/// when it is not so much larger than `size`, or no photograph of the usual kind.
pub(super) fn reduced(bytes: &[u8], stored: (u32, u32), size: (u32, u32)) -> Option<RgbImage> {
    let asked = (u16::try_from(size.0).ok()?, u16::try_from(size.1).ok()?);
    if size.0 * 2 > stored.0 || !is_photograph(bytes, stored) {
        return None;
    }
    let mut decoder = Decoder::new(bytes);
    let (width, height) = decoder.scale(asked.0, asked.1).ok()?;
    let is_enough = width >= asked.0 && height >= asked.1;
    is_enough.then(|| RgbImage::from_raw(width.into(), height.into(), decoder.decode().ok()?))?
}

/// Whether a picture has three colours of eight bits each and is `stored` pixels wide and high, by the
/// head of its only frame (ITU-T T.81, B.2.2).
fn is_photograph(bytes: &[u8], stored: (u32, u32)) -> bool {
    let frames = parts(bytes).filter(|part| FRAMES.contains(&part.marker));
    let heads: Vec<&[u8]> = frames.map(|part| part.content).collect();
    let [&[8, h1, h0, w1, w0, 3, ..]] = *heads else { return false };
    let pixels = |high, low| u32::from(u16::from_be_bytes([high, low]));
    (pixels(w1, w0), pixels(h1, h0)) == stored
}

/// A part of the head.
struct Part<'a> {
    marker: u8,
    content: &'a [u8],
    after: &'a [u8],
}

/// The parts of the head, up to the first scan.
fn parts(bytes: &[u8]) -> impl Iterator<Item = Part<'_>> {
    let mut rest = bytes.get(2..).unwrap_or_default();
    iter::from_fn(move || {
        while let [0xff, 0xff, ..] = rest {
            rest = &rest[1..];
        }
        let [0xff, marker, high, low, ..] = *rest else { return None };
        let length = usize::from(u16::from_be_bytes([high, low]));
        let (content, after) = rest[2..].split_at_checked(length)?;
        rest = if marker == START_OF_SCAN { &[] } else { after };
        Some(Part { marker, content: content.get(2..)?, after })
    })
}

/// What follows the head; nothing when there is none. Marks may stand in a thumbnail too, so the
/// search goes from part to part.
fn pixels(bytes: &[u8]) -> Option<&[u8]> {
    parts(bytes).find(|part| part.marker == START_OF_SCAN).map(|part| part.after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{DynamicImage, ImageFormat};
    use std::io::Cursor;

    fn encoded(image: &DynamicImage) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        image.write_to(&mut bytes, ImageFormat::Jpeg).expect("an encoder");
        bytes.into_inner()
    }

    #[test]
    fn what_is_made_of_a_photograph_is_the_smallest_that_is_large_enough() {
        let bytes = encoded(&DynamicImage::new_rgb8(801, 401));
        let of = |size| reduced(&bytes, (801, 401), size).map(|image| image.dimensions());
        assert_eq!(of((801, 401)), None);
        assert_eq!(of((402, 201)), None);
        assert_eq!(of((400, 200)), Some((401, 201)));
        assert_eq!(of((201, 101)), Some((201, 101)));
        assert_eq!(of((200, 102)), None, "out of proportion");
        assert_eq!(of((101, 51)), Some((101, 51)));
        assert_eq!(of((1, 1)), Some((101, 51)));
    }

    #[test]
    fn pictures_of_another_kind_are_decoded_whole() {
        let photograph = encoded(&DynamicImage::new_rgb8(80, 80));
        let frame = photograph.windows(2).position(|pair| pair == [0xff, 0xc0]).expect("a frame");
        let two_frames = [&photograph[..frame + 19], &photograph[frame..]].concat();
        assert!(reduced(&photograph, (80, 80), (20, 20)).is_some());
        assert!(reduced(&photograph, (80, 81), (20, 20)).is_none());
        assert!(reduced(&two_frames, (80, 80), (20, 20)).is_none());
        let grey = encoded(&DynamicImage::new_luma8(80, 80));
        assert!(reduced(&grey, (80, 80), (20, 20)).is_none());
    }
}
