//! The rules, one `.rs` and one `.md` each, and the run over all of them.

mod allow;
mod speak;
#[cfg(test)]
mod tests;

use rayon::prelude::*;

use crate::catalogue::catalogue;
use crate::diagnostics::{Diagnostic, Levels, LookedAt, Report, Rule};
use crate::model::Manual;

catalogue! {
    /// Every rule, by family.
    pub RULES: Rule as RULE;
    reading {
        bad_date, bad_file_name, bad_money, bad_period, bad_quantity, bad_version, bad_when, duplicate_key, entity_without_name,
        foreign_front_matter, idle_exception, lost_opening, manual_without_settings, not_a_file,
        not_utf8, reference_to_other_kind, shared_address, shared_id, syntax_error, too_large,
        unclosed_front_matter, unknown_choice, unknown_field, unknown_reference, unreadable_file,
        wrong_type,
    }
    structure {
        area_without_process, chapter_claimed_twice, chapter_out_of_order, company_history_out_of_order,
        empty_manual, empty_section, extra_chapter, heading_level_jump, manual_without_purpose,
        missing_chapter, missing_company_facts, missing_section, omission_of_core_chapter,
        omission_without_reason, omitted_chapter_exists, process_without_expected_step, thin_section,
        two_titles, unfamiliar_chapter_title, unknown_standard,
    }
    process {
        approval_without_approver, crowded_process, important_process_without_risk,
        incomplete_inspection, incomplete_standard, item_without_standard,
        nonconforming_output_unhandled, output_without_quality_standard, phase_without_process,
        process_described_twice, process_without_exceptions, process_without_goal,
        process_without_input_or_output, process_without_owner, process_without_record,
        process_without_steps, process_without_time_node, self_approval, self_inspection,
        several_accountable_roles, step_without_responsible, too_many_consulted, unknown_step,
        unmeasured_process,
    }
    people { role_without_duties, unknown_role }
    tools {
        expiring_tool, incomplete_tool, missing_tool_category, tool_without_fallback,
        tool_without_owner, tool_without_security, unprotected_data, untaught_tool, unused_tool,
    }
    measures {
        kpi_without_data_source, kpi_without_formula, kpi_without_owner, kpi_without_target,
    }
    risk { risk_without_response, unrated_risk }
    training { incomplete_course }
    control { incomplete_document_control, overdue_review }
    text {
        active_html, dropped_html, image_without_description, link_to_nowhere, missing_image,
        shared_anchor, unknown_anchor,
    }
}

/// Runs every rule over `manual`.
pub fn check(manual: &Manual, levels: &Levels) -> Report {
    let run = |rule: &&'static Rule| {
        let mut out = Vec::new();
        (rule.check)(manual, &mut out);
        out
    };
    // One list for each rule, joined in the order of the rules: the same on any number of threads.
    let found: Vec<Vec<Diagnostic>> = RULES.par_iter().map(run).collect();
    let (kept, allowed) = allow::take_out(manual, found.into_iter().flatten().collect());
    let mut report = Report::new(kept, allowed, levels, &manual.sources);
    report.looked_at = LookedAt {
        chapters: manual.pages().count(),
        entities: manual.entities.iter().count(),
        rules: RULES.len(),
    };
    report
}

/// The rule with this code, in any case.
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|it| it.code().eq_ignore_ascii_case(code))
}
