//! Looking for bytes in texts, many at a time.

/// How many bytes are looked at together: as many as fit two of the smallest vector registers.
const TOGETHER: usize = 32;

/// Where the first byte stands that `is` picks.
///
/// Most texts hold none, and all that is published is looked at. Without a way out in the middle of a
/// stretch the compiler looks at its bytes side by side, if `is` only compares.
pub(crate) fn position(bytes: &[u8], is: impl Fn(u8) -> bool) -> Option<usize> {
    let (stretches, _) = bytes.as_chunks::<TOGETHER>();
    let any = |stretch: &[u8; TOGETHER]| stretch.iter().fold(false, |any, byte| any | is(*byte));
    let start = stretches.iter().position(any).unwrap_or(stretches.len()) * TOGETHER;
    bytes[start..].iter().position(|byte| is(*byte)).map(|at| start + at)
}

/// Where the first digit stands.
pub(crate) fn first_digit(bytes: &[u8]) -> Option<usize> {
    position(bytes, |byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_first_byte_is_found_wherever_it_stands(text in "[a-c0]{0,100}") {
            prop_assert_eq!(first_digit(text.as_bytes()), text.find('0'));
            prop_assert_eq!(position(text.as_bytes(), |byte| byte == b'c'), text.find('c'));
        }
    }
}
