//! How to reach somebody.

use super::{Channel, Person, Role};
use crate::yaml::{Ref, Text, Word, record};

record! {
    /// How to reach somebody. Personal data: shown to the audience that may see it.
    pub struct Contact {
        /// Who is reached.
        who | "联系人": Option<Text>,
        /// The role that is reached.
        role | "岗位": Option<Ref<Role>>,
        /// The person who is reached.
        person | "姓名": Option<Ref<Person>>,
        /// Telephone or extension.
        phone | "电话": Option<Text>,
        /// Mobile telephone.
        mobile | "手机": Option<Word>,
        /// Mail address.
        mail | "邮箱": Option<Word>,
        /// Name in the messenger.
        im | "即时通讯": Option<Word>,
        /// Where to find them.
        place | "地点": Option<Text>,
        /// When they can be reached.
        hours | "时间": Option<Text>,
        /// The channel to use.
        channel | "渠道": Option<Ref<Channel>>,
        /// Whether they are called first, second, third.
        order | "顺序": Option<u32>
    }
}
