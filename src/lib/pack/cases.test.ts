import { describe, expect, it } from 'vitest';
import { exampleFiles } from '../../../tests/support/pack.ts';
import { parse } from './read.ts';
import type { Pack } from './pack.ts';

// Files as people really save them.

type Files = Record<string, string | Uint8Array>;

const tables = Object.keys(exampleFiles()).filter((name) => name.endsWith('.csv'));
const expected = packOf(exampleFiles());

function packOf(files: Files): Pack {
	const result = parse(files);
	if ('faults' in result) throw new Error(result.faults.map(({ message }) => message).join('\n'));
	return result.pack;
}

function faultsOf(files: Files): string[] {
	const result = parse(files);
	return 'faults' in result ? result.faults.map(lineOf) : [];
}

function remarksOf(files: Files): string[] {
	const result = parse(files);
	if ('faults' in result) throw new Error(result.faults.map(lineOf).join('\n'));
	return result.remarks.map(lineOf);
}

function lineOf({
	file,
	line,
	column,
	message,
}: {
	file: string;
	line: number;
	column: number;
	message: string;
}) {
	return `${file}:${line}:${column}: ${message}`;
}

/** The example with its tables changed. */
function withTables(change: (text: string) => string | Uint8Array): Files {
	return Object.fromEntries(
		Object.entries(exampleFiles()).map(([name, text]) => [name, tables.includes(name) ? change(text) : text]),
	);
}

function changed(file: string, from: string, to: string): Files {
	const text = exampleFiles()[file] ?? '';
	if (!text.includes(from)) throw new Error(`${file} does not have ${from}`);
	return { ...exampleFiles(), [file]: text.replace(from, to) };
}

/** A CSV text with another separator. */
function separated(text: string, separator: string): string {
	let isQuoted = false;
	return [...text]
		.map((letter) => {
			if (letter === '"') isQuoted = !isQuoted;
			return letter === ',' && !isQuoted ? separator : letter;
		})
		.join('');
}

function utf16(text: string): Uint8Array {
	return Uint8Array.from(
		[...`\uFEFF${text}`].flatMap((letter) => {
			const code = letter.codePointAt(0) ?? 0;
			return [code & 0xff, code >> 8];
		}),
	);
}

describe('A table as a spreadsheet saves it', () => {
	it.each<[string, (text: string) => string | Uint8Array]>([
		['with semicolons, as Excel does in Russian, Kazakh and German', (text) => separated(text, ';')],
		['with tabs', (text) => separated(text, '\t')],
		['with a line that names the separator', (text) => `sep=;\r\n${separated(text, ';')}`],
		['in UTF-16', (text) => utf16(separated(text, '\t'))],
		['with lines that end with CR alone', (text) => text.replaceAll('\n', '\r')],
		['with lines of remarks above the header', (text) => `# three lines,,,\n"of\nremarks",,\n,,\n${text}`],
		['with empty rows', (text) => text + `,,,,,,,,,,,,,,,,\n`.repeat(100)],
		['with hundreds of empty columns', (text) => text.replace(/\n(?!many)/g, `${','.repeat(300)}\n`)],
		[
			'with blanks around its cells',
			(text) => text.replace('slug,', ' slug ,').replaceAll(',self,', ', self ,'),
		],
	])('It is read %s.', (_, change) => {
		expect(packOf(withTables(change))).toEqual(expected);
	});

	it('A fault has its place in spite of remarks, empty rows and other separators.', () => {
		const text = separated(exampleFiles()['contenders.csv'] ?? '', ';').replace('list;oak;', 'list;ash;');
		const files = {
			...exampleFiles(),
			'contenders.csv': `# remarks;\r\n;;\r\n${text.replaceAll('\n', '\r\n')}`,
		};
		expect(faultsOf(files)).toEqual([
			expect.stringMatching(/^contenders.csv:5:\d+: party: there is no "ash" in parties.csv$/),
		]);
	});

	it('A table without any known column has one fault, and causes no others.', () => {
		const text = '# remarks;;\nWahlart;Nachname;Vorname\n' + 'BT;Muster;Erika\n'.repeat(8000);
		expect(faultsOf({ ...exampleFiles(), 'contenders.csv': text })).toEqual([
			expect.stringMatching(
				/^contenders.csv:1:1: name the columns in the first line, without remarks above it: slug, /,
			),
		]);
	});

	it.each<[string, Uint8Array, string]>([
		['a workbook', Uint8Array.of(0x50, 0x4b, 3, 4), 'save this workbook as UTF-8, in Excel “CSV UTF-8”'],
		['windows-1251', Uint8Array.of(0x73, 0x0a, 0xcf, 0xd0), 'save this file as UTF-8, in Excel “CSV UTF-8”'],
		[
			'other bytes',
			Uint8Array.of(0x73, 0x73, 0, 0, 0),
			'save this file as text: UTF-8, in Excel “CSV UTF-8”',
		],
	])('The fault of %s is one, and says how to save the file.', (_, bytes, message) => {
		const faults = faultsOf({ ...exampleFiles(), 'blocs.csv': bytes });
		expect(faults).toEqual([expect.stringContaining(message)]);
	});

	it.each([
		['misread as windows-1252', 'windows-1252'],
		['misread as windows-1251', 'windows-1251'],
	])('Letters that were %s are one fault, which says what they were.', (_, encoding) => {
		const misread = (words: string) => new TextDecoder(encoding).decode(new TextEncoder().encode(words));
		const files = withTables((text) => text.replace(/[^\0-\x7f]+/g, misread));
		const faults = faultsOf({ ...exampleFiles(), 'parties.csv': files['parties.csv'] ?? '' });
		expect(faults).toEqual([
			expect.stringMatching(/^parties.csv:2:\d+: write “Емен”, not “.*a program read it/),
		]);
	});

	it('A letter that was lost is one fault.', () => {
		const files = changed('parties.csv', 'Емен', '\uFFFDме\uFFFD');
		expect(faultsOf(files)).toEqual([
			expect.stringContaining('parties.csv:2:5: write the letters that were lost here'),
		]);
	});
});

describe('A text from a file', () => {
	it('Names are tidied like those that are typed.', () => {
		const { parties, contenders } = packOf({
			...changed('parties.csv', 'Емен', '\u200bЕмен \u202e\t  ағашы'),
			...{
				'contenders.csv':
					exampleFiles()['contenders.csv']?.replace(',Oak,', `,Oak${'\u0301'.repeat(40)}  list,`) ?? '',
			},
		});
		expect(parties[0]?.name['kk']).toBe('Емен ағашы');
		expect(contenders[1]?.name['en']).toBe('Oaḱ list');
	});

	it('Texts of JSON are tidied, too.', () => {
		const { statements } = packOf(
			changed('statements.json', 'Plant trees (en)', ' Plant\u200b  trees\\t(en)\u202e '),
		);
		expect(statements[0]?.text['en']).toBe('Plant trees (en)');
	});

	it('A name of which nothing is visible is missing.', () => {
		expect(faultsOf(changed('parties.csv', 'Емен', '\u200b\u3164'))).toEqual([
			expect.stringContaining('parties.csv:2:5: fill in name_kk'),
		]);
	});
});

describe('Dates that contradict one another', () => {
	/** The example with other times. */
	function faultsAt(times: Record<string, string>, list = faultsOf): string[] {
		let text = exampleFiles()['election.json'] ?? '';
		for (const [name, time] of Object.entries(times)) {
			text = text.replace(new RegExp(`("${name}": )"[^"]*"`), `$1"${time}"`);
		}
		return list({ ...exampleFiles(), 'election.json': text });
	}

	it.each<[string, Record<string, string>, string[]]>([
		[
			'hours in UTC',
			{
				silenceFrom: '2026-05-30T19:00:00Z',
				votingFrom: '2026-05-31T20:00:00Z',
				closesAt: '2026-06-01T01:00:00Z',
			},
			[
				'24:18: silenceFrom is 2026-05-31 00:00 in Asia/Almaty, the day of voting itself',
				'25:17: votingFrom is 2026-06-01 01:00 in Asia/Almaty, but "day" is 2026-05-31',
				'26:15: closesAt is 2026-06-01 06:00 in Asia/Almaty, but "day" is 2026-05-31',
			],
		],
		['another day', { day: '2026-05-24' }, ['25:17: votingFrom is', '26:15: closesAt is']],
		['the wrong time zone', { timezone: 'America/New_York' }, ['25:17: votingFrom is 2026-05-30 22:00']],
		[
			'polls that close before they open',
			{ closesAt: '2026-05-31T07:00:00+05:00' },
			['26:15: set closesAt later'],
		],
		['polls that close a day later', { closesAt: '2026-06-01T00:01:00+05:00' }, ['26:15: closesAt is']],
		[
			'no time for contenders',
			{ collectingFrom: '2026-05-30T00:00:00+05:00' },
			['22:21: set collectingFrom earlier', '23:15: set openFrom'],
		],
	])('The faults of %s are found by line.', (_, times, faults) => {
		const found = faultsAt(times);
		for (const fault of faults) {
			expect(found.join('\n')).toContain(`election.json:${fault}`);
		}
		expect(found.length).toBeGreaterThanOrEqual(faults.length);
	});

	it('The advice gives the offset of the time zone on that day.', () => {
		expect(faultsAt({ day: '2026-05-24' }).join()).toContain('like 2026-05-24T07:00:00+05:00');
	});

	it.each<[string, Record<string, string>]>([
		['in UTC', { votingFrom: '2026-05-31T02:00:00Z', closesAt: '2026-05-31T15:00:00Z' }],
		['with polls that close at midnight', { closesAt: '2026-06-01T00:00:00+05:00' }],
		['without silence', { silenceFrom: '2026-05-31T07:00:00+05:00' }],
	])('Right dates %s have no fault and no remark.', (_, times) => {
		expect(faultsAt(times)).toEqual([]);
		expect(faultsAt(times, remarksOf)).toEqual([]);
	});

	it.each<[string, Record<string, string>, string]>([
		[
			'a day of silence that begins late',
			{ silenceFrom: '2026-05-30T00:00:00Z' },
			'24:18: silenceFrom is 2026-05-30 05:00',
		],
		[
			'another offset',
			{ openFrom: '2026-04-01T00:00:00+06:00' },
			'23:15: openFrom is 2026-03-31 23:00 in Asia/Almaty: the offset',
		],
		[
			'an election of the past that stays open',
			{
				votingFrom: '2099-01-02T00:00:00+05:00',
				closesAt: '2099-01-02T20:00:00+05:00',
				silenceFrom: '2099-01-01T00:00:00+05:00',
			},
			'25:17: votingFrom is 2099-01-02 00:00 in Asia/Almaty, long after 2026-05-31',
		],
	])('There is a remark on %s.', (_, times, remark) => {
		expect(faultsAt(times, remarksOf)).toEqual([expect.stringContaining(`election.json:${remark}`)]);
	});
});

describe('What is probably not meant', () => {
	it('The example has no remarks.', () => {
		expect(remarksOf(exampleFiles())).toEqual([]);
	});

	it('One text under two slugs has a remark.', () => {
		expect(remarksOf(changed('statements.json', 'Open courts (en)', 'PLANT\u200b  trees (en)'))).toEqual([
			expect.stringMatching(/^statements.json:.*"courts" has the same text as "trees"/),
		]);
	});

	it.each(['<b>Plant</b>', "<a href='https://example.org'>trees</a>", 'trees &amp; bees', 'trees &#39;'])(
		'%s in a text has a remark, in JSON and in tables.',
		(markup) => {
			expect(remarksOf(changed('statements.json', 'Plant trees (en)', markup))).toEqual([
				expect.stringMatching(/^statements.json:.* is shown as typed/),
			]);
			expect(remarksOf(changed('parties.csv', 'Емен', markup))).toEqual([
				expect.stringMatching(/^parties.csv:2:5: .* is shown as typed/),
			]);
		},
	);

	it.each(['a < b', 'R&D', 'A & B; C', '<3'])('%s is no markup.', (words) => {
		expect(remarksOf(changed('statements.json', 'Plant trees (en)', words))).toEqual([]);
	});

	it('Contenders of one ballot whose names are alike have a remark, unless something tells them apart.', () => {
		const same = (rest: string, name = 'Шуақты Күн') => ({
			...exampleFiles(),
			'contenders.csv': `${exampleFiles()['contenders.csv']}other,council,2,person,,self,,${name},Another Name,4,registered,${rest}\n`,
		});
		expect(remarksOf(same('1980,бағбан,gardener'))).toEqual([
			expect.stringMatching(
				/^contenders.csv:8:\d+: name_kk: another contender of this ballot has the same name, or nearly the same/,
			),
		]);
		expect(remarksOf(same('1980,бағбан,gardener', 'Күн Шуақта'))).toHaveLength(1);
		expect(remarksOf(same('1980,бағбан,gardener', 'Күн Бұлтты'))).toEqual([]);
		for (const rest of ['1981,бағбан,gardener', '1980,дәрігер,doctor', ',,'])
			expect(remarksOf(same(rest))).toEqual([]);
		expect(faultsOf(same('80,,'))).toEqual([expect.stringContaining('born: write the year of birth')]);
	});

	it('A place lies in regions and districts that there are.', () => {
		const place = (from: string, to: string) => faultsOf(changed('places.csv', from, to));
		expect(place('town,KZ-71', 'town,KZ-99')).toEqual([
			expect.stringContaining('places.csv:3:22: region: there is no "KZ-99"'),
		]);
		expect(place('council:1,', 'council:9,')).toEqual([
			expect.stringContaining('districts: there is no 9 of "council"'),
		]);
		expect(place('council:1,', 'council 1,').join()).toContain('districts: write contest:number');
		expect(place('council:1,', ',')).toEqual([expect.stringContaining('fill in districts')]);
		expect(place(',,town,', ',,village,')).toEqual([expect.stringContaining('kind: write one of city, ')]);
		expect(expected.places[0]).toMatchObject({
			aliases: ['Gorod', 'Stary gorod'],
			districts: ['council:1', 'council:2'],
		});
		expect(expected.places[1]).not.toHaveProperty('aliases');
	});

	it('One address twice among the sources is nobody’s fault.', () => {
		const twice = 'https://example.org/election", "https://example.org/election';
		expect(
			packOf(changed('election.json', 'https://example.org/election', twice)).election.sources,
		).toHaveLength(2);
	});
});
