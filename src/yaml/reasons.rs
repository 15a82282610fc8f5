//! The YAML parser's errors in words that someone who is no programmer can act on.

use granit_parser::ErrorKind as Kind;

use crate::text::{Advice, Words};

/// Why it is that something cannot be read, and what helps.
pub(super) struct Reason {
    pub(super) words: Words,
    pub(super) advice: Advice,
}

/// What `kind` means.
pub(super) fn reason(kind: &Kind) -> Reason {
    if let Kind::UnexpectedCharacter { character } = kind {
        let words = Words::new(
            format!("a value cannot start with `{character}`; put it in quotes"),
            format!("值不能以“{character}”开头，请加引号"),
        );
        return Reason { words, advice: Advice::Quotes };
    }
    let quoted = of_values(kind).map(|it| (it, Advice::Quotes));
    let known = || of_brackets(kind).or_else(|| of_lines(kind)).or_else(|| of_quotes(kind));
    let found = quoted.or_else(|| Some((known()?, Advice::None)));
    match found {
        Some(((en, zh), advice)) => Reason { words: Words::fixed(en, zh), advice },
        None => {
            let en = format!("this is not valid YAML ({kind})");
            Reason { words: Words::new(en, "此处不符合 YAML 语法"), advice: Advice::Quotes }
        }
    }
}

/// Whether it is about a tab.
pub(super) fn is_tab(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::TabNotAllowed
            | Kind::TabInBlockIndentation
            | Kind::TabInIndentation
            | Kind::TabInPlainScalar
            | Kind::TabAtBlockScalarStart
    )
}

/// Whether it may come of a mark in brackets that is not the one that YAML wants.
pub(super) fn is_in_brackets(kind: &Kind) -> bool {
    of_brackets(kind).is_some() && !matches!(kind, Kind::BlockEntryInFlowCollection)
        || matches!(
            kind,
            Kind::SimpleKeyExpected
                | Kind::InvalidSimpleKey
                | Kind::MappingValueNotAllowed
                | Kind::MappingKeyNotAllowed
                | Kind::InvalidColonPlacement
                | Kind::ExpectedNodeContent
        )
}

type Pair = (&'static str, &'static str);

/// Values that want quotes.
fn of_values(kind: &Kind) -> Option<Pair> {
    Some(match kind {
        Kind::SimpleKeyExpected | Kind::InvalidSimpleKey => (
            "`key: value` is expected here; a value that holds `: ` wants quotes",
            "此处应为 `键: 值`；值里含有冒号加空格时请加引号",
        ),
        Kind::ExpectedBlockMappingKey => (
            "`key: value` is expected here; look at the indentation and at quotes",
            "此处应为 `键: 值`；请检查缩进和引号",
        ),
        Kind::MappingValueNotAllowed | Kind::MappingKeyNotAllowed | Kind::InvalidColonPlacement => {
            ("a value that holds `: ` wants quotes", "值里含有冒号加空格时，请给整个值加引号")
        }
        Kind::UnknownAnchor | Kind::MissingAnchorOrAliasName | Kind::AnchorCountOverflow => {
            ("a value that begins with `&` or `*` wants quotes", "以 `&` 或 `*` 开头的值请加引号")
        }
        Kind::UndeclaredTagHandle
        | Kind::ExpectedTagBang
        | Kind::InvalidTagTerminator
        | Kind::MissingTagUri
        | Kind::UnclosedVerbatimTag
        | Kind::InvalidTagEscape
        | Kind::InvalidTagUtf8
        | Kind::InvalidTagUtf8LeadingByte
        | Kind::InvalidTagUtf8TrailingByte => {
            ("a value that begins with `!` wants quotes", "以 `!` 开头的值请加引号")
        }
        Kind::DirectiveDisallowed
        | Kind::MissingDirectiveName
        | Kind::InvalidDirectiveName
        | Kind::InvalidDirectiveTerminator
        | Kind::MissingYamlVersion
        | Kind::MissingYamlVersionSeparator
        | Kind::ExpectedDocumentStart
        | Kind::MissingDocumentEndBeforeDirective => (
            "a line that begins with `%` cannot stand here; a value wants quotes",
            "此处不能出现以 `%` 开头的行；如果是值，请加引号",
        ),
        Kind::InvalidTrailingSingleQuotedScalar | Kind::InvalidTrailingDoubleQuotedScalar => (
            "something follows the closing quotation mark; put the whole value in quotes",
            "引号之后还有内容；请把整个值放进一对引号",
        ),
        _ => return None,
    })
}

/// Lists and mappings in brackets.
fn of_brackets(kind: &Kind) -> Option<Pair> {
    Some(match kind {
        Kind::UnexpectedEofFlowSequence
        | Kind::ExpectedFlowSequenceSeparator
        | Kind::UnclosedFlowCollection { open: '[' } => (
            "a list opened with `[` is not closed with `]`, or a comma is missing",
            "以 `[` 开始的列表没有用 `]` 结束，或缺少逗号",
        ),
        Kind::UnexpectedEofFlowMapping
        | Kind::UnexpectedEofImplicitFlowMapping
        | Kind::ExpectedFlowMappingSeparator
        | Kind::UnclosedFlowCollection { .. } => (
            "a mapping opened with `{` is not closed with `}`, or a comma is missing",
            "以 `{` 开始的一组键值没有用 `}` 结束，或缺少逗号",
        ),
        Kind::MisplacedFlowCollectionEnd | Kind::MismatchedFlowCollectionEnd { .. } => {
            ("a closing bracket has no opening one", "多出一个右括号，前面没有对应的左括号")
        }
        Kind::BlockEntryInFlowCollection | Kind::PlainScalarStartsWithDashFlowIndicator => (
            "a list item `- …` stands inside brackets; write `[a, b]` there",
            "括号内不能用 `- ` 写列表项，请写成 `[甲, 乙]`",
        ),
        Kind::InvalidFlowScalarIndent => (
            "what stands in brackets goes on without indentation; indent with spaces",
            "括号内的内容换行后没有缩进，请用空格缩进",
        ),
        Kind::FlowMappingValueAdjacentCollection | Kind::InvalidMappingValueWhitespace => {
            ("a space is missing after the colon", "冒号后缺少空格")
        }
        _ => return None,
    })
}

/// Lines and their indentation.
fn of_lines(kind: &Kind) -> Option<Pair> {
    Some(match kind {
        _ if is_tab(kind) => (
            "a tab stands where only spaces may; indent with spaces",
            "此处用了制表符（Tab），请改用空格缩进",
        ),
        Kind::BlockSequenceEntryNotAllowed => {
            ("a list item `- …` cannot begin here", "此处不能开始以 `- ` 开头的列表项")
        }
        Kind::ExpectedBlockSequenceEntry => {
            ("a list item `- …` is expected here", "此处应为以 `- ` 开头的列表项")
        }
        Kind::InvalidBlockEntryWhitespace => ("a space is missing after `-`", "`-` 后缺少空格"),
        Kind::InvalidIndentation => {
            ("this line is indented differently from its neighbours", "这一行的缩进与前后不一致")
        }
        Kind::ZeroBlockScalarIndent
        | Kind::InvalidBlockScalarHeader
        | Kind::InvalidBlockScalarIndent => (
            "the text after `|` or `>` begins on the next line, indented with spaces",
            "`|` 或 `>` 之后的文字应另起一行，并用空格缩进",
        ),
        Kind::CommentNotSeparated => ("a space is missing before `#`", "`#` 前缺少空格"),
        Kind::CommentInterceptedScalar => (
            "a comment `# …` stands in the middle of a text of several lines",
            "多行文字中间不能插入 `# ` 注释",
        ),
        Kind::MultipleDocumentsUnsupported | Kind::InvalidDocumentEnd => (
            "a second YAML document begins here; one text holds one document",
            "此处开始了第二份 YAML 文档；一处只能有一份",
        ),
        Kind::RecursionLimitExceeded => {
            ("lists or mappings are nested more than 64 deep", "列表或键值嵌套超过 64 层")
        }
        Kind::ExpectedNodeContent
        | Kind::UnexpectedEndOfPlainScalar
        | Kind::UnexpectedEof
        | Kind::UnexpectedEofBlockMapping
        | Kind::UnexpectedEofBlockSequence => ("a value is expected here", "此处缺少值"),
        Kind::BomInsideDocument => {
            ("an invisible mark (BOM) stands here; delete it", "此处有不可见字符（BOM），请删除")
        }
        _ => return None,
    })
}

/// Quotation marks and what stands between them.
fn of_quotes(kind: &Kind) -> Option<Pair> {
    Some(match kind {
        Kind::UnclosedQuotedScalar | Kind::DocumentIndicatorInQuotedScalar => {
            ("a quotation mark is not closed", "引号没有成对")
        }
        Kind::InvalidQuotedScalarIndent => (
            "a text in quotes goes on without indentation; indent with spaces",
            "引号内的文字换行后没有缩进，请用空格缩进",
        ),
        Kind::UnknownQuotedScalarEscape
        | Kind::InvalidQuotedScalarHexEscape
        | Kind::InvalidLowSurrogateHexEscape
        | Kind::InvalidLowSurrogate
        | Kind::MissingLowSurrogate
        | Kind::UnpairedLowSurrogate
        | Kind::InvalidUnicodeEscape => (
            "a backslash in double quotes begins an escape; use single quotes",
            "双引号中的反斜杠会被当作转义；请改用单引号",
        ),
        _ => return None,
    })
}
