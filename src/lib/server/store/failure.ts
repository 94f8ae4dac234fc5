import { DrizzleQueryError } from 'drizzle-orm';

/**
 * A failure for the operator's log: what broke and where, without the data. A query's own message would repeat all values
 * that were to be stored, such as an answer, an address or the link in a letter.
 */
export function describe(fault: unknown): string {
	return fault instanceof Error ? [...wordsOf(fault), ...places(fault)].join('\n') : String(fault);
}

/** The places in the code that a failure passed through, without its message. */
export function places(fault: unknown): string[] {
	const trace = fault instanceof Error ? (fault.stack ?? '') : '';
	return trace.split('\n').filter((line) => /^\s+at /.test(line));
}

function wordsOf(fault: Error): string[] {
	if (!(fault instanceof DrizzleQueryError)) return [`${fault.name}: ${fault.message}`];
	// The database's message names tables and constraints; values are only in its `detail`.
	return [`Query failed: ${fault.query}`, ...(fault.cause ? wordsOf(fault.cause) : [])];
}
