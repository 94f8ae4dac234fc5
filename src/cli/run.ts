/** Ends a command with a message to its user and exit code 1. */
export class Stop extends Error {}

/** Runs a command. Any failure prints a message without a stack trace and gives exit code 1. */
export async function run(command: () => Promise<void>): Promise<void> {
	try {
		await command();
	} catch (fault) {
		process.exitCode = 1;
		console.error(messageOf(fault));
	}
}

/** The innermost cause is the most useful message, such as the reason why a query failed. */
function messageOf(fault: unknown): string {
	if (!(fault instanceof Error)) return String(fault);
	if (fault instanceof AggregateError && fault.errors.length > 0) return messageOf(fault.errors[0]);
	return fault.cause instanceof Error ? messageOf(fault.cause) : fault.message;
}
