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
