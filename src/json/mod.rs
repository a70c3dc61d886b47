//! JSON for programs: the one place that names the crate.
//!
//! A value with fields in no order of their own is built with [`json!`]; what must keep the order
//! of its fields implements `Serialize` and is written by [`text`]. [`in_script`] is for JSON that
//! stands inside a page.

use serde::Serialize;
pub use serde_json::{Value, json};

/// `value` as indented text that ends with a line break.
pub fn text(value: &impl Serialize) -> String {
    let text = serde_json::to_string_pretty(value);
    let mut text = text.expect("invariant: keys are texts and nothing here refuses to be written");
    text.push('\n');
    text
}

/// `value` on one line, as it may stand in a `<script>` element: no character in it can end the
/// element or begin a comment (HTML 4.12.1.3).
pub fn in_script(value: &Value) -> String {
    let text = value.to_string();
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            // Outside of texts JSON has none of these, so that an escape stands for each.
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                safe.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_in_a_page_cannot_end_its_script() {
        let value = json!({ "a": "</script><!-- & \u{2028}æ" });
        let script = in_script(&value);
        assert!(!script.contains(['<', '>', '&', '\u{2028}']), "{script}");
        assert_eq!(serde_json::from_str::<Value>(&script).unwrap(), value);
    }
}
