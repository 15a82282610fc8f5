//! Courses: what is taught, to whom, how often.

use super::groups::{Audience, Taught, Trainer};
use super::{Competency, Described, Kind, Norm, Plan, Subject};
use crate::text::Words;
use crate::yaml::{
    Cycle, Date, Period, Record, Ref, RefOrText, Text, Version, Word, choice, record,
};

choice! {
    /// How something is taught.
    pub enum CourseForm {
        FaceToFace = "face_to_face" | "面授",
        Online = "online" | "线上课程" | "线上",
        Simulation = "simulation" | "模拟演练",
        OnTheJob = "on_the_job" | "在岗",
        Mentoring = "mentoring" | "带教",
        SelfStudy = "self_study" | "自学",
        Exam = "exam" | "考试",
    }
}

choice! {
    /// Whom a course is for.
    pub enum CourseFor {
        NewJoiners = "new_joiners" | "新员工",
        All = "all" | "全员",
        Promotion = "promotion" | "晋升",
    }
}

record! {
    /// What a course teaches, and in which version.
    pub struct TaughtItem {
        /// What is taught.
        what | "内容": Option<Ref<Taught>>,
        /// A process that is taught.
        process | "流程": Option<Ref<super::Process>>,
        /// A tool that is taught.
        tool | "工具": Option<Ref<super::Tool>>,
        /// A plan that is taught.
        plan | "预案": Option<RefOrText<Plan>>,
        /// A standard that is taught.
        standard | "标准": Option<RefOrText<Norm>>,
        /// Its version.
        version | "版本": Option<Version>
    }
}

record! {
    /// A competency that a course gives.
    pub struct Provided {
        /// Which.
        competency | "能力": Option<RefOrText<Competency>>,
        /// How well.
        level | "等级": Option<i64>
    }
}

record! {
    /// How the effect of a course is judged.
    pub struct Evaluation {
        /// Kirkpatrick's level: 1 reaction, 2 learning, 3 behaviour, 4 results.
        level | "等级": Option<Word>,
        /// How it is found out.
        method | "方法": Option<Text>,
        /// What it takes to pass.
        pass_mark | "及格线": Option<Text>
    }
}

choice! {
    /// Whether a course was held.
    pub enum SessionStatus {
        Planned = "planned" | "计划中" | "计划",
        Held = "held" | "已开展" | "已完成",
        Postponed = "postponed" | "延期",
        Cancelled = "cancelled" | "取消",
    }
}

record! {
    /// One time that a course is held.
    pub struct Session {
        /// When.
        date | "日期": Option<Date>,
        /// Where.
        r#where | "地点": Option<Text>,
        /// Whether it was held.
        status | "状态": Option<SessionStatus>
    }
}

record! {
    /// A course.
    pub struct Course {
        /// What is taught.
        content | "内容" | "培训内容": Vec<Text>,
        /// How.
        form | "形式" | "培训形式": Vec<CourseForm>,
        /// How often.
        frequency | "频次" | "频率": Option<Cycle>,
        /// Who takes part.
        participants | "参与人员": Vec<Ref<Audience>>,
        /// Whom it is meant for.
        r#for | "面向": Vec<CourseFor>,
        /// How long it takes.
        duration | "时长": Option<Period>,
        /// Who teaches.
        trainer | "讲师": Option<RefOrText<Trainer>>,
        /// What it is about: risk, tool, process, policy, safety.
        topics | "主题": Vec<Subject>,
        /// What exactly it teaches, and in which version.
        teaches | "所授内容": Vec<TaughtItem>,
        /// The competencies it gives.
        provides | "培养能力": Vec<Provided>,
        /// How its effect is judged.
        evaluation | "效果评估": Option<Evaluation>,
        /// How long it counts.
        valid_for | "有效期": Option<Period>,
        /// What is handed out.
        materials | "教材": Vec<Text>,
        /// Whether one has to.
        mandatory | "必修": Option<bool>,
        /// The times it is held.
        sessions | "场次": Vec<Session>
    }
}

impl Described for Course {
    const KIND: &'static Kind = &Kind {
        name: "course",
        plural: "courses",
        keys: &["课程", "培训", "training", "trainings"],
        one: Words::fixed("course", "培训课程"),
        many: Words::fixed("Courses", "培训课程"),
        columns: &["form", "frequency", "participants", "duration"],
        required: &["content", "form", "frequency", "participants", "evaluation"],
        fields: Self::FIELDS,
    };
}
