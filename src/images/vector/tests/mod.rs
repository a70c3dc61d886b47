//! Drawings from anybody: what is drawn, what is refused, and that refusing is cheap.
//!
//! No test measures time. Each hostile drawing would take hours, all memory or the whole stack if it
//! were drawn, so a test that ends has shown that it was not.

use std::fmt::Write as _;

use image::DynamicImage;
use proptest::prelude::*;

use super::{Fonts, rasterise, size};
use crate::images::{Limits, PictureError};

/// A drawing of 40 × 20 units with `content`.
fn drawing(content: &str) -> String {
    format!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">{content}</svg>"#)
}

fn drawn(svg: &str, width: u32) -> Result<DynamicImage, PictureError> {
    rasterise(svg.as_bytes(), width, &Fonts::default(), &Limits::default())
}

fn refused(content: &str) -> PictureError {
    let svg = drawing(content);
    let start: String = svg.chars().take(200).collect();
    let Err(error) = drawn(&svg, 1600) else { panic!("drawn: {start}") };
    assert_eq!(
        size(svg.as_bytes(), 1600, &Limits::default()),
        Err(error),
        "size says what drawing says"
    );
    error
}

fn is_complex(content: &str) {
    assert_eq!(refused(content), PictureError::TooComplex);
}

fn holds(content: &str, element: &'static str) {
    assert_eq!(refused(content), PictureError::NotDrawn { element });
}

const COVER: &str = r##"<rect width="40" height="20" fill="#12283f"/>"##;

#[test]
fn a_drawing_is_as_wide_as_asked_and_in_proportion() {
    let svg = drawing(COVER);
    assert_eq!(size(svg.as_bytes(), 1600, &Limits::default()), Ok((1600, 800)));
    let picture = drawn(&svg, 101).expect("a drawing");
    assert_eq!((picture.width(), picture.height()), (101, 51), "50.5 is rounded up");
    let rgb = picture.as_rgb8().expect("covered to its last row");
    assert!(rgb.pixels().all(|pixel| pixel.0 == [0x12, 0x28, 0x3f]));
}

#[test]
fn colours_are_not_multiplied_by_their_opacity() {
    let half = r##"<rect width="20" height="20" fill="#c80000" opacity="0.5"/>"##;
    let picture = drawn(&drawing(half), 40).expect("a drawing");
    let rgba = picture.as_rgba8().expect("a drawing that is not covered");
    let [red, green, blue, alpha] = rgba.get_pixel(5, 5).0;
    assert!((198..=201).contains(&red) && (127..=128).contains(&alpha), "{red} {alpha}");
    assert_eq!([green, blue], [0, 0]);
    assert_eq!(rgba.get_pixel(30, 5).0, [0; 4]);
}

#[test]
fn gradients_clips_masks_and_uses_are_drawn() {
    let svg = drawing(
        r##"<style>.sky{fill:url(#sky)}</style><defs>
        <linearGradient id="sky"><stop stop-color="#fff"/><stop offset="1" stop-color="#00f"/>
        </linearGradient>
        <clipPath id="left"><rect width="20" height="20"/></clipPath>
        <mask id="top"><rect width="40" height="10" fill="white"/></mask>
        <g id="house"><path d="M0 5 5 0 10 5V10H0Z"/></g></defs>
        <rect class="sky" width="40" height="20"/>
        <g clip-path="url(#left)"><rect width="40" height="20" fill="#f00" mask="url(#top)"/></g>
        <use href="#house" x="25" y="5"/>"##,
    );
    let rgb = drawn(&svg, 40).expect("a drawing").into_rgb8();
    assert_eq!(rgb.get_pixel(5, 5).0, [255, 0, 0], "clipped and masked");
    assert_ne!(rgb.get_pixel(5, 15).0, [255, 0, 0], "outside the mask");
    assert_ne!(rgb.get_pixel(22, 5).0, [255, 0, 0], "outside the clip");
    assert_eq!(rgb.get_pixel(30, 13).0, [0, 0, 0], "used");
}

#[test]
fn files_of_drawing_programs_are_read() {
    let svg = r##"<?xml version="1.0" encoding="UTF-8" standalone="no"?>
        <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
        <svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/x"
            width="80mm" height="40mm" viewBox="0 0 80 40"><metadata/><inkscape:grid units="mm"/>
        <g inkscape:label="Lag 1" style="fill:#123456"><rect width="80" height="40"/></g></svg>"##;
    let picture = drawn(svg, 20).expect("a drawing");
    assert_eq!(picture.into_rgb8().get_pixel(3, 3).0, [0x12, 0x34, 0x56]);
}

#[test]
fn what_is_not_drawn_is_refused_by_name() {
    holds(r#"<image href="/etc/passwd" width="9" height="9"/>"#, "image");
    holds(r#"<image href="data:image/png;base64,iVBORw0KGgo=" width="9" height="9"/>"#, "image");
    holds(r#"<image href="https://example.org/a.png"/>"#, "image");
    holds(r#"<use href="other.svg#a"/>"#, "use");
    holds("<script>alert(1)</script>", "script");
    holds(
        "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>",
        "foreignObject",
    );
    holds("<text>Uden skrift</text>", "text");
    holds("<defs><pattern id='p'/></defs>", "pattern");
    holds("<marker/>", "marker");
    holds("<animate/>", "animate");
    holds("<blink/>", "?");
    holds("<style>@import url(https://example.org/a.css);</style>", "style");
    holds("<style>g{clip-path:url(#c)}</style><clipPath id='c'/>", "style");
}

#[test]
fn filters_are_refused_also_as_functions() {
    holds(r#"<filter id="f"><feMorphology radius="1000000"/></filter>"#, "filter");
    holds(&format!(r#"<g filter="blur(99999px)">{COVER}</g>"#), "filter");
    holds(&format!(r#"<g style="filter:drop-shadow(0 0 9999px red)">{COVER}</g>"#), "filter");
    holds(
        &format!(
            r#"<mask id="m"><g filter="blur(9px)">{COVER}</g></mask><g mask="url(#m)">{COVER}</g>"#
        ),
        "filter",
    );
}

#[test]
fn what_is_no_drawing_is_told_apart_from_a_broken_one() {
    let cases: [(&str, PictureError); 8] = [
        ("", PictureError::NotAPicture),
        ("<html/>", PictureError::NotAPicture),
        ("<svg", PictureError::NotAPicture),
        ("\u{1f}\u{8b}", PictureError::NotAPicture),
        (
            r#"<svg xmlns="http://www.w3.org/1999/xhtml" width="9" height="9"/>"#,
            PictureError::NotAPicture,
        ),
        (r#"<svg width="0" height="10"/>"#, PictureError::Broken),
        (r#"<svg width="NaN" height="-10"/>"#, PictureError::Broken),
        (r#"<svg viewBox="0 0 1e39 1" width="1e39" height="1"/>"#, PictureError::Broken),
    ];
    for (svg, expected) in cases {
        assert_eq!(drawn(svg, 100).map(|_| ()), Err(expected), "{svg}");
    }
    assert_eq!(
        rasterise(&[0xff, 0xfe, b'<'], 9, &Fonts::default(), &Limits::default()).map(|_| ()),
        Err(PictureError::NotAPicture)
    );
}

#[test]
fn a_drawing_too_tall_for_its_width_is_refused() {
    let svg = r#"<svg viewBox="0 0 1 1000000000"/>"#;
    let error = drawn(svg, 1600).expect_err("a giant");
    assert!(matches!(error, PictureError::TooManyPixels { width: 1600, .. }), "{error}");
    let wide = r#"<svg viewBox="0 0 1000000000 1"><rect width="1e9" height="1"/></svg>"#;
    let picture = drawn(wide, 1600).expect("a line");
    assert_eq!((picture.width(), picture.height()), (1600, 1));
}

#[test]
fn a_file_with_too_many_bytes_is_refused() {
    let svg = drawing(&" ".repeat(2_000_000));
    assert!(matches!(drawn(&svg, 10), Err(PictureError::TooLarge { .. })));
    let strict = Limits { bytes: 10, ..Limits::default() };
    assert!(matches!(
        size(drawing("").as_bytes(), 1600, &strict),
        Err(PictureError::TooLarge { .. })
    ));
}

#[test]
fn entities_are_refused() {
    let mut bomb = "<!DOCTYPE svg [<!ENTITY a0 'ha'>".to_owned();
    for level in 1..30 {
        let before = level - 1;
        let _ = write!(bomb, "<!ENTITY a{level} '{}'>", format!("&a{before};").repeat(10));
    }
    let bomb = format!("{bomb}]>{}", drawing("<title>&a29;</title>"));
    assert_eq!(drawn(&bomb, 10).map(|_| ()), Err(PictureError::TooComplex));
    let outside = format!(r#"<!DOCTYPE svg [<!ENTITY x SYSTEM "/etc/passwd">]>{}"#, drawing("&x;"));
    assert_eq!(drawn(&outside, 10).map(|_| ()), Err(PictureError::TooComplex));
}

/// `levels` groups, each with ten `one`s that refer to the level before.
fn levels(levels: usize, one: impl Fn(usize) -> String) -> String {
    (1..=levels).fold(String::new(), |mut all, level| {
        let _ = write!(all, r#"<g id="g{level}">{}</g>"#, one(level - 1).repeat(10));
        all
    })
}

#[test]
fn repetition_without_end_is_refused() {
    let uses = levels(12, |level| format!(r##"<use href="#g{level}"/>"##));
    is_complex(&format!(r#"<g id="g0">{COVER}</g>{uses}"#));
    let cut = |kind: &str, units: &str| {
        (1..=12).fold(String::new(), |mut all, level| {
            let shape =
                format!(r#"<{} {kind}="url(#c{})" width="9" height="9"/>"#, "rect", level - 1);
            let element = if kind == "mask" { "mask" } else { "clipPath" };
            let _ =
                write!(all, r#"<{element} id="c{level}" {units}>{}</{element}>"#, shape.repeat(10));
            all
        })
    };
    let of_boxes = r#"clipPathUnits="objectBoundingBox""#;
    is_complex(&format!(r#"{}<g clip-path="url(#c12)">{COVER}</g>"#, cut("clip-path", of_boxes)));
    is_complex(&format!(r#"{}<g mask="url(#c12)">{COVER}</g>"#, cut("mask", "")));
}

#[test]
fn circles_of_references_are_refused() {
    is_complex(r##"<use id="a" href="#a"/>"##);
    is_complex(
        r##"<g id="a"><use href="#b"/></g><g id="b"><use href="#c"/></g><g id="c"><use href="#a"/></g>"##,
    );
    for (element, property) in [("clipPath", "clip-path"), ("mask", "mask")] {
        let links = [("a", "b"), ("b", "c"), ("c", "a")].map(|(from, to)| {
            format!(r#"<{element} id="{from}"><rect {property}="url(#{to})" width="9" height="9"/></{element}>"#)
        });
        is_complex(&format!(
            r#"{}<rect width="9" height="9" {property}="url(#a)"/>"#,
            links.concat()
        ));
    }
    is_complex(
        r##"<linearGradient id="a" href="#b"/><linearGradient id="b" href="#c"/>
        <linearGradient id="c" href="#b"/><rect width="9" height="9" fill="url(#a)"/>"##,
    );
    is_complex(&format!(
        r#"<clipPath id="c"/><g clip-path="url(#c)"><g style="clip-path:inherit">{COVER}</g></g>"#
    ));
}

#[test]
fn nesting_is_limited_before_anything_recurses() {
    let deep = |levels: usize| format!("{}{COVER}{}", "<g>".repeat(levels), "</g>".repeat(levels));
    assert!(drawn(&drawing(&deep(40)), 40).is_ok());
    is_complex(&deep(100));
    is_complex(&deep(40_000));
    is_complex(&"<g/>".repeat(60_000));
}

#[test]
fn gradients_are_limited_by_the_elements_that_may_have_them() {
    let stops = "<stop offset='0.5'/>".repeat(3_000);
    let shapes = "<path d='M0 0H1V1'/>".repeat(3_000);
    is_complex(&format!(
        "<linearGradient id='a'>{stops}</linearGradient><g fill='url(#a)'>{shapes}</g>"
    ));
}

#[test]
fn attributes_are_limited_before_they_are_held_against_each_other() {
    let many = (0..100_000).fold(String::new(), |mut all, n| {
        let _ = write!(all, " a{n}='>'");
        all
    });
    is_complex(&format!("<g{many}/>"));
    let namespaces = (0..2_000).fold(String::new(), |mut all, n| {
        let _ = write!(all, "<g xmlns:n{n}='x'/>");
        all
    });
    is_complex(&namespaces);
}

#[test]
fn style_sheets_are_limited_by_what_matching_them_costs() {
    let rule = |selector: &str| format!("<style>{selector}{{fill:red}}</style>{COVER}");
    assert!(drawn(&drawing(&rule("g rect")), 40).is_ok());
    is_complex(&rule(&"g ".repeat(30)));
    is_complex(&rule(&"*>".repeat(30)));
    is_complex(&format!(
        "<style>{}{{{}}}</style>",
        "a,".repeat(20_000),
        "fill:red;".repeat(20_000)
    ));
    is_complex(&format!("<style>{}</style>{}", "a{fill:red}".repeat(5_000), "<g/>".repeat(5_000)));
    is_complex(&"<style>a{fill:red}</style>".repeat(17));
}

#[test]
fn work_is_counted_before_it_is_done() {
    let big = r#"<rect width="40" height="20" fill="red"/>"#;
    let svg = drawing(&big.repeat(5_000));
    assert!(drawn(&svg, 80).is_ok(), "small pixels are few");
    assert_eq!(drawn(&svg, 1600).map(|_| ()), Err(PictureError::TooComplex));
    is_complex(r#"<path d="M0 0H40" stroke="red" stroke-dasharray="0.0000001"/>"#);
    let zigzag = format!("M0 0{}", "L40 20 0 0".repeat(80_000));
    is_complex(&format!(r#"<path d="{zigzag}" stroke="red"/>"#));
}

#[test]
fn layers_inside_each_other_are_limited_by_memory() {
    let layers = |count: usize| {
        let huge = r#"<rect x="-900" y="-900" width="2000" height="2000"/>"#;
        drawing(&format!("{}{huge}{}", r#"<g opacity="0.9">"#.repeat(count), "</g>".repeat(count)))
    };
    assert!(drawn(&layers(3), 80).is_ok());
    let strict = Limits { memory: 4_000_000, ..Limits::default() };
    let drawn = |count| rasterise(layers(count).as_bytes(), 200, &Fonts::default(), &strict);
    assert!(drawn(1).is_ok());
    assert_eq!(drawn(9).map(|_| ()), Err(PictureError::TooComplex));
}

#[test]
fn numbers_at_the_edge_break_nothing() {
    let numbers = ["NaN", "inf", "1e38", "-1e38", "1e-38", "3.5e38", "-0", ""];
    for number in numbers {
        for content in [
            format!(r#"<rect x="{number}" y="1" width="{number}" height="5"/>"#),
            format!(r#"<g transform="scale({number})" opacity="0.5">{COVER}</g>"#),
            format!(
                r#"<g transform="matrix(1 0 0 1 {number} {number})" opacity="0.5">{COVER}</g>"#
            ),
            format!(r#"<path d="M{number} 0L10 {number}Z" stroke="red" stroke-width="{number}"/>"#),
            format!(r#"<circle cx="{number}" cy="3" r="{number}" stroke-dasharray="{number} 1"/>"#),
            format!(r#"<svg viewBox="0 0 {number} 1">{COVER}</svg>"#),
        ] {
            // What comes out does not matter, only that something does.
            let _ = drawn(&drawing(&content), 40);
        }
    }
}

/// Some element with attributes that refer to others, around some content.
fn any_element() -> impl Strategy<Value = String> {
    let name = prop::sample::select(vec![
        "g",
        "use",
        "rect",
        "path",
        "clipPath",
        "mask",
        "linearGradient",
        "symbol",
        "svg",
        "stop",
    ]);
    let attribute = prop::sample::select(vec![
        "id='a'",
        "id='b'",
        "href='#a'",
        "href='#b'",
        "mask='url(#a)'",
        "clip-path='url(#b)'",
        "fill='url(#a)'",
        "style='mask:url(#b)'",
        "width='1e9'",
        "height='7'",
        "opacity='.5'",
        "transform='scale(-1e6)'",
        "d='M0 0H9V9'",
        "stroke='red'",
        "viewBox='0 0 1 1'",
    ]);
    let attributes = prop::collection::btree_set(attribute, 0..4).prop_map(|set| {
        let mut names = std::collections::BTreeSet::new();
        let one_of_each = |text: &&'static str| names.insert(text.split('=').next());
        set.into_iter().filter(one_of_each).collect::<Vec<_>>().join(" ")
    });
    let leaf =
        (name.clone(), attributes.clone()).prop_map(|(name, with)| format!("<{name} {with}/>"));
    leaf.prop_recursive(4, 24, 4, move |inner| {
        (name.clone(), attributes.clone(), prop::collection::vec(inner, 0..4))
            .prop_map(|(name, with, inner)| format!("<{name} {with}>{}</{name}>", inner.concat()))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_drawing_gives_a_picture_of_its_size_or_is_refused(content in prop::collection::vec(any_element(), 1..6)) {
        let svg = drawing(&content.concat());
        if let Ok(picture) = drawn(&svg, 30) {
            prop_assert_eq!((picture.width(), picture.height()), (30, 15));
        }
    }

    #[test]
    fn any_bytes_end(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = rasterise(&bytes, 30, &Fonts::default(), &Limits::default());
    }
}
