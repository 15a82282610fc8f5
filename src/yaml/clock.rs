//! Times of the day: `18:00`, `6 pm`, `下午3点半`.

use jiff::civil;

use super::decimal::han_number;

/// A time of the day at the beginning of `text`, and what follows it.
pub(super) fn clock(text: &str) -> Option<(civil::Time, &str)> {
    const PARTS: [(&str, u32); 8] = [
        ("凌晨", 0),
        ("早上", 0),
        ("上午", 0),
        ("中午", 0),
        ("下午", 12),
        ("晚上", 12),
        ("傍晚", 12),
        ("晚", 12),
    ];
    for (word, hour) in [("noon", 12), ("midnight", 0), ("中午前", 12)] {
        if let Some(rest) = text.strip_prefix(word) {
            return Some((civil::Time::new(hour, 0, 0, 0).ok()?, rest));
        }
    }
    let part = PARTS.iter().find_map(|(word, add)| Some((*add, text.strip_prefix(word)?)));
    let (add, text) = part.map_or((0, text), |(add, rest)| (add, rest.trim_start()));
    let (hour, rest) = count(text)?;
    let (minute, rest) = match rest.strip_prefix(':') {
        Some(after) => {
            let digits = after.bytes().take_while(u8::is_ascii_digit).count();
            (digits == 2).then_some(())?;
            (after[..2].parse().ok()?, after[2..].strip_prefix(":00").unwrap_or(&after[2..]))
        }
        None => spoken_minutes(rest)?,
    };
    let (add, rest) = match rest.trim_start() {
        it if it.starts_with("pm") => (12, &it[2..]),
        it if it.starts_with("am") => (0, &it[2..]),
        _ => (add, rest),
    };
    let hour = if add == 12 && hour < 12 { hour + 12 } else { hour };
    // The end of the day is written so, and is its last minute.
    let (hour, minute) = if (hour, minute) == (24, 0) { (23, 59) } else { (hour, minute) };
    Some((civil::Time::new(i8::try_from(hour).ok()?, minute, 0, 0).ok()?, rest))
}

/// The minutes after an hour that is no `18:00`: `点半`, `时30分`, ` pm`.
fn spoken_minutes(rest: &str) -> Option<(i8, &str)> {
    let after = rest.trim_start();
    if after.starts_with("pm") || after.starts_with("am") {
        return Some((0, rest));
    }
    let after = after.strip_prefix(['点', '时'])?;
    let after = after.strip_prefix('整').unwrap_or(after);
    if let Some(rest) = after.strip_prefix('半') {
        return Some((30, rest));
    }
    match count(after) {
        Some((minutes, rest)) if minutes < 60 => {
            Some((i8::try_from(minutes).ok()?, rest.strip_prefix('分').unwrap_or(rest)))
        }
        _ => Some((0, after)),
    }
}

/// A whole number in digits or Chinese characters, and what follows it.
pub(super) fn count(text: &str) -> Option<(u32, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        Some((text[..digits].parse().ok()?, &text[digits..]))
    } else {
        han_number(text)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;

    use super::clock;

    #[test]
    fn times_of_the_day_are_read_in_both_languages() {
        for (text, hour, minute) in [
            ("18:00", 18, 0),
            ("8:05 am", 8, 5),
            ("6 pm", 18, 0),
            ("下午6点", 18, 0),
            ("晚上9点半", 21, 30),
            ("上午十点", 10, 0),
            ("18点30分", 18, 30),
            ("noon", 12, 0),
            ("24:00", 23, 59),
        ] {
            assert_eq!(clock(text), Some((time(hour, minute, 0, 0), "")), "{text}");
        }
        for text in ["25:00", "18:60", "18", "18:0", "5th", "3小时", "点"] {
            assert_eq!(clock(text), None, "{text}");
        }
    }
}
