import { parseArgs } from 'node:util';
import * as clock from '../lib/server/store/clock.ts';
import * as database from '../lib/server/store/database.ts';
import * as mailbox from '../lib/server/letter/mailbox.ts';
import * as editor from '../lib/server/account/editor.ts';
import { run, Stop } from './run.ts';

const usage = `Usage: npm run editor -- EMAIL                         makes an editor and prints a sign-in link
       npm run editor -- EMAIL --language ru           the language of letters: kk (the default), ru or en
       npm run editor -- EMAIL --forget-second-factor  removes a lost second factor and ends all sessions`;

await run(async () => {
	const { email, language, forgets } = readArguments();
	const db = await database.open(process.env);
	try {
		const made = await editor.make(db, { email, language, forgets }, clock.now());
		if (made.kind === 'speaks') {
			throw new Stop(
				`${email} speaks for a contender, a party or a bloc, which editors must not. Use another address.`,
			);
		}
		if (made.kind === 'unknown') throw new Stop(`There is no editor with the address ${email}.`);
		console.log(made.isNew ? `${email} is an editor now.` : `${email} is an editor.`);
		if (forgets) console.log('The second factor is forgotten and all sessions are ended.');
		console.log('This link signs in once, within 24 hours:');
		console.log(`${origin()}/portal/link/${made.token}`);
	} finally {
		await database.close(db);
	}
});

function readArguments(): { email: string; language: string; forgets: boolean } {
	const { values, positionals } = read();
	const [given, ...rest] = positionals;
	const { language = 'kk', 'forget-second-factor': forgets = false } = values;
	if (!given || rest.length > 0 || !['kk', 'ru', 'en'].includes(language)) throw new Stop(usage);
	const email = mailbox.normalise(given);
	if (email === null) throw new Stop(`${given} is not an e-mail address.`);
	return { email, language, forgets };
}

function read() {
	const options = { language: { type: 'string' }, 'forget-second-factor': { type: 'boolean' } } as const;
	try {
		return parseArgs({ options, allowPositionals: true });
	} catch {
		throw new Stop(usage);
	}
}

/** The app's public address, from its settings. */
function origin(): string {
	const { ORIGIN, PORT = '3000' } = process.env;
	return ORIGIN ?? `http://localhost:${PORT}`;
}
