//! The theme: a site's own files win, templates run under limits, links know where the site stands.

use bydel::output::Cache;

use super::site_test::SiteTest;

#[test]
fn own_layout_wins_over_the_built_in_one_and_the_others_stay() {
    let built = SiteTest::minimal()
        .with("layouts/area.html", "<!doctype html><title>{{ name }}</title>Egen skabelon\n")
        .build();
    let area = built.read("omraader/nordparken/index.html");
    assert!(area.ends_with("<title>Nordparken</title>Egen skabelon"), "{area}");
    assert!(built.read("index.html").contains("site-header"));
}

#[test]
fn own_stylesheet_part_is_bundled_in_and_gives_the_bundle_another_name() {
    let name = |site: &SiteTest| {
        let files = site.build().files();
        let css = files.into_iter().find(|(path, _)| path.ends_with(".css"));
        css.expect("a stylesheet is published")
    };
    let site = SiteTest::minimal();
    let (plain, _) = name(&site);
    let (own, css) = name(&site.with("assets/css/print.css", ".egen{color:#123456}\n"));
    assert_ne!(plain, own);
    assert!(String::from_utf8(css).unwrap().contains(".egen{color:#123456}"));
}

#[test]
fn every_page_asks_for_each_script_of_the_theme_and_for_the_site_s_own() {
    let own = "document.title = 'Egen';\n";
    let built = SiteTest::minimal().with("assets/js/egen.js", own).build();
    let files = built.files();
    let scripts: Vec<&str> =
        files.iter().map(|(path, _)| path.as_str()).filter(|path| path.ends_with(".js")).collect();
    assert_eq!(scripts.len(), 2, "{scripts:?}");
    for page in ["index.html", "omraader/nordparken/index.html", "404.html"] {
        let html = built.read(page);
        for script in &scripts {
            let tag = format!(r#"<script type="module" src="/{script}"></script>"#);
            assert_eq!(html.matches(&tag).count(), 1, "{script} on {page}");
        }
    }
    let own_file = files.iter().find(|(path, _)| path.contains("/egen."));
    assert_eq!(own_file.expect("it is published").1, own.as_bytes());
}

#[test]
fn text_from_content_is_escaped_in_every_template() {
    let built = SiteTest::minimal()
        .replacing(
            "content/areas/nordparken/index.md",
            "name: Nordparken",
            "name: <b>Nord & Co</b>",
        )
        .build();
    for page in ["omraader/nordparken/index.html", "omraader/index.html", "index.html"] {
        let html = built.read(page);
        assert!(!html.contains("<b>Nord"), "{page}");
        assert!(html.contains("&lt;b&gt;Nord &amp; Co&lt;"), "{page}");
    }
}

#[test]
fn template_that_never_ends_is_stopped_and_reported() {
    let endless = "{% for a in range(10000) %}{% for b in range(10000) %}{% for c in range(10000) %}{{ a }}{% endfor %}{% endfor %}{% endfor %}\n";
    let site = SiteTest::minimal().with("layouts/page.html", endless);
    let site = site.with("content/pages/om.md", "---\ntitle: Om\n---\nTekst.\n");
    let found = bydel::build::check(&site.load(), &Cache::default(), || {});
    let codes: Vec<&str> = found.iter().map(|finding| finding.problem.code()).collect();
    assert_eq!(codes, ["template-error"]);
}

#[test]
fn site_below_a_folder_of_its_host_links_below_that_folder() {
    let site = SiteTest::minimal()
        .with_options(|options| options.base_url = Some("https://eksempel.dk/tal".into()));
    let built = site.build();
    let area = built.read("omraader/nordparken/index.html");
    assert!(area.contains(r#"href="/tal/omraader/""#));
    assert!(
        area.contains(
            r#"<link rel="canonical" href="https://eksempel.dk/tal/omraader/nordparken/">"#
        )
    );
    let rooted =
        area.match_indices("href=\"/").filter(|(at, _)| !area[*at..].starts_with("href=\"/tal/"));
    assert_eq!(rooted.count(), 0);
}

/// A picture of one pixel, as a PNG file with a comment inside.
const PNG: &[u8] = include_bytes!("../pictures/comment.png");

#[test]
fn picture_is_published_anew_without_what_was_hidden_in_it() {
    let comment = b"GPS 56.15";
    assert!(PNG.windows(comment.len()).any(|window| window == comment));
    let built = SiteTest::minimal()
        .with_bytes("content/areas/nordparken/gård.png", PNG)
        .replacing(
            "content/areas/nordparken/index.md",
            "\n---\n\n",
            "\n---\n\n![En gård](gård.png \"Gården\")\n\n",
        )
        .with("content/areas/nordparken/pictures.yaml", "gård.png: { people: none }\n")
        .build();
    let area = built.read("omraader/nordparken/index.html");
    let from = area.find("/billeder/gaard-").expect("the picture is shown");
    let url = area[from + 1..].split([' ', '"']).next().unwrap();
    assert!(area.contains(r#"alt="En gård""#) && area.contains("<figcaption>Gården</figcaption>"));
    let (_, bytes) =
        built.files().into_iter().find(|(path, _)| path == url).expect("it is published");
    assert!(!bytes.windows(comment.len()).any(|window| window == comment));
}

#[test]
fn heading_of_a_text_never_takes_the_id_of_a_section() {
    let built = SiteTest::minimal()
        .replacing(
            "content/areas/nordparken/index.md",
            "\n---\n\n",
            "\n---\n\n## Fakta\n\n## Kilder\n\n## Indhold\n\n",
        )
        .build();
    let area = built.read("omraader/nordparken/index.html");
    for id in ["fakta", "kilder", "indhold", "afsnit_kilder", "afsnit_indhold"] {
        assert_eq!(area.matches(&format!("id=\"{id}\"")).count(), 1, "{id}");
    }
}
