/** Ends a command with a message for the person who gave it, and exit code 1. */
export class Stop extends Error {}

/** Runs a command. Whatever goes wrong ends in a message, never in a stack trace, and in exit code 1. */
export async function run(command: () => Promise<void>): Promise<void> {
	try {
		await command();
	} catch (fault) {
		process.exitCode = 1;
		console.error(messageOf(fault));
	}
}

/** The innermost cause says most: a query's failure is why the command failed. */
function messageOf(fault: unknown): string {
	if (!(fault instanceof Error)) return String(fault);
	if (fault instanceof AggregateError && fault.errors.length > 0) return messageOf(fault.errors[0]);
	return fault.cause instanceof Error ? messageOf(fault.cause) : fault.message;
}
