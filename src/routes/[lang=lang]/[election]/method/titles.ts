import type { Method } from '$lib/match/score.ts';
import * as m from '$lib/text/paraglide/messages.js';

/** The published rules by name. */
export const ruleNames: Record<Method, () => string> = {
	'city-block': m.method_rule_city_block,
	euclidean: m.method_rule_euclidean,
	agreement: m.method_rule_agreement,
	hybrid: m.method_rule_hybrid,
};

/** What each worked example shows, in a sentence, by its slug. */
export const titles: Record<string, () => string> = {
	identical: m.method_example_identical,
	opposite: m.method_example_opposite,
	'one-contender-half-way': m.method_example_one_contender_half_way,
	'one-step-apart': m.method_example_one_step_apart,
	'two-steps': m.method_example_two_steps,
	'three-steps-wahl-o-mat': m.method_example_three_steps_wahl_o_mat,
	'four-steps': m.method_example_four_steps,
	'six-steps': m.method_example_six_steps,
	'seven-steps': m.method_example_seven_steps,
	'mixed-scales': m.method_example_mixed_scales,
	'skipped-statement': m.method_example_skipped_statement,
	'important-statement': m.method_example_important_statement,
	'importance-makes-level': m.method_example_importance_makes_level,
	'all-important': m.method_example_all_important,
	'one-missing': m.method_example_one_missing,
	'one-answer-is-not-enough': m.method_example_one_answer_is_not_enough,
	'gap-below-prior': m.method_example_gap_below_prior,
	'missing-important': m.method_example_missing_important,
	'gap-where-voter-skipped': m.method_example_gap_where_voter_skipped,
	'gaps-ignored': m.method_example_gaps_ignored,
	'gaps-as-midpoint': m.method_example_gaps_as_midpoint,
	'tie-with-different-coverage': m.method_example_tie_with_different_coverage,
	'silent-contender': m.method_example_silent_contender,
	'nobody-answered': m.method_example_nobody_answered,
	'all-skipped': m.method_example_all_skipped,
	'nothing-shared': m.method_example_nothing_shared,
	'no-contenders': m.method_example_no_contenders,
	'exact-tie': m.method_example_exact_tie,
	'tie-across-scales': m.method_example_tie_across_scales,
	'three-tiers': m.method_example_three_tiers,
	euclidean: m.method_example_euclidean,
	'euclidean-missing': m.method_example_euclidean_missing,
	'identical-only': m.method_example_identical_only,
	hybrid: m.method_example_hybrid,
};
