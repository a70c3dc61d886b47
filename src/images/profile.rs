//! Colours as their file means them. Phones write Display-P3, whose numbers look pale when they are
//! read as sRGB, which is what everything without a profile is taken for.

use image::DynamicImage;
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

/// The most bytes of a profile that is looked at; those of cameras have a few thousand.
const MOST_BYTES: usize = 4_000_000;

/// The same colours in sRGB. A profile that cannot be used is passed over, as browsers do.
pub(super) fn to_srgb(image: DynamicImage, profile: &[u8]) -> DynamicImage {
    let converted = match &image {
        DynamicImage::ImageRgb8(pixels) => converted(pixels.as_raw(), Layout::Rgb, profile)
            .and_then(|raw| image::RgbImage::from_raw(pixels.width(), pixels.height(), raw))
            .map(DynamicImage::from),
        DynamicImage::ImageRgba8(pixels) => converted(pixels.as_raw(), Layout::Rgba, profile)
            .and_then(|raw| image::RgbaImage::from_raw(pixels.width(), pixels.height(), raw))
            .map(DynamicImage::from),
        _ => None,
    };
    converted.unwrap_or(image)
}

fn converted(pixels: &[u8], layout: Layout, profile: &[u8]) -> Option<Vec<u8>> {
    if profile.len() > MOST_BYTES {
        return None;
    }
    let own = ColorProfile::new_from_slice(profile).ok()?;
    if own.color_space != DataColorSpace::Rgb {
        return None;
    }
    let srgb = ColorProfile::new_srgb();
    let options = TransformOptions::default();
    let transform = own.create_transform_8bit(layout, &srgb, layout, options).ok()?;
    let mut converted = vec![0; pixels.len()];
    transform.transform(pixels, &mut converted).ok()?;
    Some(converted)
}
