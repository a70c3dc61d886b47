//! The marks of a JPEG file: where its head ends, and what decoding it would cost.

use super::PictureError;

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

/// What follows the head; nothing when there is none. Marks may stand in a thumbnail too, so the
/// search goes from part to part.
fn pixels(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes.get(2..)?;
    while let [0xff, marker, after @ ..] = rest {
        rest = match (*marker, after) {
            (0xff, _) => &rest[1..],
            (marker, [high, low, ..]) => {
                let length = usize::from(u16::from_be_bytes([*high, *low]));
                let next = after.get(length..)?;
                if marker == START_OF_SCAN {
                    return Some(next);
                }
                next
            }
            _ => return None,
        };
    }
    None
}
