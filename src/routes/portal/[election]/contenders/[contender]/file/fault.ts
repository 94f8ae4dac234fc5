import type { FileFault } from '$lib/spreadsheet/positions.ts';
import * as m from '$lib/text/paraglide/messages.js';

/** What to do about a fault of the file. @param numberOf the number of a statement on the page */
export function say(fault: FileFault, numberOf: (statement: string) => number): string {
	switch (fault.kind) {
		case 'workbook':
			return m.positions_fault_workbook();
		case 'not_text':
			return m.positions_fault_not_text();
		case 'empty':
			return m.positions_fault_empty();
		case 'no_column':
			return m.positions_fault_column({
				column: fault.column === 'stance' ? m.positions_column_stance() : m.positions_column_statement(),
			});
		case 'quotes':
			return m.positions_fault_quotes();
		case 'cells':
			return m.positions_fault_cells();
		case 'unknown_statement':
			return m.positions_fault_unknown({ word: fault.word });
		case 'repeated':
			return m.positions_fault_repeated({ n: numberOf(fault.statement), first: fault.first });
		case 'bad_stance':
			return m.positions_fault_word({ word: fault.word, last: fault.steps });
		case 'too_long':
			return m.positions_fault_reason({ n: fault.over, language: fault.language });
		case 'lost_letters':
			return m.positions_fault_letters({ language: fault.language });
	}
}
