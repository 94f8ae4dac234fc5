import type { Pack } from '../../src/lib/pack/pack.ts';

const text = (words: string) => ({ kk: `${words} (kk)`, en: `${words} (en)` });

/** A small election that uses everything a pack can say, for tests. */
export function exampleFiles(): Record<string, string> {
	return {
		'election.json': JSON.stringify(
			{
				slug: 'example',
				name: text('Example'),
				day: '2026-05-31',
				timezone: 'Asia/Almaty',
				languages: ['kk', 'en'],
				fictional: true,
				imprint: { publisher: text('Publisher'), contact: 'post@example.org' },
				calendar: {
					collectingFrom: '2026-03-01T00:00:00+05:00',
					openFrom: '2026-04-01T00:00:00+05:00',
					silenceFrom: '2026-05-30T00:00:00+05:00',
					votingFrom: '2026-05-31T07:00:00+05:00',
					closesAt: '2026-05-31T20:00:00+05:00',
				},
				topics: [
					{ slug: 'reform', name: text('Reform'), low: text('Keep'), high: text('Change') },
					{ slug: 'law', name: text('Law'), low: text('Less'), high: text('More') },
				],
				contests: [
					{
						...{ slug: 'lists', kind: 'list', body: text('Parliament'), name: text('Lists'), seats: 69 },
						...{ threshold: 5, runoff: false, againstAll: true, recall: false },
						...{ ballotColour: 'white', order: 'lot' },
					},
					{
						...{ slug: 'council', kind: 'seat', body: text('Council'), name: text('Council'), seats: 1 },
						...{ runoff: false, againstAll: true, recall: true, order: 'alphabet' },
					},
				],
				sources: ['https://example.org/election'],
			},
			null,
			'\t',
		),
		'statements.json': JSON.stringify(
			[
				{ slug: 'trees', topic: 'reform', text: text('Plant trees'), background: text('About trees') },
				{ slug: 'courts', topic: 'law', text: text('Open courts'), steps: 3, polarity: -1 },
				{
					...{ slug: 'tram', topic: 'reform', text: text('Build a tram'), plain: text('Tram'), steps: 2 },
					...{ labels: [text('No'), text('Yes')], contest: 'council', districts: [2] },
				},
				{
					...{ slug: 'hall', topic: 'law', text: text('Open the town hall'), contest: 'council' },
					...{ background: text('About the hall'), asOf: '2026-03' },
				},
			],
			null,
			'\t',
		),
		'regions.csv': lines('code,name_kk,name_en,kind,tile_column,tile_row', 'KZ-71,Астана,Astana,city,4,2'),
		'districts.csv': lines(
			'contest,number,region,name_kk,name_en,composition_kk,composition_en',
			'lists,1,,Ел,Country,,',
			'council,1,KZ-71,Бір,One,"Ескі қала, өзен","Old town, river"',
			'council,2,KZ-71,Екі,Two,,',
		),
		'places.csv': lines(
			'name_kk,name_en,aliases,kind,region,districts,source',
			'Ескі қала,Old town,Gorod | Stary gorod,settlement,KZ-71,council:1 council:2,https://example.org/places',
			'Өзен,Riverside,,town,KZ-71,council:1,',
		),
		'parties.csv': lines(
			'slug,name_kk,name_en,short_kk,short_en,website,colour,source',
			'oak,Емен,Oak,,,https://oak.example.org,#123456,https://example.org/parties',
			'elm,Шегіршін,Elm party,Шгр,Elm,,,',
		),
		'blocs.csv': lines(
			'slug,name_kk,name_en,manifesto_kk,manifesto_en,confirmed',
			'spring,Көктем,Spring,Су бәріне,Water for all,sunny-day',
		),
		'contenders.csv': lines(
			'slug,contest,district,kind,party,nomination,bloc,name_kk,name_en,ballot_number,status,born,occupation_kk,occupation_en',
			'elm-list,lists,1,list,elm,party,,Шегіршін,Elm,2,registered,,,',
			'oak-list,lists,1,list,oak,party,,Емен,Oak,1,registered,,,',
			'sunny-day,council,2,person,,self,spring,Шуақты Күн,Sunny Day,1,registered,1980,бағбан,gardener',
			'calm-lake,council,2,person,oak,party,,Айдын Көл,Calm Lake,2,registered,,,',
			'high-wind,council,2,person,,association,,Қатты Жел,High Wind,3,withdrawn,,,',
			'red-rose,council,1,person,,self,spring,Қызыл Раушан,Red Rose,,nominated,,,',
		),
		'positions.csv': lines(
			'contender,statement,stance,reason_kk,reason_en,source,at',
			'oak-list,trees,5,"Ағаш керек, ""өте"" керек","Trees,\nmany of them",,2026-03-10T12:00:00+05:00',
			'oak-list,courts,1,,,https://example.org/oak,2026-03-10T12:00:00+05:00',
			'calm-lake,trees,,,,,2026-03-11T12:00:00Z',
			'calm-lake,tram,2,,,,2026-03-11T12:00:00Z',
			'calm-lake,courts,3,,,,2026-03-12T12:00:00Z',
			'sunny-day,hall,4,,,,',
		),
		'profiles.json': JSON.stringify(
			[
				{
					contender: 'calm-lake',
					text: { en: 'I sail.' },
					programme: {},
					links: ['https://lake.example.org/'],
					photo: null,
					changes: [
						{ statement: 'trees', at: '2026-03-11T12:00:00Z', from: 2, to: null, by: 'contender', why: null },
					],
					invitedOn: ['2026-03-01'],
					remindedOn: [],
					declinedOn: null,
				},
				{ contender: 'oak-list', invitedOn: ['2026-03-01'], remindedOn: ['2026-03-05', '2026-03-08'] },
			],
			null,
			'\t',
		),
	};
}

/**
 * The example with six more statements on which everybody who stands has answered: those who nominated themselves alike,
 * and Calm Lake as the list of the elms.
 */
export function withMoreAnswers(pack: Pack): Pack {
	const [trees] = pack.statements;
	if (!trees) throw new Error('The example has no statement.');
	const more = ['one', 'two', 'three', 'four', 'five', 'six'].map((slug) => ({ ...trees, slug }));
	const sheets: Record<string, string> = {
		...{ 'oak-list': '555111', 'elm-list': '111555', 'calm-lake': '111555' },
		...{ 'sunny-day': '515151', 'red-rose': '515151' },
	};
	return {
		...pack,
		statements: [...pack.statements, ...more],
		positions: [
			...pack.positions,
			...Object.entries(sheets).flatMap(([contender, stances]) =>
				more.map(({ slug: statement }, column) => ({
					...{ contender, statement, stance: Number(stances[column]) },
					...{ reason: {}, source: null, at: null },
				})),
			),
		],
	};
}

function lines(...all: string[]): string {
	return all.join('\n') + '\n';
}
