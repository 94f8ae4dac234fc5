import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { parse } from '../lib/pack/read.ts';
import { unpackBasis } from '../lib/election/ballot/basis.ts';
import { advise, foreignIn, given, rankings } from '../lib/election/ballot/ranking.ts';
import type { Contender, Core } from '../lib/election/snapshot.ts';
import type { Basis } from '../lib/match/gap/basis.ts';
import { isFolder, readFolder } from '../lib/server/pack/folder.ts';
import { build } from '../lib/server/publication/snapshot.ts';
import { run, Stop } from './run.ts';

const usage = `Usage: npm run --silent match -- DIR ANSWERS.json
       prints the rankings of the election in DIR for one voter's answers, as JSON`;

const AnswersFile = z.strictObject(given, advise('must be like { "districts": {…}, "answers": {…} }'));
type AnswersFile = z.infer<typeof AnswersFile>;

await run(async () => {
	const [folder, file, ...rest] = process.argv.slice(2);
	if (!folder || !file || rest.length > 0) throw new Stop(usage);
	const { core, basis, contenders } = await readElection(folder);
	const answers = readAnswers(file);
	refuseForeign(core, answers, file);
	const contests = await rankings(core, basis, answers, (contest, district) =>
		contenders.filter((one) => one.contest === contest && one.district === district),
	);
	console.log(JSON.stringify({ contests }, null, '\t'));
});

/** The snapshot that publishing these files would make, which voters' browsers use. */
async function readElection(folder: string): Promise<{ core: Core; basis: Basis; contenders: Contender[] }> {
	if (!isFolder(folder)) throw new Stop(`There is no folder ${folder}.`);
	const result = parse(await readFolder(folder));
	if ('faults' in result) {
		throw new Stop(`The files in ${folder} have faults. To list them: npm run pack -- check ${folder}`);
	}
	const { core, basis, districts } = build(result.pack);
	return {
		core,
		basis: unpackBasis(core, basis),
		contenders: [...core.lists, ...districts.flatMap((part) => part.contenders)],
	};
}

function readAnswers(file: string): AnswersFile {
	if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new Stop(`There is no file ${file}.`);
	const result = AnswersFile.safeParse(jsonIn(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''), file));
	if (result.success) return result.data;
	throw new Stop(
		result.error.issues
			.map(({ path, message }) => `${file}: ${path.join(': ') || 'the file'}: ${message}`)
			.join('\n'),
	);
}

function jsonIn(text: string, file: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new Stop(`${file} is not JSON.`);
	}
}

/** Reports answers that are not of this election instead of ignoring them. */
function refuseForeign(core: Core, answers: AnswersFile, file: string): void {
	const faults = foreignIn(core, answers);
	if (faults.length === 0) return;
	throw new Stop(faults.map(({ path, message }) => `${file}: ${path.join(': ')}: ${message}`).join('\n'));
}
