//! Manuals of any size, the same every time.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Sentences that chapters are made of.
const SENTENCES: [&str; 8] = [
    "到货后由仓管员核对数量、批次和温度，冷藏品中心温度不高于 4℃，超出标准的批次当场拒收并登记。",
    "The dispatcher plans the routes by 18:00 and sends them to the couriers before 18:30.",
    "**注意：**退货商品必须在 24 小时内完成处置，并由 `品控主管` 复核处置结果。",
    "Each order is counted twice: once when it is picked, and once when it is *handed over*.",
    "每月 5 日前，财务经理汇总上月的运营成本，与预算偏差超过 5% 的科目逐项说明原因。",
    "See [the next chapter](PATH) for what happens when the customer is not at home.",
    "门店日结在 23:30 前完成，差异超过 20 元时由店长和出纳共同盘点备用金。",
    "Complaints are answered within two hours; the answer names the cause and the remedy.",
];

/// Writes a manual of `count` chapters of about 6 KB into `folder`, fifty to a folder.
pub(crate) fn write_manual(folder: &Path, count: usize) {
    let settings = "title: 基准测试手册\nlanguages: [zh-Hans]\n";
    fs::create_dir_all(folder).expect("a folder");
    fs::write(folder.join("manual.yaml"), settings).expect("the settings");
    for at in 0..count {
        let part = folder.join(format!("part-{:03}", at / 50));
        fs::create_dir_all(&part).expect("a folder");
        fs::write(part.join(format!("chapter-{:02}.md", at % 50)), chapter(at)).expect("a chapter");
    }
}

fn chapter(at: usize) -> String {
    let mut text = format!(
        "---\ntitle: 第 {at} 章 门店运营 {at}\nsummary: 本章说明第 {at} 项作业的步骤和标准。\nnumber: XL-{at:05}\nversion: 1.{}\n---\n",
        at % 9
    );
    let mut section = 0;
    while text.len() < 6_000 {
        section += 1;
        let _ = write!(text, "\n## {section}. 作业要求 {section}\n\n");
        for line in 0..6 {
            let sentence = SENTENCES[(at + section * 3 + line) % SENTENCES.len()];
            let next = format!("chapter-{:02}.md", (at % 50).saturating_sub(1));
            text.push_str(&sentence.replace("PATH", &next));
            text.push('\n');
        }
        text.push_str("\n| 项目 | 标准 | 时限 |\n|---|---|--:|\n");
        for row in 0..4 {
            let _ =
                writeln!(text, "| 作业 {row} | 误差不超过 {}% | {} 分钟 |", row + 1, row * 15 + 5);
        }
        text.push_str("\n1. 核对单据\n2. 记录温度\n3. 签字交接\n");
    }
    text
}

/// Writes a manual of `count` chapters of about 6 KB, each of which defines a process, a role, a
/// KPI, a risk and a control that refer to each other and to those of its neighbours.
pub(crate) fn write_model(folder: &Path, count: usize) {
    let settings = "title: 基准测试手册\nlanguages: [zh-Hans]\n";
    fs::create_dir_all(folder).expect("a folder");
    fs::write(folder.join("manual.yaml"), settings).expect("the settings");
    for at in 0..count {
        let part = folder.join(format!("part-{:03}", at / 50));
        fs::create_dir_all(&part).expect("a folder");
        let text = format!("---\n{}---\n{}", entities(at, count), prose(at));
        fs::write(part.join(format!("chapter-{:02}.md", at % 50)), text).expect("a chapter");
    }
}

/// Verbs and things of which duties are made, so that many are alike and few are the same.
const VERBS: [&str; 7] = ["核对", "制定", "执行", "审批", "登记", "检查", "汇总"];
const THINGS: [&str; 11] = [
    "到货批次的数量与温度",
    "供应商报价与合同条款",
    "门店排班和工时",
    "配送路线与装车清单",
    "顾客投诉与答复",
    "库存差异和盘点表",
    "付款申请与发票",
    "促销价签和陈列",
    "冷库温度记录",
    "新员工带教计划",
    "系统账号与权限",
];

fn entities(at: usize, count: usize) -> String {
    let next = (at + 1) % count;
    let duty = |it: usize| {
        let (verb, thing) = (VERBS[(at + it) % VERBS.len()], THINGS[(at * 3 + it) % THINGS.len()]);
        format!("{verb}{thing}（{}号区）", at / 7 + it)
    };
    let mut steps = String::new();
    for step in 0..5 {
        let role = if step % 2 == 0 { at } else { next };
        let _ = writeln!(
            steps,
            "  - {{id: s{step}, name: {}, responsible: role-{role}, time_limit: {} 小时}}",
            duty(step),
            step + 1
        );
    }
    format!(
        "process:\n  id: process-{at}\n  name: 作业流程 {at}\n  owner: role-{at}\n  category: daily_operation\n  time_limit: 5 天\n  \
         inputs:\n  - {{name: 单据 {at}, standard: 四项齐全, from: process:process-{next}}}\n  \
         outputs:\n  - {{name: 结果 {at}, standard: 差异不超过 1%, to: role:role-{next}}}\n  \
         steps:\n{steps}  \
         approvals:\n  - {{name: 审批 {at}, at_step: s2, requested_by: role-{at}, approver: role-{next}, time_limit: 4 小时}}\n  \
         kpis: kpi-{at}\n  risks: risk-{at}\n  controls: control-{at}\n  records: [登记表 {at}]\n\
         roles:\n- {{id: role-{at}, name: 岗位 {at}, duties: [{}, {}, {{text: {}, processes: process-{at}}}], deputy: role-{next}, works_with: [{{role: role-{next}}}]}}\n\
         kpis:\n- {{id: kpi-{at}, name: 指标 {at}, formula: 准时数 / 总数 * 100, variables: {{准时数: 系统计数, 总数: 系统计数}}, unit: '%', direction: higher_is_better, target: 95, data_source: 系统 {at}, owner: role-{at}, processes: process-{at}, review_cycle: quarterly, frequency: monthly}}\n\
         risks:\n- {{id: risk-{at}, name: 风险 {at}, inherent: {{likelihood: 3, impact: 3}}, residual: {{likelihood: 2, impact: 3}}, response: reduce, owner: role-{at}, controls: control-{at}, threatens: process:process-{at}}}\n\
         controls:\n- {{id: control-{at}, name: 控制 {at}, kind: preventive, owner: role-{next}, frequency: daily, at: process-{at}#s1, risks: risk-{at}}}\n",
        duty(0),
        duty(3),
        duty(5),
    )
}

/// Enough text to make a chapter of 6 KB.
fn prose(at: usize) -> String {
    let text = chapter(at);
    let body = text.split("\n---\n").nth(1).unwrap_or_default();
    let end = body.char_indices().map(|(it, _)| it).take_while(|it| *it < 3_600).last();
    body[..end.unwrap_or(0)].to_owned()
}

/// The most memory that this process ever held, in KB, where the system tells.
pub(crate) fn peak_kilobytes() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|it| it.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
