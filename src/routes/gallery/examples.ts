import type { ComponentProps } from 'svelte';
import type { Statement } from '$lib/election/snapshot.ts';
import { speaker } from '$lib/election/text.ts';
import type { InterfaceLanguage } from '$lib/text/language.ts';
import { interfaceLanguages } from '$lib/text/language.ts';
import type ContenderRow from '$lib/ui/ballot/panel/ContenderRow.svelte';

/** The content of the gallery's components, with invented names that cannot be mistaken for real people or parties. */
export function examples(language: InterfaceLanguage) {
	const say = speaker(language, { languages: interfaceLanguages });
	const name = (words: string) => ({ text: words, lang: 'kk' });
	const topics = [
		{ kk: 'Реформа', ru: 'Реформы', en: 'Reform' },
		{ kk: 'Құқық үстемдігі', ru: 'Право', en: 'Rule of law' },
		{ kk: 'Егемендік', ru: 'Суверенитет', en: 'Sovereignty' },
	].map(say);
	const agree = (...agreements: (number | null)[]) =>
		topics.map((topic, index) => ({ name: topic, agreement: agreements[index] ?? null }));
	const party = { by: 'party', name: name('Кең Аңғар') } as const;

	const rows: Record<'first' | 'silent' | 'gone', ComponentProps<typeof ContenderRow>[]> = {
		first: [
			{
				number: 17,
				name: name('Көл Аққу'),
				nomination: { by: 'self' },
				href: '#',
				topics: agree(88, 79, 82),
				marked: true,
			},
			{
				number: 27,
				name: name('Мойыл Өзен'),
				nomination: party,
				href: '#',
				topics: agree(61, 84, null),
			},
			{
				number: null,
				name: name('Самырсын Орманының Қара Көк Тиіні'),
				nomination: { by: 'association', name: name('Дала үні') },
				href: '#',
				status: 'nominated',
				topics: agree(63, 67, 89),
			},
			{
				number: 104,
				name: name('Сары Дала'),
				nomination: { by: 'list' },
				href: '#',
				topics: agree(100, 0, 50),
			},
		],
		silent: [
			{
				number: 29,
				name: name('Өрік Гүл'),
				nomination: { by: 'association' },
				href: '#',
				topics: null,
			},
			{ number: 42, name: name('Інжу Шық'), nomination: { by: 'self' }, topics: null },
		],
		gone: (['withdrawn', 'refused', 'cancelled'] as const).map((status, index) => ({
			number: 43 + index,
			name: name(['Бұлақ Сай', 'Жартас Күн', 'Қырау Таң'][index] ?? ''),
			nomination: { by: 'self' },
			href: '#',
			status,
			topics: null,
		})),
	};

	const namesakes: ComponentProps<typeof ContenderRow>[] = [
		{ born: 1978, occupation: say({ kk: 'мұғалім', ru: 'учитель', en: 'teacher' }) },
		{ born: 1991 },
	].map((person, index) => ({
		number: 16 + index,
		name: name('Қамыс Көл'),
		nomination: { by: 'self', ...person },
		isApart: true,
		href: '#',
		topics: null,
	}));
	const statements: Statement[] = ['one', 'two', 'three'].map((slug) => ({
		slug,
		topic: 'reform',
		text: {
			kk: 'Судьяларды тәуелсіз кеңес тағайындауы керек.',
			ru: 'Судей должен назначать независимый совет.',
			en: 'An independent council should appoint judges.',
		},
		polarity: 1,
		steps: 5,
	}));

	return {
		say,
		namesakes,
		statements,
		people: ['Көл Аққу', 'Мойыл Өзен', 'Самырсын Орманының Қара Көк Тиіні'].map(name),
		topics,
		bars: agree(88, 79, null),
		rows,
		statement: say({
			kk: 'Облыс әкімдерін тұрғындар тікелей сайлауы керек.',
			ru: 'Акимов областей должны напрямую избирать жители.',
			en: 'Residents should elect the governors of regions directly.',
		}),
		reason: say({
			kk: 'Байланыс үзілсе, адамдар жедел жәрдем шақыра алмайды.',
			ru: 'Если связь прервётся, люди не смогут вызвать скорую помощь.',
			en: 'If the network goes down, people cannot call an ambulance.',
		}),
		sentence: say({
			kk: 'Жауаптарыңыз осы үш кандидатты ажыратпайды.',
			ru: 'Ваши ответы не различают этих троих.',
			en: 'Your answers cannot tell these three apart.',
		}),
		nearest: say({ kk: 'Ең жақыны', ru: 'Ближе всего', en: 'Nearest' }).text,
		notice: {
			first: say({
				kk: 'Ертең — тыныштық күні.',
				ru: 'Завтра день тишины.',
				en: 'Tomorrow is the day of silence.',
			}).text,
			rest: say({
				kk: 'Ұстанымдар өзгермейді, бөлісуге болмайды. Тұжырымдарға жауап беруге болады.',
				ru: 'Позиции не меняются, поделиться нельзя. Ответить на утверждения можно.',
				en: 'Positions do not change, nothing can be shared. You can still answer the statements.',
			}).text,
		},
		field: {
			label: say({ kk: 'Бюллетеньдегі нөмір', ru: 'Номер в бюллетене', en: 'Number on the ballot' }).text,
			hint: say({
				kk: 'Бюллетеньде аты-жөнінің алдында тұрады.',
				ru: 'Стоит в бюллетене перед именем.',
				en: 'It stands before the name.',
			}).text,
			fault: say({
				kk: '1 мен 42 арасындағы санды жазыңыз.',
				ru: 'Впишите число от 1 до 42.',
				en: 'Enter a number from 1 to 42.',
			}).text,
		},
		important: say({ kk: 'Мен үшін маңызды', ru: 'Для меня это важно', en: 'This matters to me' }).text,
		place: say({ kk: 'Астана, №\u00a02 округ', ru: 'Астана, округ №\u00a02', en: 'Astana, district 2' }).text,
		imprint: [
			say({
				kk: 'Жүргізуші: «Ашық Дала» қоры (ойдан шығарылған). Партия да, мемлекет те қаржыландырмайды.',
				ru: 'Ведёт фонд «Ашық Дала» (вымышленный). Ни партии, ни государство его не финансируют.',
				en: 'Run by the Ashyq Dala foundation (fictional). Neither parties nor the state fund it.',
			}),
		],
		/** Contenders spread over the scale, five of them nearest. */
		plot: [
			83, 82.4, 82, 83.6, 84.1, 76, 78, 79, 79.5, 72, 73, 73, 74, 75, 75.5, 66, 67, 67, 68, 69, 69, 58, 60,
			61, 61, 62, 50, 52, 53, 54, 40, 42, 43,
		].map((agreement) => ({ agreement, near: agreement > 81 })),
		crowd: Array.from({ length: 435 }, (_, index) => ({
			agreement: 62 + 22 * Math.sin(index * 1.7) * Math.cos(index / 9),
			near: index % 61 === 0,
		})),
	};
}
