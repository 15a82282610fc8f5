//! The rules, one `.rs` and one `.md` each, and the run over all of them.

mod allow;
mod speak;
#[cfg(test)]
mod tests;
mod unread;

use rayon::prelude::*;

use crate::catalogue::catalogue;
use crate::diagnostics::{Diagnostic, Levels, LookedAt, Report, Rule};
use crate::model::Manual;

catalogue! {
    /// Every rule, by family.
    pub RULES: Rule as RULE;
    reading {
        bad_date, bad_file_name, bad_money, bad_period, bad_quantity, bad_table, bad_version, bad_when,
        duplicate_key, entity_without_name, entry_unlike_others,
        foreign_front_matter, idle_exception, lost_opening, manual_without_settings, missing_look_file,
        not_a_file, not_utf8, pale_accent, reference_to_other_kind, shared_address,
        shared_former_address, shared_id, syntax_error, too_large,
        unclosed_front_matter, unknown_choice, unknown_field, unknown_reference, unreadable_file,
        wrong_type,
    }
    structure {
        area_without_process, chapter_claimed_twice, chapter_out_of_order, company_history_out_of_order,
        empty_manual, empty_section, extra_chapter, heading_level_jump, manual_without_purpose,
        missing_chapter, missing_company_facts, missing_section, omission_of_core_chapter,
        omission_without_reason, omitted_chapter_exists, process_without_expected_step, thin_section,
        two_titles, unfamiliar_chapter_title, unknown_standard, unlisted_chapter,
    }
    process {
        answer_by_another_role, answer_not_in_force, answer_too_slow, approval_that_can_block,
        approval_without_approver, crowded_process, endless_loop, gap_in_approval_limits,
        important_process_without_risk, incompatible_duties, incompatible_duties_of_one_person,
        incomplete_decision, incomplete_inspection, incomplete_scenario, incomplete_standard,
        input_nobody_produces, item_without_standard, nonconforming_output_unhandled,
        output_nobody_uses, output_without_quality_standard, phase_without_process,
        process_described_twice, process_inside_itself, process_without_approval,
        process_without_exceptions, process_without_goal, process_without_input_or_output,
        process_without_owner, process_without_record, process_without_steps,
        process_without_time_node, self_approval, self_inspection, several_accountable_roles,
        step_without_responsible, steps_longer_than_limit, too_many_consulted, tool_without_access,
        two_lists_of_steps, unfindable_answer, unknown_step, unmeasured_process, unreachable_step,
    }
    people {
        approval_of_superior, career_leading_nowhere, duties_silent_about_process, duty_of_nobody,
        duty_of_two_roles, incomplete_appraisal, incomplete_role, incomplete_unit, missing_contact,
        one_sided_collaboration, overdue_role_review, overloaded_role, person_in_procedure,
        reporting_in_circle, role_without_deputy, role_without_duties, role_without_kpi,
        similar_duties, unit_inside_itself, unknown_role, unnamed_handover, unused_role,
        vacant_role, weights_not_adding_up,
    }
    tools {
        expiring_tool, incomplete_tool, missing_tool_category, secret_in_text,
        tool_without_fallback, tool_without_owner, tool_without_security, unlisted_tool,
        unprotected_data, untaught_tool, unused_tool,
    }
    measures {
        clashing_campaigns, dimension_without_kpi, figures_without_decision, goal_without_action,
        goal_without_company_goal, goal_without_date, goal_without_measure, goals_in_a_circle,
        idle_metric, incomplete_campaign, incomplete_kpi, incomplete_report, kpi_in_no_report,
        kpi_never_reviewed, kpi_owner_outside_process, kpi_without_data_source,
        kpi_without_feedback, kpi_without_formula, kpi_without_goal, kpi_without_owner,
        kpi_without_target, limit_against_direction, only_lagging_kpis, report_ahead_of_data,
        results_without_incentive, segment_without_channel, stale_values, twin_kpis,
        unexplained_variable, unreadable_formula, value_against_unit,
    }
    risk {
        control_outside_processes, control_without_owner, emergency_without_plan,
        high_risk_without_plan, incident_without_lesson, incomplete_control, incomplete_plan,
        manual_without_risk_process, overdue_assessment, plan_without_actions,
        plan_without_activation, plan_without_commander, plan_without_phone, recovery_too_slow,
        reduction_without_control, residual_above_inherent, risk_owner_without_training,
        risk_without_measure, risk_without_owner, risk_without_prevention, risk_without_response,
        score_off_scale, self_tested_control, unapproved_acceptance, unexercised_plan,
        unlinked_plan, unlinked_risk, unmonitored_risk, unrated_risk,
    }
    training {
        course_without_evaluation, handover_without_channel, incomplete_channel, incomplete_course,
        incomplete_meeting, missing_channel, newcomers_without_training, outdated_course,
        overdue_training, risky_process_without_training, role_without_training,
        too_many_meetings, training_in_one_form, untaught_competency,
    }
    control {
        changed_after_approval, circle_of_replacements, corrective_action_without_effect,
        day_still_to_come, document_without_audience, effective_before_approved,
        effective_without_approval, history_out_of_order, incomplete_approval_chain,
        incomplete_change, incomplete_document_control, incomplete_improvement_cycle,
        incomplete_outlook, incomplete_record, lesson_without_change, missing_review_trigger,
        no_regular_retrospective, no_way_to_improve, overdue_review, replaced_document_in_use,
        review_cycle_too_long, review_soon_due, self_approved_document, shared_document_number,
        unanswered_suggestion, unfinished_improvement, unreleasable_document,
        version_missing_from_history,
    }
    text {
        active_html, broken_diagram, dropped_html, fact_with_two_values, failed_inclusion, foreign_box,
        image_without_description,
        leftover_placeholder, link_to_nowhere, missing_image, missing_translation,
        mixed_punctuation, personal_data_in_public, rejected_synonym, repeated_heading,
        shared_anchor, term_with_two_definitions, translation_of_nothing, undefined_abbreviation,
        uneven_table, unknown_anchor, unknown_variable, unused_term, vague_word,
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
    // Each is a task of its own: some take as long as all others of their family together.
    let found: Vec<Vec<Diagnostic>> = RULES.par_iter().with_max_len(1).map(run).collect();
    let unread = unread::sources(manual);
    let found = unread::take_out(manual, &unread, found.into_iter().flatten().collect());
    let found = unread::once(found);
    let (kept, allowed) = allow::take_out(manual, found, unread.is_empty());
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
