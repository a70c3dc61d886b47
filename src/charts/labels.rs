//! Where text goes: estimated widths, names broken into lines, and labels moved apart.
//!
//! The width is an estimate because the reader's font is not known; it errs on the wide side for
//! the sans-serif fonts of the theme.

/// The estimated width of `text` in a sans-serif font of `size` units.
pub(super) fn width(text: &str, size: f64) -> f64 {
    text.chars().map(em).sum::<f64>() * size
}

/// The estimated width of bold `text`.
pub(super) fn bold(text: &str, size: f64) -> f64 {
    width(text, size * 1.1)
}

/// The estimated advance of a character as a share of the font size.
fn em(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | '\'' | '|' => 0.3,
        'f' | 'r' | 't' | '(' | ')' | '-' | ' ' | '\u{a0}' | '/' => 0.38,
        'm' | 'w' | 'M' | 'W' | '%' | 'Æ' | 'æ' | '—' => 0.9,
        c if c.is_uppercase() => 0.72,
        _ => 0.57,
    }
}

/// A name in at most `most` lines no wider than `room`, broken at spaces and after hyphens and
/// slashes; what does not fit ends in an ellipsis (the full name stands in the description).
pub(super) fn wrap(name: &str, size: f64, room: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in name.split_inclusive([' ', '-', '/']) {
        let full = lines.len() >= most;
        match lines.last_mut() {
            Some(line) if full || width(line, size) + width(word.trim_end(), size) <= room => {
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.iter().map(|line| shorten(line.trim_end(), size, room)).collect()
}

/// `line`, or as much of it as fits before an ellipsis.
fn shorten(line: &str, size: f64, room: f64) -> String {
    if width(line, size) <= room {
        return line.to_owned();
    }
    let mut left = room - width("…", size);
    let fitting = line.chars().take_while(|c| {
        left -= em(*c) * size;
        left >= 0.0
    });
    format!("{}…", fitting.collect::<String>().trim_end())
}

/// A label that wants its upper edge at `top`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Block {
    pub(super) top: f64,
    pub(super) height: f64,
}

/// The upper edges of `blocks`, in their order, moved apart so that none covers another and all
/// stay between `low` and `high`; which of them stands above which does not change.
///
/// Where they are too high together they grow out beyond `low`: the caller makes room.
pub(super) fn spread(blocks: &[Block], low: f64, high: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..blocks.len()).collect();
    order.sort_by(|a, b| blocks[*a].top.total_cmp(&blocks[*b].top));
    let mut tops = vec![0.0; blocks.len()];
    let mut free = low;
    for &i in &order {
        tops[i] = blocks[i].top.max(free);
        free = tops[i] + blocks[i].height;
    }
    let mut free = high;
    for &i in order.iter().rev() {
        tops[i] = tops[i].min(free - blocks[i].height);
        free = tops[i];
    }
    tops
}
