// Takes the embedded database away; the next start makes it anew with the demonstration election.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';

const folder = process.env.TANDAU_DATA ?? '.data';
if (process.env.DATABASE_URL) {
	console.error(
		'DATABASE_URL is set: this command only takes away the embedded database. Nothing was changed.',
	);
	process.exit(1);
}
if (!existsSync(folder)) {
	console.log(`There is no ${folder} here: nothing to take away.`);
	process.exit(0);
}
const isSure = process.argv.includes('--yes') || (process.stdin.isTTY && (await ask()));
if (!isSure) {
	console.error(`Nothing was changed. To take ${folder} away: npm run reset -- --yes`);
	process.exit(1);
}
rmSync(folder, { recursive: true });
console.log(`${folder} is gone. \`npm start\` makes it anew with the demonstration election.`);

async function ask() {
	const terminal = createInterface({ input: process.stdin, output: process.stdout });
	const answer = await terminal.question(
		`Take away ${folder} (${readdirSync(folder).length} files) and everything in it? yes/no `,
	);
	terminal.close();
	return answer.trim().toLowerCase() === 'yes';
}
