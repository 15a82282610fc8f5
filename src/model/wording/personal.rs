//! What belongs to one person: mobile numbers, identity numbers, private mail.

use std::ops::Range;

use super::Notice;
use super::characters::{after, before};
use super::lists::PRIVATE_MAIL;

/// What belongs to one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Personal {
    /// A mobile number of China's mainland.
    Mobile,
    /// A number of an identity card (GB 11643).
    Identity,
    /// A mail address at a provider for everybody.
    Mail,
}

pub(super) fn find(text: &str, found: &mut Vec<(Range<usize>, Notice)>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(start) = bytes[at..].iter().position(u8::is_ascii_digit).map(|it| at + it) {
        let range = number(bytes, start);
        at = range.end;
        let digits: String = text[range.clone()].chars().filter(char::is_ascii_digit).collect();
        let is_letter = |it: Option<char>| {
            it.is_some_and(|it| it.is_ascii_alphanumeric() || it == '_' || it == '.')
        };
        let stands_alone =
            !is_letter(before(text, range.start)) && !is_letter(after(text, range.end));
        let last = after(text, range.end).filter(|it| matches!(it, 'x' | 'X'));
        if is_mobile(&digits) && stands_alone {
            found.push((range, Notice::Personal(Personal::Mobile)));
        } else if digits.len() == 17 && last.is_some() && is_identity(&digits, 'X') {
            found.push((range.start..range.end + 1, Notice::Personal(Personal::Identity)));
        } else if digits.len() == 18
            && stands_alone
            && is_identity(&digits[..17], digits.chars().nth(17).unwrap_or(' '))
        {
            found.push((range, Notice::Personal(Personal::Identity)));
        }
    }
    mails(text, found);
}

/// The number that begins at `start`: digits, and single blanks or dashes between them.
fn number(bytes: &[u8], start: usize) -> Range<usize> {
    let mut end = start;
    while end < bytes.len() {
        let is_digit = bytes[end].is_ascii_digit();
        let joins =
            matches!(bytes[end], b' ' | b'-') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        if !is_digit && !joins {
            break;
        }
        end += 1;
    }
    start..end
}

fn is_mobile(digits: &str) -> bool {
    let local =
        if digits.len() == 13 { digits.strip_prefix("86").unwrap_or(digits) } else { digits };
    let mut bytes = local.bytes();
    local.len() == 11
        && bytes.next() == Some(b'1')
        && bytes.next().is_some_and(|it| (b'3'..=b'9').contains(&it))
}

/// Whether the last character is what the others make it.
fn is_identity(digits: &str, last: char) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let digit = |it: char| it.to_digit(10).unwrap_or(0);
    let sum: u32 = digits.chars().zip(WEIGHTS).map(|(it, weight)| digit(it) * weight).sum();
    let is_day = matches!(digits[10..12].parse(), Ok(1..=12))
        && matches!(digits[12..14].parse(), Ok(1..=31));
    is_day && "10X98765432".chars().nth(sum as usize % 11) == Some(last)
}

fn mails(text: &str, found: &mut Vec<(Range<usize>, Notice)>) {
    let bytes = text.as_bytes();
    for at in memchr::memchr_iter(b'@', bytes) {
        let is_part = |it: &&u8| it.is_ascii_alphanumeric() || b"._-+".contains(it);
        let start = at - bytes[..at].iter().rev().take_while(is_part).count();
        let end = at + 1 + bytes[at + 1..].iter().take_while(is_part).count();
        let home = text[at + 1..end].trim_end_matches('.');
        if start < at && PRIVATE_MAIL.iter().any(|it| it.eq_ignore_ascii_case(home)) {
            found.push((start..at + 1 + home.len(), Notice::Personal(Personal::Mail)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Notice, Personal, find};

    #[test]
    fn personal_data_is_found_and_other_numbers_are_not() {
        let of = |text: &str| {
            let mut found = Vec::new();
            find(text, &mut found);
            found
                .into_iter()
                .map(|(range, what)| (text[range].to_owned(), what))
                .collect::<Vec<_>>()
        };
        let one = |text: &str, what| vec![(text.to_owned(), Notice::Personal(what))];
        assert_eq!(of("手机13800138000。"), one("13800138000", Personal::Mobile));
        assert_eq!(of("+86 138-0013-8000"), one("86 138-0013-8000", Personal::Mobile));
        assert_eq!(of("证号 11010519491231002X"), one("11010519491231002X", Personal::Identity));
        assert_eq!(of("写信到 li.wei@QQ.com。"), one("li.wei@QQ.com", Personal::Mail));
        assert!(of("单号 138001380001，版本 1.13800138000，office@xianlin.example").is_empty());
    }
}
