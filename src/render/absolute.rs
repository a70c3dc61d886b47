//! HTML that is read elsewhere than on its page: every address is made complete.

/// Attributes that hold an address.
const ADDRESSES: [&str; 2] = [" href=\"", " src=\""];

/// `html` of the program with complete addresses: what begins with `/` gets `origin` before it, and
/// `#…` leads into the page at `address`.
pub(super) fn absolute(html: &str, origin: &str, address: &str) -> String {
    let mut done = String::with_capacity(html.len());
    let mut rest = html;
    // In texts and values `<` is escaped, so that each one begins a tag.
    while let Some(start) = rest.find('<') {
        let end = rest[start..].find('>').map_or(rest.len(), |end| start + end + 1);
        done.push_str(&rest[..start]);
        let here = &rest[start..end];
        if ADDRESSES.iter().any(|attribute| here.contains(attribute)) {
            done.push_str(&tag(here, origin, address));
        } else {
            done.push_str(here);
        }
        rest = &rest[end..];
    }
    done.push_str(rest);
    done
}

fn tag(tag: &str, origin: &str, address: &str) -> String {
    let mut tag = tag.to_owned();
    for attribute in ADDRESSES {
        tag = tag.replace(&format!("{attribute}/"), &format!("{attribute}{origin}/"));
        tag = tag.replace(&format!("{attribute}#"), &format!("{attribute}{address}#"));
    }
    tag
}

#[cfg(test)]
mod tests {
    use super::absolute;

    #[test]
    fn addresses_in_tags_are_made_complete_and_words_are_left_alone() {
        let html = "<p id=\"a\">Skriv <code>href=\"/x/\"</code> <a href=\"/om/#b\">om</a> \
                    <a href=\"#a\">op</a><a href=\"https://andre.dk/\">ud</a><img src=\"/b.png\" alt=\"\"></p>";
        let expected = "<p id=\"a\">Skriv <code>href=\"/x/\"</code> <a href=\"https://e.dk/om/#b\">om</a> \
                        <a href=\"https://e.dk/s/#a\">op</a><a href=\"https://andre.dk/\">ud</a><img src=\"https://e.dk/b.png\" alt=\"\"></p>";
        assert_eq!(absolute(html, "https://e.dk", "https://e.dk/s/"), expected);
    }
}
