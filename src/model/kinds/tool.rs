//! Tools: systems, software, equipment.

use super::{Course, Described, Kind, Role};
use crate::text::Words;
use crate::yaml::{Date, Period, Record, Ref, RefOrText, Text, Version, Word, choice, record};

choice! {
    /// What a tool is for.
    pub enum ToolCategory {
        ProjectManagement = "project_management" | "项目管理软件" | "项目管理",
        Crm = "crm" | "客户关系管理",
        DataAnalysis = "data_analysis" | "数据分析工具" | "数据分析",
        Collaboration = "collaboration" | "协作平台",
        Erp = "erp" | "ERP",
        Wms = "wms" | "WMS",
        Oms = "oms" | "OMS",
        Finance = "finance" | "财务",
        Hr = "hr" | "人事",
        Security = "security" | "安全",
        Communication = "communication" | "通讯",
        Equipment = "equipment" | "设备",
        Other = "other" | "其他",
    }
}

choice! {
    /// How far data may travel.
    pub enum DataClass {
        Public = "public" | "公开",
        Internal = "internal" | "内部",
        Confidential = "confidential" | "保密" | "秘密",
        Personal = "personal" | "个人信息",
    }
}

record! {
    /// How a tool is used safely.
    pub struct Security {
        /// The rules, where one text says them all.
        rules | "规则": Vec<Text>,
        /// Accounts.
        accounts | "账号": Vec<Text>,
        /// How people prove who they are.
        authentication | "身份认证": Vec<Text>,
        /// How access is granted and taken away.
        access | "访问授权" | "access_grant_and_removal": Vec<Text>,
        /// How access is granted.
        access_grant | "权限开通": Vec<Text>,
        /// How access is taken away.
        access_removal | "权限回收": Vec<Text>,
        /// Devices that may be used.
        devices | "设备": Vec<Text>,
        /// What is forbidden.
        forbidden | "禁止事项": Vec<Text>
    }
}

record! {
    /// How the data in a tool is protected.
    pub struct DataProtection {
        /// The measures, where one text says them all.
        measures | "措施": Vec<Text>,
        /// The classes of data it holds.
        classes | "数据分级": Vec<DataClass>,
        /// The roles that may see the data.
        access_roles | "可访问岗位": Vec<Ref<Role>>,
        /// How it is saved.
        backup | "备份": Option<Text>,
        /// How long it is kept.
        retention | "保存期限": Option<Text>,
        /// How it is deleted.
        removal | "销毁": Option<Text>,
        /// Where it lies.
        location | "存储位置": Option<Text>
    }
}

record! {
    /// A system, software or equipment that work is done with.
    pub struct Tool {
        /// What it is for.
        category | "类别": Option<ToolCategory>,
        /// Who makes it.
        vendor | "供应商": Option<Text>,
        /// Where it is.
        url | "网址": Option<Word>,
        /// The role that administers it.
        admin | "管理员": Option<Ref<Role>>,
        /// What it does.
        functions | "功能" | "功能说明": Vec<Text>,
        /// When it is used.
        scenarios | "应用场景": Vec<Text>,
        /// How it is used.
        guide | "使用指南": Vec<Text>,
        /// What works well.
        best_practices | "最佳实践": Vec<Text>,
        /// How it is used safely.
        security | "安全规范": Option<Security>,
        /// How its data is protected.
        data_protection | "数据保护" | "数据保护措施": Option<DataProtection>,
        /// Who uses it.
        users | "使用者": Vec<Ref<super::groups::Audience>>,
        /// The tools it exchanges data with.
        integrates_with | "对接系统": Vec<Ref<Tool>>,
        /// What to do when it fails.
        fallback | "备用方案": Option<RefOrText<super::Plan>>,
        /// The courses that teach it.
        courses | "课程": Vec<Ref<Course>>,
        /// When the licence ends.
        licence_until | "许可到期": Option<Date>,
        /// When support ends.
        support_until | "支持到期": Option<Date>,
        /// Its version.
        version | "版本": Option<Version>,
        /// How long it may be away.
        rto | "恢复时间目标": Option<Period>
    }
}

impl Described for Tool {
    const KIND: &'static Kind = &Kind {
        name: "tool",
        plural: "tools",
        keys: &["工具", "系统"],
        one: Words::fixed("tool", "工具"),
        many: Words::fixed("Tools", "工具与系统"),
        columns: &["category", "owner", "admin", "users"],
        required: &[
            "owner",
            "category",
            "functions",
            "scenarios",
            "guide",
            "best_practices",
            "security",
            "data_protection",
        ],
        fields: Self::FIELDS,
    };
}
