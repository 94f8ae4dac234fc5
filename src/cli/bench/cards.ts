import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Card } from '../../lib/card/card.ts';
import { contenderCard, electionCard, statementCard } from '../../lib/card/neutral.ts';
import { shareCard, type NamedContenders } from '../../lib/card/share.ts';
import { parse } from '../../lib/pack/read.ts';
import { readFolder } from '../../lib/server/pack/folder.ts';
import { draw } from '../../lib/server/picture/draw.ts';
import { build } from '../../lib/server/publication/snapshot.ts';
import { cardWords } from '../../lib/text/card-words.ts';
import { interfaceLanguages } from '../../lib/text/language.ts';

const draws = 1_000;

/**
 * Measures how fast the server draws pictures, how large they are, and whether the process grows: first a single one,
 * then many different ones in turn. Memory is the resident set of the whole process in MB, after garbage collection.
 */
export async function measureCards() {
	const cards = await differentCards();
	const [one] = cards;
	if (one === undefined) throw new Error('There is nothing to draw.');
	const start = performance.now();
	await draw(one);
	const firstMs = performance.now() - start;
	const times: number[] = [];
	let largest = 0;
	let residentAt100 = 0;
	for (let count = 1; count <= draws; count++) {
		const before = performance.now();
		const picture = await draw(cards[count % cards.length] ?? one);
		times.push(performance.now() - before);
		largest = Math.max(largest, picture.length);
		if (count === 100) residentAt100 = residentMegabytes();
	}
	times.sort((a, b) => a - b);
	return {
		name: 'picture of 1200 × 630',
		draws,
		firstMs: Math.round(firstMs),
		medianMs: Math.round(times[draws >> 1] ?? 0),
		slowestOfTwentyMs: Math.round(times[Math.floor(0.95 * draws)] ?? 0),
		largestBytes: largest,
		residentAt100,
		residentAtEnd: residentMegabytes(),
	};
}

function residentMegabytes(): number {
	setFlagsFromString('--expose-gc');
	const collect: unknown = runInNewContext('gc');
	if (typeof collect === 'function') collect();
	return Math.round(process.memoryUsage.rss() / 2 ** 20);
}

/** Every kind of card of the demonstration, in all languages. */
async function differentCards(): Promise<Card[]> {
	const folder = fileURLToPath(new URL('../../../drizzle/packs/demo/', import.meta.url));
	const parsed = parse(await readFolder(folder));
	if (!('pack' in parsed)) throw new Error('The demonstration cannot be read.');
	const { core, hash, districts } = build(parsed.pack);
	const people = districts.flatMap(({ contenders }) => contenders);
	const names: NamedContenders = new Map([...core.lists, ...people].map((one) => [one.slug, one]));
	const tiers = districts.slice(0, 40).map(({ contest, district, contenders }) => ({
		contest,
		district,
		lowest: 80,
		highest: 84,
		answered: 30,
		contenders: contenders.slice(0, 6).map(({ slug }) => slug),
	}));
	const topics = core.election.topics.map(({ slug }, index) => ({
		topic: slug,
		place: 20 * index,
		answered: 8,
	}));
	return interfaceLanguages.flatMap((language) => {
		const words = cardWords(language);
		const options = { language, host: 'tandau.example' };
		const shares = tiers.map((tier) => ({ snapshot: hash, districts: {}, tiers: [tier], topics }));
		return [
			electionCard(core, options, words),
			...core.statements.map((statement) => statementCard(core, statement, options, words)),
			...people.slice(0, 60).map((person) => contenderCard(core, person, options, words)),
			...shares.map((share) => shareCard(core, share, names, options, words)),
		];
	});
}
