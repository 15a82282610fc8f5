//! What a process takes in and gives out (SIPOC).

use crate::model::kinds::groups::Place;
use crate::model::kinds::{Form, Norm};
use crate::yaml::{RefOrText, Text, Word, choice, record};

choice! {
    /// What goes in or comes out.
    pub enum ItemKind {
        Information = "information" | "信息",
        Material = "material" | "物料",
        Service = "service" | "服务",
        Decision = "decision" | "决定",
    }
}

record! {
    /// What a process takes in or gives out.
    pub struct Item {
        /// What it is.
        name | "名称": Option<Text>,
        /// The name that references use.
        id: Option<Word>,
        /// How it is known to be good.
        standard | "标准": Option<RefOrText<Norm>>,
        /// Where it comes from.
        from | "来源" | "来自": Option<RefOrText<Place>>,
        /// Where it goes to.
        to | "去向" | "交给": Option<RefOrText<Place>>,
        /// The form that it comes on.
        form | "表单": Option<RefOrText<Form>>,
        /// Information, material, service or decision.
        kind | "类别": Option<ItemKind>
    }
}
