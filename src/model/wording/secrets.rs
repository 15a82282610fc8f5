//! What looks like a password, a key or a token, wherever it stands.

use std::ops::Range;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind};

use super::characters::is_whole;

/// How keys of known makers begin, and how many characters follow at least.
const KEYS: &[(&str, usize)] = &[
    ("AKIA", 16),
    ("ASIA", 16),
    ("LTAI", 16),
    ("AKID", 32),
    ("AIza", 35),
    ("ghp_", 36),
    ("gho_", 36),
    ("ghs_", 36),
    ("github_pat_", 22),
    ("glpat-", 20),
    ("xoxb-", 20),
    ("xoxp-", 20),
    ("xoxa-", 20),
    ("sk-", 32),
    ("sk_live_", 20),
    ("rk_live_", 20),
    ("-----BEGIN ", 0),
    ("://", 0),
];

/// How long a secret is at most, in bytes.
const LONGEST: usize = 256;

/// Words before a secret.
const WORDS: &[&str] = &[
    "password",
    "passwd",
    "passwort",
    "pwd",
    "passphrase",
    "secret",
    "token",
    "api key",
    "apikey",
    "api_key",
    "api-key",
    "access key",
    "access_key",
    "accesskey",
    "secret_key",
    "client_secret",
    "密码",
    "口令",
    "密钥",
    "秘钥",
    "令牌",
];

/// Words before a number that opens something.
const CODES: &[&str] = &[
    "pin",
    "pin code",
    "alarm code",
    "door code",
    "entry code",
    "gate code",
    "access code",
    "safe code",
    "lock code",
    "unlock code",
    "safe combination",
    "报警码",
    "布防码",
    "门禁码",
    "开门码",
    "开锁码",
];

/// Names of methods, which are no secrets.
const METHODS: &[&str] =
    &["AES", "RSA", "SHA", "SM2", "SM3", "SM4", "TLS", "SSL", "WPA", "MD5", "TOTP", "OAuth"];

fn automaton() -> Option<&'static AhoCorasick> {
    static ALL: OnceLock<Option<AhoCorasick>> = OnceLock::new();
    let made = ALL.get_or_init(|| {
        let all = KEYS.iter().map(|(it, _)| *it).chain(WORDS.iter().chain(CODES).copied());
        AhoCorasickBuilder::new()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            .build(all)
            .ok()
    });
    made.as_ref()
}

/// The places of what looks like a secret.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for it in automaton().into_iter().flat_map(|all| all.find_iter(text)) {
        let secret = match KEYS.get(it.pattern().as_usize()) {
            Some((key, length)) => key_at(text, it.range(), key, *length),
            None => value_behind(text, it.range()),
        };
        if let Some(secret) = secret
            && found.last().is_none_or(|last| last.end <= secret.start)
        {
            found.push(secret);
        }
    }
    found
}

fn key_at(text: &str, range: Range<usize>, key: &str, length: usize) -> Option<Range<usize>> {
    let rest = &text[range.end..];
    match key {
        "-----BEGIN " => {
            let line = rest.lines().next().unwrap_or_default();
            let end = line.find("PRIVATE KEY-----")? + "PRIVATE KEY-----".len();
            Some(range.start..range.end + end)
        }
        "://" => {
            let end = rest.find(|it: char| !it.is_ascii_graphic() || "/?#\"'<>`".contains(it));
            let (who, _) = rest[..end.unwrap_or(rest.len())].rsplit_once('@')?;
            let (name, secret) = who.split_once(':')?;
            let start = range.end + name.len() + 1;
            is_real(secret).then(|| start..start + secret.len())
        }
        _ => {
            if text[range.clone()] != *key {
                return None;
            }
            let is_part = |it: &u8| it.is_ascii_alphanumeric() || matches!(it, b'_' | b'-');
            let more = rest.bytes().take(LONGEST).take_while(is_part).count();
            let whole = range.start..range.end + more;
            let has_digit = rest[..more].bytes().any(|it| it.is_ascii_digit());
            (more >= length && has_digit && is_whole(text, &whole)).then_some(whole)
        }
    }
}

/// The value that a word such as `密码` gives: `密码：Abc12345`, `password = "…"`, `password of the till
/// is: …`.
fn value_behind(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    if !is_whole(text, &range) && !text[..range.start].ends_with('_') {
        return None;
    }
    let rest = behind_sign(text[range.end..].trim_start_matches(QUOTES))
        .or_else(|| behind_sign(behind_owner(&text[range.end..])?))?;
    let rest = rest.trim_start_matches(QUOTES);
    let start = text.len() - rest.len();
    let is_part = |it: char| it.is_ascii_graphic() && !"\"'`,;()<>{}[]|*\\".contains(it);
    let far = rest.floor_char_boundary(LONGEST);
    let end = rest[..far].find(|it| !is_part(it)).unwrap_or(far);
    let value = rest[..end].trim_end_matches(['.', '!', '?', ':']);
    let goes_on = rest[value.len()..].starts_with(['(', '[', '{', '<', '*']);
    let is_secret = is_real(value) || is_code(value, &rest[value.len()..]);
    (is_secret && !goes_on).then(|| start..start + value.len())
}

const QUOTES: [char; 7] = ['"', '\'', '`', '*', ' ', '“', '”'];

/// What follows the sign at the beginning of `text` that says: here is the value.
fn behind_sign(text: &str) -> Option<&str> {
    let signs = ["码", ""].iter().flat_map(|it| SIGNS.iter().map(move |sign| (it, sign)));
    let mut all = signs.filter_map(|(word, sign)| {
        text.strip_prefix(word).map(|it| it.trim_start_matches(' '))?.strip_prefix(sign)
    });
    all.next()
}

const SIGNS: [&str; 13] =
    ["是：", "是:", "为：", "为:", "是", "为", "=", ":", "：", "is: ", "is：", "is = ", "is "];

/// What follows words that say what it opens: ` of the till is …` leaves `is …`.
fn behind_owner(text: &str) -> Option<&str> {
    const FAR: usize = 40;
    let text = text.strip_prefix(' ')?;
    let owner = ["of ", "for ", "to ", "at ", "on "].iter().find_map(|it| text.strip_prefix(it))?;
    let near = &owner[..owner.floor_char_boundary(FAR)];
    let ends = |it: char| matches!(it, '.' | ',' | ';' | '\n' | '。' | '，' | '；' | '(' | '（');
    let near = &near[..near.find(ends).unwrap_or(near.len())];
    let is = near.find(" is").map(|it| it + 1).filter(|it| !owner[it + 2..].starts_with('s'));
    let sign = near.find([':', '：', '=']);
    is.into_iter().chain(sign).min().map(|it| &owner[it..])
}

/// Whether a value is a number that opens something, and what follows does not count with it.
fn is_code(value: &str, rest: &str) -> bool {
    const UNITS: &[&str] = &["digit", "character", "letter", "number", "day", "month", "time"];
    let rest = rest.trim_start();
    let counts = rest
        .starts_with(['位', '个', '字', '天', '次', '月', '日', '年', '秒', '分', '%'])
        || UNITS.iter().any(|it| rest.starts_with(it));
    (4..=12).contains(&value.len()) && value.bytes().all(|it| it.is_ascii_digit()) && !counts
}

/// Whether a value is one that somebody would type, and not a word, a rule or a mask.
fn is_real(value: &str) -> bool {
    const SHORTEST: usize = 6;
    let has = |is: fn(&u8) -> bool| value.as_bytes().iter().any(is);
    let lower = value.to_ascii_lowercase();
    let is_mask = ["xxx", "***", "...", "${", "env.", "example", "changeme", "your"]
        .iter()
        .any(|it| lower.contains(it));
    let is_place = value.contains("://")
        || value.starts_with(['/', '.', '$', '%', '&'])
        || lower.rsplit('.').next() == Some("md");
    value.len() >= SHORTEST
        && has(u8::is_ascii_digit)
        && has(u8::is_ascii_alphabetic)
        && !is_mask
        && !is_place
        && !METHODS.iter().any(|it| value.starts_with(it))
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn secrets_are_found_and_rules_about_them_are_not() {
        let of = |text: &str| -> Vec<String> {
            find(text).into_iter().map(|it| text[it].to_owned()).collect()
        };
        assert_eq!(of("初始密码为 Xl2026@shop。"), ["Xl2026@shop"]);
        assert_eq!(of("export API_KEY=\"a1b2c3d4e5\""), ["a1b2c3d4e5"]);
        assert_eq!(of("postgres://app:s3cretpw@db/x"), ["s3cretpw"]);
        assert_eq!(of("AKIAIOSFODNN7ABCDEFG"), ["AKIAIOSFODNN7ABCDEFG"]);
        assert_eq!(of("-----BEGIN RSA PRIVATE KEY-----"), ["-----BEGIN RSA PRIVATE KEY-----"]);
        assert_eq!(of("The password of the till is: Brot2026!"), ["Brot2026"]);
        assert_eq!(of("the alarm code is 4711."), ["4711"]);
        assert_eq!(of("PIN: 1234, PIN 码：5678"), ["1234", "5678"]);
        assert_eq!(of("收银机密码是 Brot2026！保险柜密码为：471100"), ["Brot2026", "471100"]);
        for rule in [
            "密码为 1000 次内有效",
            "PIN: 4 digits; the PIN is 2026 digits long",
            "The password of the till is changed every 90 days, never on 2026",
            "the token for issue 1234: open",
            "密码至少 12 位，含大小写字母",
            "密码：见保险柜",
            "password: ********",
            "密钥：AES-256",
            "token: refresh",
            "https://example.com:8080/a@b",
            "the password is changed every 90 days",
            "risk-based-approach-to-all-of-our-suppliers-2026",
        ] {
            assert!(of(rule).is_empty(), "{rule}: {:?}", of(rule));
        }
    }
}
