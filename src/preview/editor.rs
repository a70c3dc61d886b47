//! Links that open a file of the site in the editor of whoever writes.

use std::path::Path;

/// Schemes that run what stands behind them.
const FORBIDDEN: [&str; 4] = ["javascript", "data", "vbscript", "blob"];

/// The address that opens a file: with `{path}`, and perhaps `{line}` and `{column}`, for a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editor(String);

impl Default for Editor {
    /// Visual Studio Code.
    fn default() -> Self {
        Self("vscode://file/{path}:{line}:{column}".to_owned())
    }
}

impl Editor {
    /// The editor with a name that is known, or with that address; `None` when it is neither or
    /// could run a program.
    pub fn parse(text: &str) -> Option<Self> {
        let address = match text {
            "vscode" => return Some(Self::default()),
            "vscodium" => "vscodium://file/{path}:{line}:{column}",
            "cursor" => "cursor://file/{path}:{line}:{column}",
            "idea" => "idea://open?file={path}&line={line}&column={column}",
            other => other,
        };
        let (scheme, rest) = address.split_once(':')?;
        let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+.-".contains(c));
        let is_safe = !FORBIDDEN.contains(&scheme.to_ascii_lowercase().as_str());
        (is_scheme && is_safe && rest.contains("{path}")).then(|| Self(address.to_owned()))
    }

    /// The address that opens `file` at a line and column, from 1.
    pub(super) fn link(&self, file: &Path, line: usize, column: usize) -> String {
        let path = file.to_string_lossy().replace('\\', "/");
        let path = path.trim_start_matches('/');
        self.0
            .replace("{path}", &percent_encoded(path))
            .replace("{line}", &line.to_string())
            .replace("{column}", &column.to_string())
    }
}

/// A path as it may stand in an address (RFC 3986).
fn percent_encoded(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/:-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_a_file_becomes_an_address() {
        let file = Path::new("/home/æ b/content/index.md");
        assert_eq!(
            Editor::default().link(file, 3, 7),
            "vscode://file/home/%C3%A6%20b/content/index.md:3:7"
        );
        let idea = Editor::parse("idea").unwrap();
        assert_eq!(idea.link(Path::new("/a"), 1, 2), "idea://open?file=a&line=1&column=2");
    }

    #[test]
    fn an_editor_is_known_by_name_or_by_an_address_that_runs_nothing() {
        for good in ["vscode", "cursor", "emacs://open?f={path}", "x-mine+a.b:{path}"] {
            assert!(Editor::parse(good).is_some(), "{good}");
        }
        for bad in
            ["", "vim", "vscode://file/", "javascript:alert('{path}')", "DATA:{path}", ":{path}"]
        {
            assert!(Editor::parse(bad).is_none(), "{bad}");
        }
    }
}
