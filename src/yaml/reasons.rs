//! The YAML parser's errors in words that someone who is no programmer can act on.

use granit_parser::ErrorKind;

use crate::text::Words;

/// What `kind` means.
pub(super) fn reason(kind: &ErrorKind) -> Words {
    let (en, zh) = match kind {
        ErrorKind::UnexpectedEofFlowSequence | ErrorKind::ExpectedFlowSequenceSeparator => (
            "a list opened with `[` is not closed with `]`, or a comma is missing",
            "以 `[` 开始的列表没有用 `]` 结束，或缺少逗号",
        ),
        ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping
        | ErrorKind::ExpectedFlowMappingSeparator => (
            "a mapping opened with `{` is not closed with `}`, or a comma is missing",
            "以 `{` 开始的一组键值没有用 `}` 结束，或缺少逗号",
        ),
        ErrorKind::MisplacedFlowCollectionEnd | ErrorKind::MismatchedFlowCollectionEnd { .. } => {
            ("a closing bracket has no opening one", "多出一个右括号，前面没有对应的左括号")
        }
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => (
            "`key: value` is expected here; a value that holds `: ` wants quotes",
            "此处应为 `键: 值`；值里含有冒号加空格时请加引号",
        ),
        ErrorKind::ExpectedBlockMappingKey => (
            "`key: value` is expected here; look at the indentation and at quotes",
            "此处应为 `键: 值`；请检查缩进和引号",
        ),
        ErrorKind::MappingValueNotAllowed
        | ErrorKind::MappingKeyNotAllowed
        | ErrorKind::InvalidColonPlacement => {
            ("a value that holds `: ` wants quotes", "值里含有冒号加空格时，请给整个值加引号")
        }
        ErrorKind::BlockSequenceEntryNotAllowed => {
            ("a list item `- …` cannot begin here", "此处不能开始以 `- ` 开头的列表项")
        }
        ErrorKind::ExpectedBlockSequenceEntry => {
            ("a list item `- …` is expected here", "此处应为以 `- ` 开头的列表项")
        }
        ErrorKind::TabNotAllowed | ErrorKind::TabInBlockIndentation => {
            ("a tab stands where only spaces may", "缩进只能用空格，不能用制表符（Tab）")
        }
        ErrorKind::InvalidIndentation => {
            ("this line is indented differently from its neighbours", "这一行的缩进与前后不一致")
        }
        ErrorKind::UnexpectedCharacter { character } => {
            return Words::new(
                format!("a value cannot start with `{character}`; put it in quotes"),
                format!("值不能以“{character}”开头，请加引号"),
            );
        }
        ErrorKind::MultipleDocumentsUnsupported | ErrorKind::InvalidDocumentEnd => (
            "a second YAML document begins here; one text holds one document",
            "此处开始了第二份 YAML 文档；一处只能有一份",
        ),
        ErrorKind::RecursionLimitExceeded => {
            ("lists or mappings are nested more than 64 deep", "列表或键值嵌套超过 64 层")
        }
        ErrorKind::UnclosedQuotedScalar | ErrorKind::DocumentIndicatorInQuotedScalar => {
            ("a quotation mark is not closed", "引号没有成对")
        }
        ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar => (
            "something follows the closing quotation mark; put the whole value in quotes",
            "引号之后还有内容；请把整个值放进一对引号",
        ),
        ErrorKind::UnknownQuotedScalarEscape | ErrorKind::InvalidQuotedScalarHexEscape => (
            "a backslash in double quotes begins an escape; use single quotes",
            "双引号中的反斜杠会被当作转义；请改用单引号",
        ),
        other => {
            return Words::new(other.to_string(), format!("YAML 语法有误（{other}）"));
        }
    };
    Words::fixed(en, zh)
}
