//! A template of the manual's own that cannot be used, in words.

use super::Reading;
use super::world::Checked;
use crate::report::Complaint;
use crate::site::Broken;
use crate::text::Words;

/// What is wrong with a template, and what to do.
pub(super) struct BrokenTemplate {
    pub(super) message: Words,
    help: Words,
    folder: String,
    broken: Broken,
}

impl BrokenTemplate {
    pub(super) fn new(broken: Broken, reading: &Reading) -> BrokenTemplate {
        let message = Words::new(
            format!("a template of the manual cannot be used: {}", broken.reason),
            format!("手册自带的模板无法使用：{}", broken.reason),
        );
        let help = Words::fixed(
            "mend the template, or remove it to use the built-in one",
            "请修改该模板，或删除它以使用内置模板",
        );
        BrokenTemplate { message, help, folder: reading.prefix(), broken }
    }

    /// The same with its place, if it can be told which template it is.
    pub(super) fn complaint<'a>(&'a self, checked: &'a Checked) -> Option<Complaint<'a>> {
        Some(Complaint {
            source: checked.manual.sources.get(self.broken.source?),
            folder: &self.folder,
            range: self.broken.range.clone(),
            message: self.message.get(checked.lang),
            help: self.help.get(checked.lang),
        })
    }
}
