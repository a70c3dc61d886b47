//! Pictures from anyone's phone: what is kept, what is left out, and what is refused.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use proptest::prelude::*;

use super::{Format, Limits, PictureError, prepare, size};

/// Red on the left, blue on the right.
fn two_halves(width: u32, height: u32) -> DynamicImage {
    let colour = |x, _| if x * 2 < width { Rgb([220, 20, 20]) } else { Rgb([20, 20, 220]) };
    RgbImage::from_fn(width, height, colour).into()
}

fn encoded(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).expect("an encoder");
    bytes.into_inner()
}

fn decoded(bytes: &[u8]) -> RgbImage {
    image::load_from_memory(bytes).expect("a picture").into_rgb8()
}

/// A TIFF block with an orientation and a GPS directory that says 56° north.
fn exif(orientation: u8) -> Vec<u8> {
    let mut tiff = b"MM\0\x2a\0\0\0\x08".to_vec();
    tiff.extend([0, 2]);
    tiff.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    tiff.extend([0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38]);
    tiff.extend([0, 0, 0, 0]);
    tiff.extend([0, 1, 0, 1, 0, 2, 0, 0, 0, 2, b'N', 0, 0, 0, 0, 0, 0, 0]);
    tiff.extend(b"GPS-56.1629N-10.2039E");
    tiff
}

/// A JPEG as a phone writes it: EXIF before anything else, a comment after the end.
fn phone_jpeg(image: &DynamicImage, orientation: u8) -> Vec<u8> {
    let plain = encoded(image, ImageFormat::Jpeg);
    let tiff = exif(orientation);
    let length = u16::try_from(tiff.len() + 8).expect("a short block").to_be_bytes();
    let mut bytes = plain[..2].to_vec();
    bytes.extend([0xff, 0xe1, length[0], length[1]]);
    bytes.extend(b"Exif\0\0");
    bytes.extend(tiff);
    bytes.extend(&plain[2..]);
    bytes.extend(b"MotionPhoto");
    bytes
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

#[test]
fn no_metadata_survives() {
    let source = phone_jpeg(&two_halves(64, 32), 1);
    assert!(contains(&source, b"Exif") && contains(&source, b"GPS-56"));
    let picture = prepare(&source, &Limits::default()).expect("a picture");
    for trace in [&b"Exif"[..], b"GPS", b"MotionPhoto", b"ICC_PROFILE", b"MM\0\x2a"] {
        assert!(!contains(&picture.bytes, trace), "{trace:?}");
    }
}

#[test]
fn a_picture_is_turned_upright() {
    // Orientation 6: the camera was turned, so the stored left side is the top.
    let source = phone_jpeg(&two_halves(64, 32), 6);
    let picture = prepare(&source, &Limits::default()).expect("a picture");
    assert_eq!((picture.width, picture.height), (32, 64));
    let pixels = decoded(&picture.bytes);
    assert_eq!(pixels.dimensions(), (32, 64));
    assert!(pixels.get_pixel(16, 8).0[0] > 180, "red at the top");
    assert!(pixels.get_pixel(16, 56).0[2] > 180, "blue at the bottom");
}

#[test]
fn the_width_is_limited_after_turning_and_proportions_are_kept() {
    let limits = Limits { width: 100, ..Limits::default() };
    let table = [
        ((64, 32), 1, (64, 32)),
        ((400, 200), 1, (100, 50)),
        ((400, 200), 6, (100, 200)),
        ((300, 201), 1, (100, 67)),
        ((90, 400), 1, (90, 400)),
        ((500, 1), 1, (100, 1)),
    ];
    for ((width, height), orientation, expected) in table {
        let source = phone_jpeg(&two_halves(width, height), orientation);
        let picture = prepare(&source, &limits).expect("a picture");
        assert_eq!((picture.width, picture.height), expected);
        assert_eq!(decoded(&picture.bytes).dimensions(), expected);
        assert_eq!(size(&source, &limits), Ok(expected));
    }
}

#[test]
fn opaque_pictures_become_jpeg_and_transparent_ones_png() {
    let opaque = two_halves(20, 20).into_rgba8();
    let mut transparent = opaque.clone();
    transparent.put_pixel(3, 3, Rgba([1, 2, 3, 254]));
    let cases: [(RgbaImage, Format); 2] = [(opaque, Format::Jpeg), (transparent, Format::Png)];
    for (image, expected) in cases {
        for format in [ImageFormat::Png, ImageFormat::WebP] {
            let source = encoded(&image.clone().into(), format);
            let picture = prepare(&source, &Limits::default()).expect("a picture");
            assert_eq!(picture.format, expected);
        }
    }
}

#[test]
fn what_stands_under_full_transparency_is_not_published() {
    let mut image = RgbaImage::from_pixel(8, 8, Rgba([9, 9, 9, 255]));
    image.put_pixel(4, 4, Rgba([200, 100, 50, 0]));
    let picture = prepare(&encoded(&image.into(), ImageFormat::Png), &Limits::default());
    let bytes = picture.expect("a picture").bytes;
    let pixels = image::load_from_memory(&bytes).expect("a picture").into_rgba8();
    assert_eq!(pixels.get_pixel(4, 4).0, [0; 4]);
}

#[test]
fn sixteen_bits_and_grey_are_understood() {
    let picture = two_halves(30, 10);
    for image in [picture.to_rgb16().into(), picture.to_luma8().into(), picture.to_luma16().into()]
    {
        let source = encoded(&image, ImageFormat::Png);
        assert_eq!(prepare(&source, &Limits::default()).map(|p| p.format), Ok(Format::Jpeg));
    }
}

#[test]
fn each_limit_has_its_error() {
    let source = encoded(&two_halves(60, 40), ImageFormat::Png);
    let all = Limits::default();
    let too_many = PictureError::TooManyPixels { width: 60, height: 40 };
    let table = [
        (Limits { bytes: 20, ..all }, PictureError::TooLarge { bytes: source.len() }),
        (Limits { side: 59, ..all }, too_many),
        (Limits { pixels: 2399, ..all }, too_many),
        (Limits { memory: 7199, ..all }, too_many),
    ];
    for (limits, expected) in table {
        assert_eq!(prepare(&source, &limits), Err(expected));
        assert_eq!(size(&source, &limits), Err(expected));
    }
}

#[test]
fn a_forged_size_is_refused_before_memory_is_taken() {
    let mut bytes = Vec::new();
    JpegEncoder::new(&mut bytes).encode_image(&two_halves(16, 16)).expect("an encoder");
    let frame = bytes.windows(2).position(|pair| pair == [0xff, 0xc0]).expect("a frame header");
    bytes[frame + 5..frame + 9].copy_from_slice(&[0xff, 0xdc, 0xff, 0xdc]);
    let expected = PictureError::TooManyPixels { width: 65_500, height: 65_500 };
    assert_eq!(prepare(&bytes, &Limits::default()), Err(expected));
}

#[test]
fn other_files_are_not_pictures() {
    let gif = b"GIF89a\x01\0\x01\0\0\0\0;".as_slice();
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg'/>".as_slice();
    for bytes in [b"".as_slice(), b"Hej", gif, svg] {
        assert_eq!(prepare(bytes, &Limits::default()), Err(PictureError::NotAPicture));
    }
}

#[test]
fn a_picture_that_was_cut_off_is_broken() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let source = encoded(&two_halves(200, 100), format);
        for share in [30, 50, 90] {
            let cut = &source[..source.len() * share / 100];
            assert_eq!(prepare(cut, &Limits::default()), Err(PictureError::Broken), "{format:?}");
        }
    }
    let cut_behind_a_thumbnail = {
        let source = phone_jpeg(&two_halves(200, 100), 1);
        let mut bytes = source[..20].to_vec();
        bytes.extend([0xff, 0xd9]);
        bytes.extend(&source[22..source.len() * 2 / 3]);
        bytes
    };
    let outcome = prepare(&cut_behind_a_thumbnail, &Limits::default());
    assert_eq!(outcome, Err(PictureError::Broken));
}

#[test]
fn the_same_bytes_give_the_same_picture() {
    let source = phone_jpeg(&two_halves(300, 200), 3);
    let limits = Limits { width: 100, ..Limits::default() };
    assert_eq!(prepare(&source, &limits), prepare(&source, &limits));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn random_bytes_never_panic(
        start in prop::sample::select(vec![
            &b"\xff\xd8\xff\xe0"[..], b"\x89PNG\r\n\x1a\n", b"RIFF\x40\0\0\0WEBPVP8 ", b"",
        ]),
        rest in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        let bytes = [start, &rest].concat();
        let _ = prepare(&bytes, &Limits::default());
        let _ = size(&bytes, &Limits::default());
    }

    #[test]
    fn damaged_pictures_never_panic(
        format in prop::sample::select(vec![ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP]),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = encoded(&two_halves(24, 16), format);
        for (place, value) in damage {
            let place = place.index(bytes.len());
            bytes[place] = value;
        }
        let limits = Limits { pixels: 1_000_000, ..Limits::default() };
        let _ = prepare(&bytes, &limits);
        let _ = prepare(&bytes[..cut.index(bytes.len())], &limits);
        if let (Ok(size), Ok(picture)) = (size(&bytes, &limits), prepare(&bytes, &limits)) {
            prop_assert_eq!(size, (picture.width, picture.height));
        }
    }
}
