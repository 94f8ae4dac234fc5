import { aims, closings, partyWords, programmeHeads, roots } from './people.ts';
import { pick, shuffle, stream } from './random.ts';
import type { Contender, Statement } from './pack.ts';
import type { Text } from './words.ts';

/** How many of its proposals a list names in its programme. */
const mostProposals = 5;

/** What a contender says of itself. It fits the contender's positions. */
export function ownWords(
	contender: Contender,
	asked: readonly Statement[],
): { text?: Text; programme?: Text } {
	return contender.kind === 'list' ? wordsOfList(contender, asked) : wordsOfPerson(contender, asked);
}

/** The programme of a list names statements with which it fully agrees. */
function wordsOfList({ party, sheet }: Contender, asked: readonly Statement[]) {
	const proposals = asked.filter(({ slug }) => sheet.get(slug) === 5).map(({ text }) => text);
	const text = partyWords[party];
	return {
		...(text && { text }),
		...(proposals.length > 1 && {
			programme: listed(programmeHeads.list, proposals.slice(0, mostProposals)),
		}),
	};
}

/** A candidate writes one or two aims; every third writes a programme with an aim for each topic. */
function wordsOfPerson(contender: Contender, asked: readonly Statement[]) {
	const random = stream(`own words ${contender.slug}`);
	const wanted = aimsOf(contender, asked, random);
	const first = random() < 0.4 ? [pick(roots, random)] : [];
	const count = random() < 0.6 ? 2 : 1;
	const closing = pick(closings, random);
	const hasProgramme = random() < 1 / 3;
	return {
		text: joined([...first, contender.occupation.own, ...wanted.slice(0, count), closing], ' '),
		...(hasProgramme && wanted.length > 2 && { programme: listed(programmeHeads.person, wanted) }),
	};
}

/** One aim for each topic on which the contender has a side, the clearest side first. */
function aimsOf({ sheet }: Contender, asked: readonly Statement[], random: () => number): Text[] {
	const sides = Object.entries(aims).map(([topic, { high, low }]) => {
		const stances = asked.flatMap((statement) => {
			const stance = statement.topic === topic ? sheet.get(statement.slug) : null;
			return typeof stance === 'number' ? [statement.polarity * (stance - 3)] : [];
		});
		const side = stances.reduce((sum, value) => sum + value, 0) / Math.max(1, stances.length);
		return { side, text: pick(side > 0 ? high : low, random) };
	});
	return shuffle(sides, random)
		.filter(({ side }) => side !== 0)
		.sort((one, other) => Math.abs(other.side) - Math.abs(one.side))
		.map(({ text }) => text);
}

function listed(head: Text, items: readonly Text[]): Text {
	return joined(
		[
			head,
			...items.map(({ kk, ru, en }, index) => ({
				kk: `${index + 1}. ${kk}`,
				ru: `${index + 1}. ${ru}`,
				en: `${index + 1}. ${en}`,
			})),
		],
		'\n',
	);
}

function joined(texts: readonly Text[], between: string): Text {
	const inOne = (language: keyof Text) => texts.map((text) => text[language]).join(between);
	return { kk: inOne('kk'), ru: inOne('ru'), en: inOne('en') };
}
