import type { Sheet } from './card.ts';
import type { Plan, Setting } from './plan.ts';
import { ballotsPlan } from './sheet/ballots.ts';
import { factsPlan } from './sheet/facts.ts';
import { statementPlan } from './sheet/statement.ts';
import { tierPlan } from './sheet/tier.ts';
import { topicsPlan } from './sheet/topics.ts';

/** @param room the greatest height of the sheet @param crowded whether the picture has other sheets */
export function planOf(sheet: Sheet, width: number, room: number, setting: Setting, crowded: boolean): Plan {
	switch (sheet.kind) {
		case 'statement':
			return statementPlan(sheet, width, room, setting);
		case 'tier':
			return tierPlan(sheet, width, setting, crowded);
		case 'topics':
			return topicsPlan(sheet, width, setting, crowded);
		case 'facts':
			return factsPlan(sheet, width, setting);
		case 'ballots':
			return ballotsPlan(sheet, width, setting);
	}
}
