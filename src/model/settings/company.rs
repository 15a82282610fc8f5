//! Who the company is, and where it stands in its market.

use crate::yaml::{Text, Word, record};

record! {
    /// Something that happened to the company.
    pub struct CompanyEvent {
        /// When; a year or a month will do.
        date | "日期" | "时间": Option<Word>,
        /// What.
        event | "事件": Option<Text>
    }
}

record! {
    /// How large the company is.
    pub struct CompanySize {
        /// How many people work there.
        staff | "人数" | "员工": Option<Word>,
        /// What it turns over.
        revenue | "营收": Option<Text>,
        /// How many places it has.
        sites | "场所": Option<Word>,
        /// Anything else.
        note | "说明": Option<Text>
    }
}

record! {
    /// Who the company is.
    pub struct Company {
        /// Its name.
        name | "名称": Option<Text>,
        /// When it was founded; a year or a month will do.
        founded | "成立时间" | "成立日期": Option<Word>,
        /// How it came to be what it is.
        history | "发展历程": Vec<CompanyEvent>,
        /// How large it is.
        size | "规模": Option<CompanySize>,
        /// Where it is.
        locations | "地理位置" | "地点": Vec<Text>,
        /// What it does.
        business | "主营业务": Option<Text>
    }
}

record! {
    /// Where the company stands in its market.
    pub struct Market {
        /// What it stands for, and for whom.
        positioning | "市场定位" | "定位": Option<Text>,
        /// What else one has to know of the market.
        note | "说明": Option<Text>
    }
}
