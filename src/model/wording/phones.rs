//! Who is reached at which number.

use super::super::kinds::{
    AnyEntity, Contact, Entity, Key, Party, Person, Plan, Role, Stored, Unit,
};
use super::super::{Manual, Target};
use crate::text::Span;
use crate::yaml::{Mention, Text};

/// A number in the data, and who is reached at it.
#[derive(Clone, Debug)]
pub struct Phone {
    /// Everything that who is reached is called.
    pub names: Vec<String>,
    /// Whether it is a mobile telephone.
    pub is_mobile: bool,
    /// The digits of the number.
    pub digits: String,
    /// Where the number stands.
    pub span: Span,
    /// The entity that says so.
    pub of: Key,
}

impl Phone {
    /// Whether `digits` are its number, be it without the code of the town.
    pub fn is_same(&self, digits: &str) -> bool {
        let (long, short) = if self.digits.len() < digits.len() {
            (digits, self.digits.as_str())
        } else {
            (self.digits.as_str(), digits)
        };
        long == short || short.len() >= 7 && long.starts_with('0') && long.ends_with(short)
    }

    /// Whether both are mobile numbers, or neither is.
    pub fn is_like(&self, digits: &str) -> bool {
        let is_mobile = |it: &str| it.len() == 11 && it.starts_with('1');
        is_mobile(&self.digits) == is_mobile(digits)
    }
}

/// The digits of a telephone number, without those of the country; nothing if it is none, or several.
pub fn digits(text: &str) -> Option<String> {
    let text = text.trim();
    let text = text.strip_prefix("+86").or_else(|| text.strip_prefix("0086")).unwrap_or(text);
    let is_number =
        |it: char| it.is_ascii_digit() || matches!(it, ' ' | '-' | '(' | ')' | '+' | '（' | '）');
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    (text.chars().all(is_number) && (7..=13).contains(&digits.len())).then_some(digits)
}

/// All numbers in the data.
pub(super) fn phones(manual: &Manual) -> Vec<Phone> {
    let mut found = Vec::new();
    of_kind::<Person>(manual, |it| &it.contacts, true, &mut found);
    of_kind::<Role>(manual, |it| &it.contacts, true, &mut found);
    of_kind::<Unit>(manual, |it| &it.contacts, true, &mut found);
    of_kind::<Party>(manual, |it| &it.contacts, true, &mut found);
    of_kind::<Plan>(manual, |it| &it.contacts, false, &mut found);
    found
}

fn of_kind<K: Stored + Sync>(
    manual: &Manual,
    contacts: fn(&K) -> &Vec<Contact>,
    is_own: bool,
    found: &mut Vec<Phone>,
) {
    for (at, entity) in manual.all::<K>().iter().enumerate() {
        let of = Key { kind: K::INDEX, at };
        for contact in contacts(entity) {
            let mut names: Vec<String> =
                contact.who.iter().flat_map(Text::all).map(str::to_owned).collect();
            let mentions = contact.role.iter().map(|it| &*it.mention);
            let mentions = mentions.chain(contact.person.iter().map(|it| &*it.mention));
            mentions.for_each(|it| names.extend(called(manual, it)));
            if names.is_empty() && is_own {
                names = names_of(entity);
            }
            let phone = contact.phone.as_ref();
            let phone = phone.and_then(|it| Some((it.all().find_map(digits)?, it.span, false)));
            let mobile = contact.mobile.as_ref();
            let mobile = mobile.and_then(|it| Some((digits(it.as_str())?, it.span(), true)));
            found.extend(phone.into_iter().chain(mobile).map(|(digits, span, is_mobile)| Phone {
                names: names.clone(),
                is_mobile,
                digits,
                span,
                of,
            }));
        }
    }
}

fn names_of<K: Stored + Sync>(entity: &Entity<K>) -> Vec<String> {
    let any: &dyn AnyEntity = entity;
    any.head().names().flat_map(Text::all).map(str::to_owned).collect()
}

/// What the entity is called that a mention leads to; what was written, if it leads nowhere.
fn called(manual: &Manual, mention: &Mention) -> Vec<String> {
    match manual.index.resolve(mention) {
        Target::Entity(key) => {
            let names = manual.entities.get(key).head().names();
            names.flat_map(Text::all).map(str::to_owned).collect()
        }
        _ => vec![mention.id.value.to_string()],
    }
}
