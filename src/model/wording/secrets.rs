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

/// Names of methods, which are no secrets.
const METHODS: &[&str] =
    &["AES", "RSA", "SHA", "SM2", "SM3", "SM4", "TLS", "SSL", "WPA", "MD5", "TOTP", "OAuth"];

fn automaton() -> Option<&'static AhoCorasick> {
    static ALL: OnceLock<Option<AhoCorasick>> = OnceLock::new();
    let made = ALL.get_or_init(|| {
        let all = KEYS.iter().map(|(it, _)| *it).chain(WORDS.iter().copied());
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

/// The value that a word such as `密码` gives: `密码：Abc12345`, `password = "…"`.
fn value_behind(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    if !is_whole(text, &range) && !text[..range.start].ends_with('_') {
        return None;
    }
    let quotes = ['"', '\'', '`', '*', ' ', '“', '”'];
    let rest = text[range.end..].trim_start_matches(quotes);
    let signs = ["是：", "为：", "是", "为", "=", ":", "：", "is "];
    let rest = signs.iter().find_map(|it| rest.strip_prefix(it))?;
    let rest = rest.trim_start_matches(quotes);
    let start = text.len() - rest.len();
    let is_part = |it: char| it.is_ascii_graphic() && !"\"'`,;()<>{}[]|*\\".contains(it);
    let far = rest.floor_char_boundary(LONGEST);
    let end = rest[..far].find(|it| !is_part(it)).unwrap_or(far);
    let value = rest[..end].trim_end_matches(['.', '!', '?', ':']);
    let goes_on = rest[value.len()..].starts_with(['(', '[', '{', '<', '*']);
    (is_real(value) && !goes_on).then(|| start..start + value.len())
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
        for rule in [
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
