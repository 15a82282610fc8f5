//! Roles that are named and are not there.

use std::collections::BTreeMap;

use super::Manual;
use super::index::{From, Target, Use, folded};
use super::kinds::{KINDS, Role, Stored, fields_of, kind_called};
use crate::yaml::{Field, Mention, Shape, inner_field};

impl Manual {
    /// The mentions of each role that is not there, by what they call it: in fields that ask for a
    /// role, and wherever `role:` stands before the name. What may be a role or something else is
    /// such a mention where a role of that name is missing elsewhere.
    pub fn missing_roles(&self) -> BTreeMap<String, Vec<&Use>> {
        let missing = || self.index.uses.iter().filter(|it| it.target == Target::Missing);
        let mut roles: BTreeMap<String, Vec<&Use>> = BTreeMap::new();
        for it in missing().filter(|it| is_surely_role(&it.mention)) {
            roles.entry(folded(&it.mention.id.value)).or_default().push(it);
        }
        let perhaps = |it: &Mention| it.said.is_none() && it.kinds.contains(&"role");
        for it in missing().filter(|it| perhaps(&it.mention) && !is_surely_role(&it.mention)) {
            if let Some(uses) = roles.get_mut(&folded(&it.mention.id.value)) {
                uses.push(it);
            }
        }
        roles
    }
}

fn is_surely_role(it: &Mention) -> bool {
    match &it.said {
        Some(said) => kind_called(said) == Some(Role::INDEX),
        None => it.kinds == ["role"],
    }
}

impl Use {
    /// Several names that were written as one, as the list that they should be; and whether a list
    /// may stand there.
    pub fn several(&self) -> Option<(String, bool)> {
        let text = &*self.mention.id.value;
        let names: Vec<&str> = text.split([',', '，', '、', ';', '；']).map(str::trim).collect();
        let is_list = names.len() > 1 && names.iter().all(|it| !it.is_empty());
        let is_data = !matches!(self.from, From::Text(_));
        (is_list && is_data).then(|| (format!("[{}]", names.join(", ")), self.takes_list()))
    }

    fn takes_list(&self) -> bool {
        let From::Entity(key) = self.from else { return false };
        let mut names = self.path.split('.');
        let first = names.next().unwrap_or_default();
        let field = fields_of(KINDS[key.kind]).find(|it| it.name == first);
        let field = names.fold(field, |field: Option<&Field>, it| inner_field(field?, it));
        field.is_some_and(|it| matches!((it.shape)(), Shape::List(_)))
    }
}
