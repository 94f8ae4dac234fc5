import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import type { Answers } from '../lib/election/answers.ts';
import { assemble, match, type Ballot } from '../lib/election/ballot.ts';
import { ballotsOf } from '../lib/election/voting.ts';
import { parse } from '../lib/election/pack.ts';
import type { Contender, Core } from '../lib/election/snapshot.ts';
import { isFolder, readFolder } from '../lib/server/folder.ts';
import { build } from '../lib/server/snapshot.ts';
import { run, Stop } from './run.ts';

const usage = `Usage: npm run --silent match -- DIR ANSWERS.json
       recomputes the rankings of the election in DIR for one voter's answers, as JSON`;

const district = z
	.int('must be the number of a district, like 2')
	.positive('must be the number of a district, from 1 up');
const answer = z.strictObject(
	{
		stance: z.union([z.int(), z.literal('skip')], 'must be "skip" or a whole number'),
		importance: z.literal([1, 2], 'must be 1 or 2').default(1),
	},
	advise('must be like { "stance": 4, "importance": 2 }'),
);
const AnswersFile = z.strictObject(
	{
		districts: z.record(z.string(), district, 'must be there, like { "mazhilis-seat": 2 }, or empty: {}'),
		answers: z.record(z.string(), answer, 'must be there, like { "r01": { "stance": 4 } }'),
	},
	advise('must be like { "districts": {…}, "answers": {…} }'),
);
type AnswersFile = z.infer<typeof AnswersFile>;

await run(async () => {
	const [folder, file, ...rest] = process.argv.slice(2);
	if (!folder || !file || rest.length > 0) throw new Stop(usage);
	const { core, contenders } = await readElection(folder);
	const given = readAnswers(file);
	refuseForeign(core, given, file);
	const contests = ballotsOf(core, given.districts).map(({ contest, district }) => {
		const onBallot = contenders.filter(
			(one) => one.contest === contest.slug && one.district === district.number,
		);
		return rankingOn(core, assemble(core, contest, district, onBallot), given.answers);
	});
	console.log(JSON.stringify({ contests }, null, '\t'));
});

/** The snapshot that publishing these files would make: what voters' browsers compute with. */
async function readElection(folder: string): Promise<{ core: Core; contenders: Contender[] }> {
	if (!isFolder(folder)) throw new Stop(`There is no folder ${folder}.`);
	const result = parse(await readFolder(folder));
	if ('faults' in result) {
		throw new Stop(`The files in ${folder} have faults: npm run pack -- check ${folder} lists them.`);
	}
	const { core, districts } = build(result.pack);
	return { core, contenders: [...core.lists, ...districts.flatMap((part) => part.contenders)] };
}

function advise(wanted: string): { error: z.core.$ZodErrorMap } {
	return {
		error: (issue) =>
			issue.code === 'unrecognized_keys' ? `knows nothing of "${issue.keys.join('", "')}"` : wanted,
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

/** Answers that are not of this election are a mistake of whoever made the file, not something to pass over. */
function refuseForeign({ districts, statements }: Core, given: AnswersFile, file: string): void {
	const faults: string[] = [];
	for (const [contest, number] of Object.entries(given.districts)) {
		if (districts.some((district) => district.contest === contest && district.number === number)) continue;
		faults.push(`districts: there is no district ${number} of contest "${contest}".`);
	}
	for (const [slug, { stance }] of Object.entries(given.answers)) {
		const statement = statements.find((candidate) => candidate.slug === slug);
		if (!statement) faults.push(`answers: there is no statement "${slug}".`);
		else if (stance !== 'skip' && (stance < 1 || stance > statement.steps)) {
			faults.push(
				`answers: ${slug}: the stance must be "skip" or from 1 to ${statement.steps}, not ${stance}.`,
			);
		}
	}
	if (faults.length > 0) throw new Stop(faults.map((fault) => `${file}: ${fault}`).join('\n'));
}

function rankingOn(core: Core, ballot: Ballot, answers: Answers) {
	const { scores, ranking } = match(ballot, answers, core.method.prior);
	const known = (value: number | undefined) => (value === undefined || value < 0 ? null : value);
	return {
		contest: ballot.contest.slug,
		district: ballot.district.number,
		method: scores.method,
		prior: scores.prior,
		ranking: Array.from(ranking.order, (row) => ({
			contender: ballot.standing[row]?.slug,
			agreement: known(scores.agreement[row]),
			coverage: scores.coverage[row],
			cautious: known(scores.cautious[row]),
			tier: ranking.tier[row] || null,
			rank: ranking.rank[row] || null,
		})),
	};
}
