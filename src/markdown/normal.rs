//! The form in which titles are compared.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

/// Traditional characters (and old forms) as they occur in titles of manuals, and the simplified
/// ones for them, alternately.
const SIMPLIFIED: &str = "流流規规範范標标準准與与職职責责組组織织結结構构績绩効效指指標标風风險险\
管管應应急急對对預预監监測测控控訓训練练培培計计劃划參参員员頻频續续進进優优總总結结\
業业務务輸输時时間间節节點点審审質质庫库購购銷销營营運运團团隊队門门崗岗發发經经驗验\
協协係系關关聯联絡络溝沟報报告告數数據据統统決决議议評评價价檢检查查產产品品處处\
護护簡简歷历為为個个們们體体係系術术題题類类權权領领導导設设備备軟软網网電电話话\
鏈链鍵键層层級级綜综維维護护紀纪錄录編编號号頁页圖图書书檔档案案條条約约義义說说明明\
認认證证識识別别選选擇择確确實实現现場场機机構构製制複复雜杂學学習习師师獎奖懲惩\
勵励勞劳動动產产財财會会稅税貨货幣币貿贸單单價价額额緊紧災灾傷伤損损環环境境氣气";

/// The form in which `heading` is compared with other titles.
///
/// Lower case and common width; without Markdown's marks, emoji before it, numbering (`一、`,
/// `第三章`, `（二）`, `3.`, `3.2`, `Chapter 4:`, `Part 4:`, `A.`), blanks and punctuation; 与, 和, 及,
/// 、, `&`, `and` and `+` are one; without the plural's `s`; in simplified characters. What would
/// become empty by all this keeps more of itself: only a blank heading gives "".
pub fn normalise(heading: &str) -> String {
    let folded: String = heading
        .chars()
        .flat_map(dotted)
        .nfkc()
        .flat_map(char::to_lowercase)
        .nfkc()
        .map(simplified)
        .collect();
    let mut rest = trimmed(&folded);
    while let Some(less) = unnumbered(rest).map(trimmed) {
        if !less.contains(char::is_alphanumeric) {
            break;
        }
        rest = less;
    }
    let out = joined(rest);
    if out.is_empty() { folded.split_whitespace().collect() } else { out }
}

/// `①` becomes a digit, which takes a mark to be seen as a number.
fn dotted(c: char) -> impl Iterator<Item = char> {
    let dot = matches!(c, '\u{2460}'..='\u{2473}').then_some('.');
    std::iter::once(c).chain(dot)
}

fn simplified(c: char) -> char {
    static PAIRS: LazyLock<BTreeMap<char, char>> = LazyLock::new(|| {
        let all: Vec<char> = SIMPLIFIED.chars().collect();
        // Of two forms for one character the first counts.
        all.chunks_exact(2).rev().map(|it| (it[0], it[1])).collect()
    });
    if super::chars::han(c) { PAIRS.get(&c).copied().unwrap_or(c) } else { c }
}

/// Without marks, emoji and blanks before the first letter, digit or bracket.
fn trimmed(text: &str) -> &str {
    text.trim_start_matches(|it: char| !it.is_alphanumeric() && it != '(')
}

/// `text` without the number that it begins with, if it does.
fn unnumbered(text: &str) -> Option<&str> {
    counted(text)
        .or_else(|| bracketed(text))
        .or_else(|| digits(text))
        .or_else(|| chinese(text))
        .or_else(|| word(text))
        .or_else(|| letter(text))
}

/// `第三章`
fn counted(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('第')?.trim_start();
    let less = rest.trim_start_matches(numeral);
    let less = if less.len() < rest.len() { less.trim_start() } else { return None };
    less.strip_prefix("部分")
        .or_else(|| less.strip_prefix(['章', '节', '部', '篇', '编', '条', '款']))
}

/// `(二)`, `(2)`, `(a)`
fn bracketed(text: &str) -> Option<&str> {
    let (inside, rest) = text.strip_prefix('(')?.split_once(')')?;
    let number = inside.chars().all(numeral) || matches!(inside.as_bytes(), [b'a'..=b'z']);
    (!inside.is_empty() && number).then_some(rest)
}

/// `3.`, `3.2`, `3、`, `3 `; not `5S`, `2026年` and `24小时`.
fn digits(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|it: char| it.is_ascii_digit() || it == '.');
    let number = &text[..text.len() - rest.len()];
    let parts = || number.split('.').filter(|it| !it.is_empty());
    // Four digits are a year.
    if parts().next().is_none() || parts().any(|it| it.len() > 3) {
        return None;
    }
    let bound = number.contains('.')
        || rest.starts_with(separator)
        || rest.starts_with(char::is_whitespace);
    bound.then_some(rest)
}

/// `一、`
fn chinese(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(numeral);
    let bound = rest.starts_with(separator) || rest.starts_with(char::is_whitespace);
    (rest.len() < text.len() && bound).then_some(rest)
}

/// `chapter 4:`, `part iv`, `section a`
fn word(text: &str) -> Option<&str> {
    let rest = ["chapter", "part", "section", "step", "appendix", "附录"]
        .into_iter()
        .find_map(|it| text.strip_prefix(it))?;
    let rest = rest.trim_start();
    let number =
        rest.find(|it: char| !it.is_ascii_alphanumeric() && it != '.').unwrap_or(rest.len());
    let (number, less) = rest.split_at(number);
    let bound =
        less.is_empty() || less.starts_with(separator) || less.starts_with(char::is_whitespace);
    let plain = number.bytes().all(|it| it.is_ascii_digit() || it == b'.')
        || number.bytes().all(|it| matches!(it, b'i' | b'v' | b'x'))
        || (number.len() == 1 && less.starts_with(separator));
    (!number.is_empty() && bound && plain).then_some(less)
}

/// `A.`, `iv)`
fn letter(text: &str) -> Option<&str> {
    let end = text.find(|it: char| !it.is_ascii_lowercase())?;
    let (number, rest) = text.split_at(end);
    let roman = number.bytes().all(|it| matches!(it, b'i' | b'v' | b'x'));
    let mut chars = rest.chars();
    let bound = chars.next().is_some_and(|it| separator(it) && it != ':');
    // `a.purpose` may be a file name, `a.目的` is none.
    let apart = chars.next().is_some_and(|it| !it.is_ascii_alphanumeric());
    ((number.len() == 1 || (roman && number.len() < 6 && !number.is_empty())) && bound && apart)
        .then_some(rest)
}

fn numeral(c: char) -> bool {
    c.is_ascii_digit() || "一二三四五六七八九十百零〇两".contains(c)
}

fn separator(c: char) -> bool {
    matches!(c, '.' | ',' | ':' | ')' | '、' | '。' | '-' | '–' | '—' | '·')
}

/// The words of `text` in their common form, without anything between them.
fn joined(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut word = String::new();
    for c in text.chars() {
        if c.is_alphanumeric() && !super::chars::cjk(c) {
            word.push(c);
            continue;
        }
        close(&mut out, &mut word);
        match c {
            '与' | '和' | '及' | '、' | '&' | '+' => and(&mut out),
            _ if c.is_alphanumeric() => out.push(c),
            _ => {}
        }
    }
    close(&mut out, &mut word);
    out.truncate(out.trim_end_matches('&').len());
    out
}

fn and(out: &mut String) {
    // 以及 is one, too.
    if out.ends_with('以') {
        out.pop();
    }
    if !out.ends_with('&') {
        out.push('&');
    }
}

fn close(out: &mut String, word: &mut String) {
    if word == "and" {
        and(out);
    } else {
        out.push_str(&singular(word));
    }
    word.clear();
}

fn singular(word: &str) -> String {
    let short = word.len() < 4 || ["ss", "us", "sis"].iter().any(|it| word.ends_with(it));
    if short {
        return word.into();
    }
    if let Some(stem) = word.strip_suffix("ies") {
        return format!("{stem}y");
    }
    let stems = ["sses", "xes", "ches", "shes"].iter().any(|it| word.ends_with(it));
    word.strip_suffix(if stems { "es" } else { "s" }).unwrap_or(word).into()
}

#[cfg(test)]
mod tests {
    use super::{SIMPLIFIED, normalise};

    #[test]
    #[expect(clippy::too_many_lines, reason = "a table")]
    fn forms_of_one_title_are_one() {
        for (forms, want) in [
            (
                &[
                    "目的",
                    "一、目的",
                    "第三章 目的",
                    "（二）目的",
                    "3. 目的",
                    "3.2 目的",
                    "3.2目的",
                    "**1. 目的**",
                    "目的：",
                    "📋 目的",
                    "1、目的",
                    "第一章、目的",
                    "# 目的",
                    "(1) 目的",
                    "A. 目的",
                    "①目的",
                    "二 目的",
                ][..],
                "目的",
            ),
            (
                &[
                    "Purpose",
                    "Chapter 4: Purpose",
                    "Part 4: Purpose",
                    "A. Purpose",
                    "PURPOSES",
                    "iv) Purpose",
                    "✅ purpose",
                    "**1. Purpose**",
                    "1 - Purpose",
                    "Ｐｕｒｐｏｓｅ",
                ][..],
                "purpose",
            ),
            (
                &[
                    "流程与规范",
                    "流程和规范",
                    "流程、规范",
                    "流程 & 规范",
                    "流程及规范",
                    "流程以及规范",
                    "流程＋规范",
                    "流程與規範",
                ][..],
                "流程&规范",
            ),
            (
                &[
                    "Roles and responsibilities",
                    "Role & responsibility",
                    "roles + responsibilities",
                ][..],
                "role&responsibility",
            ),
            (&["KPIs", "KPI", "kpi"][..], "kpi"),
            (&["Processes", "process"][..], "process"),
            (&["風險管理", "风险管理"][..], "风险管理"),
            (&["績效指標"][..], "绩效指标"),
            (&["組織與職責"][..], "组织&职责"),
            (&["培訓與支持"][..], "培训&支持"),
            (&["持續改進"][..], "持续改进"),
            (&["總結與展望"][..], "总结&展望"),
            (&["工具應用"][..], "工具应用"),
        ] {
            for form in forms {
                assert_eq!(normalise(form), want, "{form}");
            }
        }
    }

    #[test]
    fn other_titles_stay_apart_and_none_gets_lost() {
        for (heading, want) in [
            ("5S管理", "5s管理"),
            ("2026年计划", "2026年计划"),
            ("24小时", "24小时"),
            ("2026", "2026"),
            ("3.2", "32"),
            ("一", "一"),
            ("第三章", "第三章"),
            ("Part 4", "part4"),
            ("!!!", "!!!"),
            ("📋", "📋"),
            ("", ""),
            ("A", "a"),
            ("与", "与"),
            ("三方协作", "三方协作"),
            ("Status", "status"),
            ("Partners", "partner"),
            ("Step by step", "stepbystep"),
        ] {
            assert_eq!(normalise(heading), want, "{heading}");
        }
    }

    #[test]
    fn the_table_has_pairs() {
        assert_eq!(SIMPLIFIED.chars().count() % 2, 0);
    }
}
