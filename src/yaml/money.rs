//! Amounts of money: `50000 CNY`, `5万元`, `¥50,000`, `USD 1,000.50`.

use unicode_normalization::UnicodeNormalization;

use super::values::{pair, scalar};
use super::{Decimal, Decode, Node, Reading, Shape, Shown, Text};
use crate::text::{Span, Spanned, What, Words, similar};

/// A currency, by its code of ISO 4217.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Currency(&'static str);

/// The codes of ISO 4217 that are in use.
const CODES: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB \
    BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB \
    EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD \
    JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP \
    MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON \
    RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP \
    TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG";

/// Other ways to write a currency, the longer ones first where one begins another.
const SPELLINGS: &[(&str, &str)] = &[
    ("人民币元", "CNY"),
    ("人民币", "CNY"),
    ("rmb", "CNY"),
    ("yuan", "CNY"),
    ("cny", "CNY"),
    ("元人民币", "CNY"),
    ("元整", "CNY"),
    ("元", "CNY"),
    ("块", "CNY"),
    ("¥", "CNY"),
    ("us$", "USD"),
    ("hk$", "HKD"),
    ("nt$", "TWD"),
    ("a$", "AUD"),
    ("c$", "CAD"),
    ("s$", "SGD"),
    ("$", "USD"),
    ("美元", "USD"),
    ("美金", "USD"),
    ("欧元", "EUR"),
    ("€", "EUR"),
    ("英镑", "GBP"),
    ("£", "GBP"),
    ("日元", "JPY"),
    ("港元", "HKD"),
    ("港币", "HKD"),
    ("澳门元", "MOP"),
    ("新台币", "TWD"),
    ("新加坡元", "SGD"),
    ("韩元", "KRW"),
    ("₩", "KRW"),
    ("₹", "INR"),
    ("澳元", "AUD"),
    ("加元", "CAD"),
    ("瑞士法郎", "CHF"),
    ("卢布", "RUB"),
    ("泰铢", "THB"),
    ("越南盾", "VND"),
];

impl Currency {
    /// The currency that `text` names.
    pub fn parse(text: &str) -> Option<Currency> {
        let text = text.trim().nfkc().collect::<String>().to_lowercase();
        let spelled = SPELLINGS.iter().find(|(spelling, _)| *spelling == text);
        spelled.map(|(_, code)| Currency(code)).or_else(|| {
            CODES.split_whitespace().find(|it| it.eq_ignore_ascii_case(&text)).map(Currency)
        })
    }

    /// Its code.
    pub fn code(self) -> &'static str {
        self.0
    }

    /// The currency that `text`, in lower case, begins with, and what follows it.
    pub(super) fn leading(text: &str) -> Option<(Currency, &str)> {
        let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
        if let Some(currency) = Currency::parse(&text[..letters]).filter(|_| letters > 1) {
            return Some((currency, text[letters..].trim_start()));
        }
        let (spelling, code) = SPELLINGS.iter().find(|(it, _)| text.starts_with(it))?;
        Some((Currency(code), text[spelling.len()..].trim_start()))
    }
}

impl Decode for Currency {
    fn decode(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let want = Words::fixed("a currency as `CNY`", "一种货币，如“CNY”“人民币”");
        let written = scalar(node, reading, want)?;
        let currency = Currency::parse(&written.value);
        if currency.is_none() {
            let key = reading.key().to_owned();
            let guess = similar(&written.value, CODES.split_whitespace()).map(str::to_owned);
            let known = Words::fixed(
                "CNY, USD, EUR or another code of ISO 4217",
                "CNY（人民币）、USD（美元）、EUR（欧元）或其他 ISO 4217 货币代码",
            );
            let value = written.value;
            reading.report(node.span, What::UnknownChoice { key, value, known, guess });
        }
        currency
    }

    fn shape() -> Shape {
        Shape::Scalar(Words::fixed("a currency as `CNY`", "货币代码，如“CNY”"))
    }

    fn show(&self) -> Shown<'_> {
        Shown::Plain(self.0)
    }
}

/// An amount of money.
#[derive(Clone, Debug)]
pub struct Money {
    /// How much.
    pub amount: Decimal,
    /// Of which currency, if that was said.
    pub currency: Option<Currency>,
    /// As written.
    pub written: Spanned<String>,
}

impl Money {
    /// The amount and the currency of `text`.
    pub fn parse(text: &str) -> Option<(Decimal, Option<Currency>)> {
        let text = text.trim().nfkc().collect::<String>().to_lowercase();
        let (before, rest) = match Currency::leading(&text) {
            Some((currency, rest)) => (Some(currency), rest),
            None => (None, text.as_str()),
        };
        let (amount, rest) = Decimal::leading(rest)?;
        let rest = rest.trim();
        if rest.is_empty() {
            return Some((amount, before));
        }
        let after = Currency::parse(rest)?;
        before.is_none_or(|it| it == after).then_some((amount, Some(after)))
    }

    /// Where it stands.
    pub fn span(&self) -> Span {
        self.written.span
    }

    /// Its currency, or `otherwise` where it names none.
    pub fn currency_or(&self, otherwise: Option<Currency>) -> Option<Currency> {
        self.currency.or(otherwise)
    }

    /// The money that `written` is.
    fn of(written: Spanned<String>) -> Result<Money, Spanned<String>> {
        match Money::parse(&written.value) {
            Some((amount, currency)) => Ok(Money { amount, currency, written }),
            None => Err(written),
        }
    }
}

/// `{amount: 50000, currency: CNY}` in one row.
fn written(node: &Node) -> Option<Spanned<String>> {
    pair(node, &["amount", "value", "金额", "数值"], &["currency", "unit", "币种", "单位"])
}

impl Decode for Money {
    fn decode(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let written = written(node).or_else(|| scalar(node, reading, wanted()))?;
        let unread = |it: Spanned<String>| {
            reading.report(node.span, What::BadMoney { value: it.value });
        };
        Money::of(written).map_err(unread).ok()
    }

    fn shape() -> Shape {
        Shape::Scalar(wanted())
    }

    fn show(&self) -> Shown<'_> {
        Shown::Plain(&self.written.value)
    }
}

fn wanted() -> Words {
    Words::fixed("an amount of money as `50000 CNY`", "金额，如“5万元”“50000 CNY”“¥50,000”")
}

/// An amount of money, or words: `5000 CNY` or `单笔 2000 元以内`.
#[derive(Clone, Debug)]
pub enum MoneyOrText {
    /// An amount of money.
    Money(Money),
    /// Words.
    Text(Text),
}

impl MoneyOrText {
    /// Where it stands.
    pub fn span(&self) -> Span {
        match self {
            MoneyOrText::Money(it) => it.span(),
            MoneyOrText::Text(it) => it.span,
        }
    }
}

impl Decode for MoneyOrText {
    fn decode(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let scalar = node.scalar().map(|it| Spanned::new(it.trim().to_owned(), node.span));
        match written(node).or(scalar).map(Money::of) {
            Some(Ok(money)) => Some(MoneyOrText::Money(money)),
            _ => Text::decode(node, reading).map(MoneyOrText::Text),
        }
    }

    fn shape() -> Shape {
        Shape::Scalar(Words::fixed(
            "an amount of money as `50000 CNY`, or a text",
            "金额，如“5万元”，或一段文字",
        ))
    }

    fn show(&self) -> Shown<'_> {
        match self {
            MoneyOrText::Money(it) => it.show(),
            MoneyOrText::Text(it) => it.show(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Currency, Money};

    fn read(text: &str) -> Option<(String, Option<&'static str>)> {
        let (amount, currency) = Money::parse(text)?;
        Some((amount.to_string(), currency.map(Currency::code)))
    }

    #[test]
    fn amounts_are_read_with_their_currency() {
        for (text, amount, currency) in [
            ("50000 CNY", "50000", Some("CNY")),
            ("50000CNY", "50000", Some("CNY")),
            ("5万元", "50000", Some("CNY")),
            ("五万元", "50000", Some("CNY")),
            ("¥50,000", "50000", Some("CNY")),
            ("￥５０，０００", "50000", Some("CNY")),
            ("¥50,000元", "50000", Some("CNY")),
            ("人民币 5 万元整", "50000", Some("CNY")),
            ("RMB 200", "200", Some("CNY")),
            ("50000元", "50000", Some("CNY")),
            ("USD 1,000.50", "1000.5", Some("USD")),
            ("$1,000.50", "1000.5", Some("USD")),
            ("HK$ 80", "80", Some("HKD")),
            ("20 欧元", "20", Some("EUR")),
            ("2 亿元", "200000000", Some("CNY")),
            ("1.5 million EUR", "1500000", Some("EUR")),
            ("50000", "50000", None),
            ("5万", "50000", None),
        ] {
            assert_eq!(read(text), Some((amount.to_owned(), currency)), "{text}");
        }
    }

    #[test]
    fn what_is_no_amount_is_not_read() {
        for text in [
            "",
            "CNY",
            "a lot",
            "5 XYZ",
            "50000 CNY per year",
            "5000 元及以下",
            "¥5 USD",
            "1,5 EUR",
            "元",
            "200-500 CNY",
            "按预算",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
