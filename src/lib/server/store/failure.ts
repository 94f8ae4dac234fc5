import { DrizzleQueryError } from 'drizzle-orm';

/**
 * A failure for the operator's log: what broke and where, without the data. A query's own message would repeat all values
 * that were to be stored, such as an answer, an address or the link in a letter.
 */
export function describe(fault: unknown): string {
	return fault instanceof Error ? [...wordsOf(fault), ...places(fault)].join('\n') : String(fault);
}

/** What broke in the first place, in one line without the data. */
export function reason(fault: unknown): string {
	if (!(fault instanceof Error)) return String(fault);
	return fault.cause instanceof Error ? reason(fault.cause) : fault.message;
}

/** The database does not answer. */
export class Away extends Error {}

/**
 * Whether a failure says no more than that the database is away for now: stopped, frozen, starting, overloaded or out of
 * reach. Nothing is wrong with what was asked, so that asking again later may help.
 */
export function isAway(fault: unknown): boolean {
	if (!(fault instanceof Error)) return false;
	if (fault instanceof Away) return true;
	const code = 'code' in fault && typeof fault.code === 'string' ? fault.code : '';
	// The server's socket in the file system is not there. Other files may be missing for other reasons.
	if (code === 'ENOENT' && 'syscall' in fault && fault.syscall === 'connect') return true;
	// Class 08 are connections that fail (PostgreSQL, appendix A).
	if (code.startsWith('08') || awayCodes.has(code) || awayWords.test(fault.message)) return true;
	return isAway(fault.cause);
}

const awayCodes = new Set([
	...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'],
	// A name that is not found, or a name server that does not answer.
	...['ENOTFOUND', 'EAI_AGAIN'],
	// Stopping, crashed, starting, too many connections, out of memory or disk.
	...['57P01', '57P02', '57P03', '53300', '53100', '53200'],
	// A statement, a wait for a lock or a transaction that took too long.
	...['57014', '55P03', '25P03'],
]);

/** What `pg` says without a code. */
const awayWords =
	/^(timeout exceeded when trying to connect|timeout expired|Connection terminated|Client (has encountered a connection error|was closed))/;

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
