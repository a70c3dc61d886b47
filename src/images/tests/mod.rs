//! Pictures from anyone's phone: what is kept, what is left out, and what is refused.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{DynamicImage, ImageEncoder, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use moxcms::ColorProfile;
use proptest::prelude::*;

use super::{Format, Head, Kind, Limits, Original, PictureError, Variant};

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

fn examine(source: &[u8], limits: &Limits) -> Result<Head, PictureError> {
    super::examine(Original::Pixels(source), limits)
}

fn encode(
    source: &[u8],
    wanted: &[Variant],
    limits: &Limits,
) -> Result<Vec<Vec<u8>>, PictureError> {
    super::encode(Original::Pixels(source), wanted, limits)
}

fn decodes(source: &[u8], limits: &Limits) -> Result<(), PictureError> {
    super::decodes(Original::Pixels(source), limits)
}

/// Every file that a picture becomes, with what it is.
fn made(source: &[u8]) -> Vec<(Variant, Vec<u8>)> {
    let limits = Limits::default();
    let variants = examine(source, &limits).expect("a picture").variants();
    let files = encode(source, &variants, &limits).expect("a picture");
    variants.into_iter().zip(files).collect()
}

/// The outcome of everything that may be asked of a file.
fn refused(source: &[u8], limits: &Limits) -> [Result<(), PictureError>; 2] {
    let variant = Variant { width: 1, format: Format::WebP };
    [encode(source, &[variant], limits).map(drop), decodes(source, limits)]
}

#[test]
fn no_metadata_survives() {
    let source = phone_jpeg(&two_halves(1000, 32), 1);
    assert!(contains(&source, b"Exif") && contains(&source, b"GPS-56"));
    let made = made(&source);
    assert_eq!(made.len(), 4);
    for (variant, bytes) in made {
        for trace in [&b"Exif"[..], b"EXIF", b"GPS", b"MotionPhoto", b"ICC", b"XMP", b"MM\0\x2a"] {
            assert!(!contains(&bytes, trace), "{variant:?} holds {trace:?}");
        }
    }
}

#[test]
fn a_picture_is_turned_upright() {
    // Orientation 6: the camera was turned, so the stored left side is the top.
    let source = phone_jpeg(&two_halves(64, 32), 6);
    let head = examine(&source, &Limits::default()).expect("a picture");
    assert_eq!(head, Head { width: 32, height: 64, kind: Kind::Opaque });
    for (_, bytes) in made(&source) {
        let pixels = decoded(&bytes);
        assert_eq!(pixels.dimensions(), (32, 64));
        assert!(pixels.get_pixel(16, 8).0[0] > 180, "red at the top");
        assert!(pixels.get_pixel(16, 56).0[2] > 180, "blue at the bottom");
    }
}

#[test]
fn every_orientation_gives_the_same_upright_picture() {
    let quarters = RgbImage::from_fn(1200, 800, |x, y| match (x < 600, y < 400) {
        (true, true) => Rgb([200, 0, 0]),
        (false, true) => Rgb([0, 200, 0]),
        (true, false) => Rgb([0, 0, 200]),
        (false, false) => Rgb([200, 200, 0]),
    });
    let upright = DynamicImage::from(quarters);
    let stored = [
        upright.clone(),
        upright.fliph(),
        upright.rotate180(),
        upright.flipv(),
        upright.rotate90().fliph(),
        upright.rotate270(),
        upright.rotate270().fliph(),
        upright.rotate90(),
    ];
    for (orientation, stored) in (1..).zip(stored) {
        let source = phone_jpeg(&stored, orientation);
        let small = Variant { width: 480, format: Format::Jpeg };
        let files = encode(&source, &[small], &Limits::default()).expect("a picture");
        let pixels = decoded(&files[0]);
        assert_eq!(pixels.dimensions(), (480, 320), "{orientation}");
        for ((x, y), [r, g, b]) in [
            ((60, 40), [200, 0, 0]),
            ((420, 40), [0, 200, 0]),
            ((60, 280), [0, 0, 200]),
            ((420, 280), [200, 200, 0]),
        ] {
            let near = pixels.get_pixel(x, y).0.into_iter().zip([r, g, b]);
            assert!(near.into_iter().all(|(a, b)| a.abs_diff(b) < 30), "{orientation}: {x}, {y}");
        }
    }
}

#[test]
fn each_file_is_as_wide_as_it_says_and_in_proportion() {
    for ((width, height), orientation, expected) in [
        ((64, 32), 1, vec![(64, 32)]),
        ((2000, 1000), 1, vec![(480, 240), (960, 480), (1600, 800)]),
        ((2000, 1000), 6, vec![(480, 960), (1000, 2000)]),
        ((700, 1), 1, vec![(480, 1), (700, 1)]),
    ] {
        let source = phone_jpeg(&two_halves(width, height), orientation);
        let made = made(&source);
        let sizes: Vec<_> = made.iter().map(|(_, bytes)| decoded(bytes).dimensions()).collect();
        let both: Vec<_> = expected.into_iter().flat_map(|size| [size, size]).collect();
        assert_eq!(sizes, both);
    }
}

#[test]
fn a_file_is_the_same_whichever_others_are_made_with_it() {
    let source = phone_jpeg(&two_halves(1700, 400), 3);
    for (variant, bytes) in made(&source) {
        let alone = encode(&source, &[variant], &Limits::default()).expect("a picture");
        assert!(alone == [bytes], "{variant:?}");
    }
}

#[test]
fn a_large_photograph_looks_as_if_it_were_decoded_whole() {
    // What comes of it is a half, a bit less than that, and an eighth.
    for (width, height) in [(3200, 48), (3333, 60), (12_800, 80)] {
        let image = RgbImage::from_fn(width, height, |x, y| {
            let place = (x + 2 * y) as f32 / width as f32;
            let wave = |count: f32| (128.0 + 100.0 * (place * count).sin()) as u8;
            Rgb([wave(200.0), wave(70.0), wave(20.0)])
        });
        let image = DynamicImage::from(image);
        let mut jpeg = Vec::new();
        JpegEncoder::new_with_quality(&mut jpeg, 98).encode_image(&image).expect("an encoder");
        let whole = made(&encoded(&image, ImageFormat::Png));
        for ((_, ours), (variant, theirs)) in made(&jpeg).iter().zip(&whole) {
            let (ours, theirs) = (decoded(ours), decoded(theirs));
            assert_eq!(ours.dimensions(), theirs.dimensions());
            let apart = ours.iter().zip(theirs.iter()).map(|(a, b)| u64::from(a.abs_diff(*b)));
            let mean = apart.sum::<u64>() as f64 / ours.len() as f64;
            // WebP says colours at half the size, and each picture's errors fall differently.
            let most = if variant.format == Format::WebP { 6.0 } else { 2.5 };
            assert!(mean < most, "{width} pixels wide, {variant:?}: {mean}");
        }
    }
}

#[test]
fn opaque_pictures_fall_back_to_jpeg_and_others_to_png() {
    let opaque = two_halves(20, 20);
    let mut transparent = opaque.to_rgba8();
    transparent.put_pixel(3, 3, Rgba([1, 2, 3, 100]));
    let cases: [(DynamicImage, Format); 2] =
        [(opaque, Format::Jpeg), (transparent.into(), Format::Png)];
    for (image, expected) in cases {
        for format in [ImageFormat::Png, ImageFormat::WebP] {
            let made = made(&encoded(&image, format));
            let formats: Vec<_> = made.iter().map(|(variant, _)| variant.format).collect();
            assert_eq!(formats, [Format::WebP, expected]);
            for (variant, bytes) in made {
                let image = image::load_from_memory(&bytes).expect("a picture");
                assert_eq!(image.color().has_alpha(), expected == Format::Png, "{variant:?}");
                let start: &[u8] = match variant.format {
                    Format::WebP => b"RIFF",
                    Format::Jpeg => b"\xff\xd8",
                    Format::Png => b"\x89PNG",
                };
                assert!(bytes.starts_with(start));
            }
        }
    }
}

#[test]
fn a_drawing_is_drawn_at_every_width_without_loss() {
    let svg = br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><metadata>GPS</metadata>
        <rect width="100" height="100" fill="#c81414"/><rect x="100" width="100" height="100" fill="#1414c8"/></svg>"##;
    let (original, limits) = (Original::Drawing(svg), Limits::default());
    let head = super::examine(original, &limits).expect("a drawing");
    assert_eq!(head, Head { width: 1600, height: 800, kind: Kind::Drawing });
    let variants = head.variants();
    let files = super::encode(original, &variants, &limits).expect("a drawing");
    assert_eq!(files.len(), 6);
    for (variant, bytes) in variants.into_iter().zip(files) {
        assert_ne!(variant.format, Format::Jpeg);
        let pixels = decoded(&bytes);
        assert_eq!(pixels.dimensions(), (variant.width, variant.width / 2));
        assert_eq!(pixels.get_pixel(variant.width / 2 - 1, 9).0, [200, 20, 20]);
        assert_eq!(pixels.get_pixel(variant.width / 2, 9).0, [20, 20, 200]);
        assert!(!contains(&bytes, b"GPS"));
    }
}

#[test]
fn what_stands_under_full_transparency_is_not_published() {
    let mut image = RgbaImage::from_pixel(8, 8, Rgba([9, 9, 9, 255]));
    image.put_pixel(4, 4, Rgba([200, 100, 50, 0]));
    let made = made(&encoded(&image.into(), ImageFormat::Png));
    let (_, png) = made.iter().find(|(v, _)| v.format == Format::Png).expect("a PNG");
    let pixels = image::load_from_memory(png).expect("a picture").into_rgba8();
    assert_eq!(pixels.get_pixel(4, 4).0, [0; 4]);
}

#[test]
fn sixteen_bits_and_grey_are_understood() {
    let picture = two_halves(30, 10);
    for image in [picture.to_rgb16().into(), picture.to_luma8().into(), picture.to_luma16().into()]
    {
        let made = made(&encoded(&image, ImageFormat::Png));
        assert!(made.iter().all(|(_, bytes)| decoded(bytes).dimensions() == (30, 10)));
    }
}

/// A PNG of one colour whose numbers mean what `profile` says.
fn with_profile(colour: [u8; 3], profile: Vec<u8>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = PngEncoder::new(&mut bytes);
    encoder.set_icc_profile(profile).expect("a PNG may have a profile");
    let image = RgbImage::from_pixel(16, 16, Rgb(colour));
    encoder.write_image(&image, 16, 16, image::ExtendedColorType::Rgb8).expect("an encoder");
    bytes
}

fn colour(source: &[u8]) -> [u8; 3] {
    let files = made(source);
    decoded(&files[1].1).get_pixel(8, 8).0
}

#[test]
fn colours_of_a_phone_are_as_bright_in_srgb() {
    let p3 = ColorProfile::new_display_p3().encode().expect("a profile");
    let [red, green, blue] = colour(&with_profile([200, 60, 60], p3.clone()));
    // The same red has larger numbers where red itself is paler.
    assert!(red > 210 && green < 50 && blue < 58, "{red} {green} {blue}");
    let grey = colour(&with_profile([128, 128, 128], p3));
    assert!(grey.iter().all(|value| value.abs_diff(128) <= 2), "{grey:?}");
}

#[test]
fn a_profile_that_cannot_be_used_is_passed_over() {
    let p3 = ColorProfile::new_display_p3().encode().expect("a profile");
    for broken in [b"no profile".to_vec(), p3[..p3.len() / 2].to_vec(), vec![0; 200]] {
        let [red, green, blue] = colour(&with_profile([200, 60, 60], broken));
        assert!(red.abs_diff(200) < 4 && green.abs_diff(60) < 4 && blue.abs_diff(60) < 4);
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
        assert_eq!(examine(&source, &limits), Err(expected));
        assert_eq!(refused(&source, &limits), [Err(expected), Err(expected)]);
    }
}

#[test]
fn a_forged_size_is_refused_before_memory_is_taken() {
    let mut bytes = Vec::new();
    JpegEncoder::new(&mut bytes).encode_image(&two_halves(16, 16)).expect("an encoder");
    let frame = bytes.windows(2).position(|pair| pair == [0xff, 0xc0]).expect("a frame header");
    bytes[frame + 5..frame + 9].copy_from_slice(&[0xff, 0xdc, 0xff, 0xdc]);
    let expected = PictureError::TooManyPixels { width: 65_500, height: 65_500 };
    assert_eq!(examine(&bytes, &Limits::default()), Err(expected));
}

#[test]
fn a_picture_that_goes_over_its_pixels_again_and_again_is_refused() {
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 90);
    encoder.set_progressive(true);
    let image = two_halves(64, 64).into_rgb8();
    encoder.encode(&image, 64, 64, jpeg_encoder::ColorType::Rgb).expect("an encoder");
    assert_eq!(decodes(&bytes, &Limits::default()), Ok(()));
    let last = bytes.windows(2).rposition(|pair| pair == [0xff, 0xda]).expect("a scan");
    let (end, scan) = (bytes.split_off(bytes.len() - 2), bytes[last..].to_vec());
    for _ in 0..100 {
        bytes.extend(&scan);
    }
    bytes.extend(end);
    assert!(examine(&bytes, &Limits::default()).is_ok(), "the head is sound");
    let expected = Err(PictureError::TooSlow);
    assert_eq!(refused(&bytes, &Limits::default()), [expected, expected]);
}

#[test]
fn other_files_are_not_pictures() {
    let gif = b"GIF89a\x01\0\x01\0\0\0\0;".as_slice();
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg'/>".as_slice();
    for bytes in [b"".as_slice(), b"Hej", gif, svg] {
        assert_eq!(examine(bytes, &Limits::default()), Err(PictureError::NotAPicture));
    }
}

#[test]
fn a_picture_that_was_cut_off_is_broken() {
    let broken = Err(PictureError::Broken);
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let source = encoded(&two_halves(200, 100), format);
        for share in [30, 50, 90] {
            let cut = &source[..source.len() * share / 100];
            assert_eq!(refused(cut, &Limits::default()), [broken, broken], "{format:?}");
        }
    }
    let cut_behind_a_thumbnail = {
        let source = phone_jpeg(&two_halves(200, 100), 1);
        let mut bytes = source[..20].to_vec();
        bytes.extend([0xff, 0xd9]);
        bytes.extend(&source[22..source.len() * 2 / 3]);
        bytes
    };
    assert_eq!(decodes(&cut_behind_a_thumbnail, &Limits::default()), broken);
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
        let _ = examine(&bytes, &Limits::default());
        let _ = refused(&bytes, &Limits { pixels: 1_000_000, ..Limits::default() });
    }

    #[test]
    fn damaged_profiles_never_panic(
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let mut profile = ColorProfile::new_display_p3().encode().expect("a profile");
        for (place, value) in damage {
            let place = place.index(profile.len());
            profile[place] = value;
        }
        let _ = made(&with_profile([200, 60, 60], profile));
    }

    #[test]
    fn damaged_pictures_never_panic_and_are_as_large_as_they_say(
        format in prop::sample::select(vec![ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP]),
        (width, height) in prop::sample::select(vec![(24, 16), (3200, 8)]),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = encoded(&two_halves(width, height), format);
        for (place, value) in damage {
            let place = place.index(bytes.len());
            bytes[place] = value;
        }
        let limits = Limits { pixels: 1_000_000, ..Limits::default() };
        let _ = refused(&bytes[..cut.index(bytes.len())], &limits);
        if let Ok(head) = examine(&bytes, &limits)
            && let Ok(files) = encode(&bytes, &head.variants(), &limits)
        {
            for (variant, file) in head.variants().into_iter().zip(files) {
                let size = decoded(&file).dimensions();
                prop_assert_eq!(size, (variant.width, head.height_at(variant.width)));
            }
        }
    }
}
