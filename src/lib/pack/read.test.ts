import { describe, expect, it } from 'vitest';
import { phase } from '../election/calendar.ts';
import { exampleFiles } from '../../../tests/support/pack.ts';
import { layAround } from './lay.ts';
import { write } from './write.ts';
import { parse } from './read.ts';
import type { Pack } from './pack.ts';

type Files = Record<string, string | Uint8Array>;

/** The example, with one text in one file replaced by another. */
function changed(file: string, from: string | RegExp, to: string): Files {
	const files = exampleFiles();
	const before = files[file] ?? '';
	const after = before.replace(from, to);
	if (after === before) throw new Error(`${file} does not have ${from}`);
	return { ...files, [file]: after };
}

function packOf(files: Files): Pack {
	const result = parse(files);
	if ('faults' in result) throw new Error(faultsOf(files).join('\n'));
	return result.pack;
}

function faultsOf(files: Files): string[] {
	const result = parse(files);
	if ('pack' in result) return [];
	return result.faults.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`);
}

describe('A pack without faults', () => {
	it('A pack is read as a whole.', () => {
		const pack = packOf(exampleFiles());
		expect(pack.election.slug).toBe('example');
		expect(pack.contests.map(({ threshold }) => threshold)).toEqual([5, null]);
		expect(pack.statements.map(({ steps }) => steps)).toEqual([5, 3, 2, 5]);
		expect(pack.parties[0]?.short).toEqual({ kk: 'Емен', en: 'Oak' });
		expect(pack.districts[1]?.composition.en).toBe('Old town, river');
		expect(pack.positions[0]).toEqual({
			...{
				contender: 'oak-list',
				statement: 'trees',
				stance: 5,
				source: null,
				at: '2026-03-10T07:00:00.000Z',
			},
			reason: { kk: 'Ағаш керек, "өте" керек', en: 'Trees,\nmany of them' },
		});
		expect(pack.positions[2]?.stance).toBeNull();
	});

	it('Profiles are in the order of contenders, in the languages that they have.', () => {
		const { profiles, blocs } = packOf(exampleFiles());
		expect(profiles.map(({ contender }) => contender)).toEqual(['oak-list', 'calm-lake']);
		expect(profiles[0]).toMatchObject({ text: {}, links: [], photo: null, changes: [], declinedOn: null });
		expect(profiles[1]?.text).toEqual({ en: 'I sail.' });
		expect(blocs[0]?.confirmed).toEqual(['sunny-day']);
	});

	it('A manifesto may be in the languages in which it was written.', () => {
		const written = packOf(changed('blocs.csv', 'Су бәріне,Water for all', ',Water for all'));
		expect(written.blocs[0]?.manifesto).toEqual({ en: 'Water for all' });
		expect(packOf(write(written))).toEqual(written);
	});

	it('A pack may leave out regions, blocs, positions and profiles.', () => {
		const files: Files = changed('districts.csv', /KZ-71/g, '');
		files['contenders.csv'] = (exampleFiles()['contenders.csv'] ?? '').replaceAll(',spring,', ',,');
		const optional = ['regions.csv', 'places.csv', 'blocs.csv', 'positions.csv', 'profiles.json'];
		const fewer = Object.fromEntries(Object.entries(files).filter(([name]) => !optional.includes(name)));
		expect(packOf(fewer)).toMatchObject({ regions: [], blocs: [], positions: [], profiles: [] });
	});

	it('Files may start with a byte order mark, end lines with CRLF, and be bytes.', () => {
		const files = Object.fromEntries(
			Object.entries(exampleFiles()).map(([name, content]) => [
				name,
				new TextEncoder().encode('\uFEFF' + content.replaceAll('\n', '\r\n')),
			]),
		);
		expect(packOf(files).contenders).toEqual(packOf(exampleFiles()).contenders);
	});

	it('A pack that is written and read again is the same pack.', () => {
		const pack = packOf(exampleFiles());
		expect(packOf(write(pack))).toEqual(pack);
		expect(write(packOf(write(pack)))).toEqual(write(pack));
	});

	it('A pack may name the sites that may show it in a frame, name none, or leave that open.', () => {
		const framed = (origins: string) =>
			packOf(changed('election.json', '"fictional": true,', `"fictional": true,${origins}`));
		for (const origins of [undefined, [], ['https://news.example', 'http://localhost:5173']]) {
			const pack = framed(origins ? ` "embeddedBy": ${JSON.stringify(origins)},` : ' ');
			expect(pack.embeddedBy).toEqual(origins);
			expect(packOf(write(pack)).embeddedBy).toEqual(origins);
			expect(pack.election).not.toHaveProperty('embeddedBy');
		}
	});
});

describe('A fault in JSON', () => {
	it.each<[string, string, string | RegExp, string, string]>([
		[
			'an extra comma',
			'statements.json',
			'"trees",',
			'"trees",,',
			'statements.json:3:19: write a name in double quotes here',
		],
		[
			'a text that is not closed',
			'election.json',
			'"example",',
			'"example,',
			'election.json:2:10: close this text',
		],
		['the end missing', 'statements.json', /\]\n?$/, '', 'the file ends too early'],
		['something after the end', 'statements.json', /\]$/, ']]', 'remove what follows the end'],
		[
			'a key twice',
			'statements.json',
			'"topic": "reform"',
			'"topic": "law", "topic": "reform"',
			'statements.json:4:19: remove one of the two "topic"',
		],
		[
			'an unknown key',
			'statements.json',
			'"topic": "reform"',
			'"topic": "reform", "colour": 1',
			'statements.json:4:22: remove the unknown "colour"',
		],
		[
			'a key missing',
			'election.json',
			/\t"day".*\n/,
			'',
			'election.json:1:1: add "day": a text in double quotes',
		],
		[
			'a language missing',
			'statements.json',
			/,\n\t\t\t"en": "Plant trees \(en\)"/,
			'',
			'statements.json:5:11: add "en"',
		],
		[
			'an empty text',
			'statements.json',
			'"Plant trees (en)"',
			'" "',
			'statements.json:7:10: "en": write a text here',
		],
		[
			'a foreign language',
			'statements.json',
			'"en": "Plant',
			'"de": "Bäume", "en": "Plant',
			'remove the unknown "de"',
		],
		[
			'a number for a text',
			'election.json',
			'"Asia/Almaty"',
			'5',
			'election.json:8:14: write a text in double quotes for "timezone"',
		],
		['no such time zone', 'election.json', 'Asia/Almaty', 'Asia/Almata', 'write an IANA time zone'],
		[
			'no such kind',
			'election.json',
			'"kind": "seat"',
			'"kind": "seats"',
			'write one of "list", "seat" for "kind"',
		],
		[
			'a date that does not exist',
			'election.json',
			'2026-05-31"',
			'2026-02-31"',
			'election.json:7:9: "day": write the day as YYYY-MM-DD',
		],
		[
			'a time without offset',
			'election.json',
			'2026-04-01T00:00:00+05:00',
			'2026-04-01T00:00:00',
			'write a date and time with its offset',
		],
		[
			'a calendar out of order',
			'election.json',
			'2026-04-01',
			'2026-07-01',
			'set silenceFrom no earlier than openFrom',
		],
		[
			'two topics with one slug',
			'election.json',
			'"slug": "law"',
			'"slug": "reform"',
			'use a slug that no other of the topics has',
		],
		[
			'two contests with one slug',
			'election.json',
			'"slug": "council"',
			'"slug": "lists"',
			'use a slug that no other of the contests has',
		],
		[
			'two statements with one slug',
			'statements.json',
			'"courts"',
			'"trees"',
			'use a slug that no other statement has',
		],
		[
			'a slug with a space',
			'statements.json',
			'"courts"',
			'"open courts"',
			'use 1 to 64 small Latin letters',
		],
		[
			'an election named like another page',
			'election.json',
			'"slug": "example"',
			'"slug": "s"',
			'"slug": use another word',
		],
		[
			'a slug that every object has',
			'statements.json',
			'"courts"',
			'"constructor"',
			'use 1 to 64 small Latin letters',
		],
		['too many steps', 'statements.json', '"steps": 3', '"steps": 8', '"steps": use 2 to 7 steps'],
		[
			'labels for other steps',
			'statements.json',
			'"steps": 2',
			'"steps": 4',
			'write 4 labels, one for each step',
		],
		[
			'an unknown topic',
			'statements.json',
			'"topic": "law"',
			'"topic": "order"',
			'there is no topic "order" in election.json',
		],
		[
			'an unknown contest',
			'statements.json',
			'"contest": "council"',
			'"contest": "senate"',
			'there is no contest "senate"',
		],
		[
			'an unknown district',
			'statements.json',
			/\[\n\t\t\t2\n/,
			'[\n\t\t\t9\n',
			'there is no district 9 of contest "council"',
		],
		[
			'districts without contest',
			'statements.json',
			/"contest": "council",\n\t\t"districts"/,
			'"districts"',
			'name the "contest"',
		],
		[
			'a real election with dates as a pattern',
			'election.json',
			'"fictional": true',
			'"fictional": false, "aroundLoading": true',
			'remove "aroundLoading"',
		],
		[
			'a placeholder for who runs it',
			'election.json',
			'post@example.org',
			'[how to reach you]',
			'write "contact" in the imprint',
		],
		[
			'a template with positions',
			'election.json',
			'"fictional": true',
			'"fictional": true, "template": true',
			'remove "template" and write the imprint',
		],
		[
			'a real election framed by this machine',
			'election.json',
			'"fictional": true',
			'"fictional": false, "embeddedBy": ["https://news.example", "http://localhost:5173"]',
			'election.json:13:61: use https:// for the sites of a real election',
		],
		[
			'a site with a path',
			'election.json',
			'"fictional": true',
			'"fictional": true, "embeddedBy": ["https://news.example/"]',
			'write the origin of a site, without a path',
		],
		[
			'any site',
			'election.json',
			'"fictional": true',
			'"fictional": true, "embeddedBy": ["*"]',
			'write the origin of a site, without a path',
		],
		[
			'a site twice',
			'election.json',
			'"fictional": true',
			'"fictional": true, "embeddedBy": ["https://news.example", "https://news.example"]',
			'name each site once',
		],
		[
			'a text of half characters',
			'statements.json',
			'Plant trees (en)',
			'\\ud800',
			'remove the characters that are not text',
		],
		[
			'no languages',
			'election.json',
			/"languages": \[[^\]]*\]/,
			'"languages": []',
			'name at least one language',
		],
		[
			'a manifesto confirmed by a contender of no bloc',
			'blocs.csv',
			'sunny-day',
			'calm-lake',
			'confirmed: no "calm-lake" stands in this bloc',
		],
		[
			'a profile of an unknown contender',
			'profiles.json',
			'calm-lake',
			'calm-sea',
			'profiles.json:3:16: there is no "calm-sea" in contenders.csv',
		],
		['a second profile', 'profiles.json', 'calm-lake', 'oak-list', 'remove this profile'],
		[
			'a change on an unknown statement',
			'profiles.json',
			'"trees"',
			'"wall"',
			'there is no "wall" in statements.json',
		],
		[
			'a profile in a foreign language',
			'profiles.json',
			'"en": "I sail."',
			'"fi": "Purjehdin."',
			'the languages are kk, en',
		],
		['a link with a script', 'profiles.json', 'https://lake', 'javascript://lake', 'begins with https://'],
		['an endless text', 'profiles.json', 'I sail.', 'I sail. '.repeat(100), 'use at most 600 characters'],
	])('The fault is found: %s.', (_, file, from, to, expected) => {
		expect(faultsOf(changed(file, from, to)).join('\n')).toContain(expected);
	});
});

describe('A fault in a table', () => {
	it.each<[string, string, string | RegExp, string, string]>([
		[
			'a quote that is not closed',
			'blocs.csv',
			'spring,',
			'"spring,',
			'blocs.csv:2:1: close the quoted cell',
		],
		[
			'a quote inside a cell',
			'parties.csv',
			'oak,Емен',
			'oak,Е"мен',
			'parties.csv:2:1: put the whole cell in double quotes',
		],
		[
			'a missing cell',
			'contenders.csv',
			',Elm,2,registered',
			',Elm,2',
			'contenders.csv:2:1: write 14 cells, as in the header; this row has 13',
		],
		[
			'an unknown column',
			'parties.csv',
			',colour,',
			',color,',
			'parties.csv:1:48: remove the unknown column "color"',
		],
		['a column twice', 'parties.csv', ',colour,', ',website,', 'remove the second column "website"'],
		['a column missing', 'regions.csv', 'kind,', '', 'regions.csv:1:1: add the column "kind"'],
		['a name missing', 'contenders.csv', ',Elm,2', ',,2', 'contenders.csv:2:43: fill in name_en'],
		['a text missing in one language', 'districts.csv', '"Old town, river"', '', 'fill in composition_en'],
		[
			'an unknown status',
			'contenders.csv',
			'2,registered',
			'2,elected',
			'contenders.csv:2:49: status: write one of nominated',
		],
		[
			'a number in letters',
			'districts.csv',
			'council,2',
			'council,two',
			'number: write a whole number from 1 up, not "two"',
		],
		[
			'an unknown contest',
			'districts.csv',
			'council,2',
			'senate,2',
			'contest: there is no "senate" in election.json',
		],
		[
			'an unknown region',
			'districts.csv',
			'KZ-71,Бір',
			'KZ-99,Бір',
			'region: there is no "KZ-99" in regions.csv',
		],
		[
			'a district twice',
			'districts.csv',
			'council,2',
			'council,1',
			'number: an earlier row has the same one',
		],
		['an unknown party', 'contenders.csv', 'list,oak', 'list,ash', 'party: there is no "ash" in parties.csv'],
		[
			'an unknown bloc',
			'contenders.csv',
			'self,spring,Шуақ',
			'self,winter,Шуақ',
			'bloc: there is no "winter" in blocs.csv',
		],
		[
			'an unknown district',
			'contenders.csv',
			'red-rose,council,1',
			'red-rose,council,7',
			'district: there is no 7 of "council"',
		],
		[
			'a contender twice',
			'contenders.csv',
			'calm-lake',
			'sunny-day',
			'slug: an earlier row has the same one',
		],
		[
			'a ballot number twice',
			'contenders.csv',
			'Oak,1',
			'Oak,2',
			'ballot_number: an earlier row has the same one',
		],
		[
			'a list for a seat',
			'contenders.csv',
			'2,person,oak',
			'2,list,oak',
			'kind: a list cannot stand in a contest for seats',
		],
		['a person among lists', 'contenders.csv', 'list,oak', 'person,oak', 'kind: only lists stand'],
		[
			'a nomination without its party',
			'contenders.csv',
			'2,person,oak',
			'2,person,',
			'party: name the party that nominated',
		],
		[
			'an unknown contender',
			'positions.csv',
			'sunny-day',
			'rainy-day',
			'positions.csv:8:1: contender: there is no "rainy-day"',
		],
		[
			'an unknown statement',
			'positions.csv',
			'day,hall',
			'day,wall',
			'positions.csv:8:11: statement: there is no "wall"',
		],
		[
			'a stance off the scale',
			'positions.csv',
			'tram,2',
			'tram,3',
			'positions.csv:6:16: stance: write a whole number from 1 to 2',
		],
		['a stance in letters', 'positions.csv', 'tram,2', 'tram,yes', 'not "yes"'],
		[
			'a position twice',
			'positions.csv',
			'lake,tram,2',
			'lake,trees,2',
			'remove this row: the contender already has a position',
		],
		[
			'a position that is not asked for',
			'positions.csv',
			'sunny-day,hall',
			'oak-list,hall',
			'"hall" is not asked in the contender',
		],
		[
			'a time that is not ISO 8601',
			'positions.csv',
			'2026-03-12T12:00:00Z',
			'yesterday',
			'at: write a date and time',
		],
	])('The fault is found: %s.', (_, file, from, to, expected) => {
		expect(faultsOf(changed(file, from, to)).join('\n')).toContain(expected);
	});

	it('The first byte that is not UTF-8 is found.', () => {
		const bytes = new TextEncoder().encode(exampleFiles()['parties.csv']);
		bytes[bytes.indexOf(0x0a) + 3] = 0xff;
		expect(faultsOf({ ...exampleFiles(), 'parties.csv': bytes })).toContain(
			'parties.csv:2:3: save this file as UTF-8, in Excel “CSV UTF-8”: in the encoding that it has, probably ' +
				'windows-1251, Kazakh letters are lost',
		);
	});
});

describe('Many faults', () => {
	it('All faults of all files are found at once, in reading order.', () => {
		const files: Files = changed('statements.json', '"steps": 3', '"steps": 8');
		files['contenders.csv'] = (exampleFiles()['contenders.csv'] ?? '')
			.replace('list,oak', 'list,ash')
			.replace('Elm,2', 'Elm,x');
		files['positions.csv'] = (exampleFiles()['positions.csv'] ?? '')
			.replace('trees,5', 'trees,9')
			.replace('tram,2', 'tram,9');
		expect(faultsOf(files).map((fault) => fault.split(': ')[0])).toEqual([
			'statements.json:21:12',
			'contenders.csv:2:47',
			'contenders.csv:3:23',
			'positions.csv:2:16',
			'positions.csv:6:16',
		]);
	});

	it('Faults of one file do not hide those of another that refers to it.', () => {
		const files: Files = changed('election.json', 'Asia/Almaty', 'Asia/Almata');
		files['districts.csv'] = (exampleFiles()['districts.csv'] ?? '').replace('council,2', 'senate,2');
		expect(faultsOf(files)).toEqual([
			'election.json:8:14: "timezone": write an IANA time zone, like "Asia/Almaty"',
			expect.stringMatching(/^statements.json:.* there is no district 2 of contest "council"/),
			'districts.csv:4:1: contest: there is no "senate" in election.json',
			expect.stringMatching(/^places.csv:2:.* there is no 2 of "council"/),
			...[4, 5, 6].map((line) =>
				expect.stringMatching(`^contenders.csv:${line}:.* there is no 2 of "council"`),
			),
		]);
	});

	it.each([
		[
			'with an extra cell',
			'self,spring,Шуақты',
			'self,,spring,Шуақты',
			'4:1: write 14 cells, as in the header; this row has 15',
		],
		['with other separators', 'oak-list,lists,1,list', 'oak-list;lists;1;list', '3:1: write 14 cells'],
		['with a quote inside', 'list,oak', 'li"st,oak', '3:1: put the whole cell in double quotes'],
	])('A row %s causes no further faults.', (_, from, to, expected) => {
		const files = changed('contenders.csv', from, to);
		files['positions.csv'] = (exampleFiles()['positions.csv'] ?? '').replace('sunny-day', 'rainy-day');
		expect(faultsOf(files)).toEqual([
			expect.stringContaining(`contenders.csv:${expected}`),
			'positions.csv:8:1: contender: there is no "rainy-day" in contenders.csv',
		]);
	});

	it('A missing column causes no further faults.', () => {
		expect(faultsOf(changed('contenders.csv', 'slug,contest', 'slag,contest'))).toEqual([
			expect.stringMatching(/^contenders.csv:1:1: remove the unknown column "slag"/),
			'contenders.csv:1:1: add the column "slug"',
		]);
		expect(faultsOf(changed('parties.csv', 'slug,name_kk', 'name_kk,name_kk'))).toContain(
			'parties.csv:1:1: add the column "slug"',
		);
		expect(faultsOf(changed('districts.csv', 'contest,number', 'contest,numbr'))).toEqual([
			'districts.csv:1:1: add the column "number"',
			expect.stringMatching(/^districts.csv:1:9: remove the unknown column "numbr"/),
		]);
	});

	it('Each missing file is reported.', () => {
		expect(faultsOf({})).toEqual([
			'election.json:1:1: add this file',
			'statements.json:1:1: add this file',
			'districts.csv:1:1: add this file',
			'parties.csv:1:1: add this file',
			'contenders.csv:1:1: add this file',
		]);
	});
});

describe('A pattern of dates', () => {
	const pattern = packOf(
		changed('election.json', '"fictional": true', '"fictional": true, "aroundLoading": true'),
	);

	it('A pattern of dates is laid around the day of loading, so that voters can answer.', () => {
		const now = new Date('2027-01-10T20:30:00Z');
		const { election, positions, aroundLoading } = layAround(pattern, now);
		expect(phase(election.calendar, now)).toBe('open');
		// In Almaty it is 11 January already.
		expect(election.calendar.openFrom).toBe('2027-01-06T00:00:00+05:00');
		expect(election.calendar.votingFrom).toBe('2027-03-07T07:00:00+05:00');
		expect(election.day).toBe('2027-03-07');
		expect(positions[0]?.at).toBe('2026-12-15T07:00:00.000Z');
		expect(positions.at(-1)?.at).toBeNull();
		expect(aroundLoading).toBe(false);
	});

	it('An election with real dates stays as it is.', () => {
		const pack = packOf(exampleFiles());
		expect(layAround(pack, new Date('2027-01-10T20:30:00Z'))).toBe(pack);
	});
});
