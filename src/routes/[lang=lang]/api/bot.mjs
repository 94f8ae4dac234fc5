// A bot that asks about statements and names the nearest contenders, using only Tandau's open data. Node 20 or later.
//   node bot.mjs                     to try it out, on the keyboard
//   TELEGRAM_TOKEN=… node bot.mjs    for Telegram, with a token from @BotFather
// TANDAU: the app's address; ELECTION: the slug; BOT_LANGUAGE: kk, ru or en; STATEMENTS: how many to ask about.
import { createInterface } from 'node:readline';

const { TANDAU = 'http://localhost:3000', ELECTION = 'demo', BOT_LANGUAGE = 'ru' } = process.env;
const { STATEMENTS = '12', TELEGRAM_TOKEN, TELEGRAM = 'https://api.telegram.org' } = process.env;
const words = {
	kk: {
		hello: 'Жауаптарыңызды осы бот пен мессенджер көреді. Сайтта олар құрылғыңыздан шықпайды:',
		district: 'Округіңіздің нөмірін немесе атауының бір бөлігін жазыңыз. Жоқ болса: 0.',
		scale: '1: мүлде келіспеймін, {n}: толық келісемін, 0: өткізу.',
		nearest: 'Ең жақындары, бюллетень ретімен:',
	},
	ru: {
		hello: 'Ваши ответы увидят этот бот и мессенджер. На сайте они не покидают ваше устройство:',
		district: 'Напишите номер своего округа или часть его названия. Если его нет: 0.',
		scale: '1: совсем не согласны, {n}: полностью согласны, 0: пропустить.',
		nearest: 'Ближе всего, в порядке бюллетеня:',
	},
	en: {
		hello: 'This bot and the messenger see your answers. On the site they stay on your device:',
		district: 'Write the number of your district or a part of its name. If there is none: 0.',
		scale: '1: strongly disagree, {n}: strongly agree, 0: skip.',
		nearest: 'Nearest, in the order of the ballot:',
	},
}[BOT_LANGUAGE];
const say = (text) => text[BOT_LANGUAGE] ?? Object.values(text)[0] ?? '';

async function json(address, body) {
	const headers = { 'content-type': 'application/json' };
	const response = await fetch(address, body && { method: 'POST', headers, body: JSON.stringify(body) });
	if (!response.ok) throw new Error(`${response.status} from ${TANDAU}`);
	return response.json();
}

/** All items of a list, page after page, all of one snapshot. */
async function all(name, question) {
	const items = [];
	let next = `${TANDAU}/api/v1/elections/${ELECTION}/${name}?limit=1000&${question}`;
	for (let page; next; next = page.next) items.push(...(page = await json(next)).items);
	return items;
}

/** One person's conversation: yields each message with its buttons, and receives the reply. */
async function* conversation() {
	const { item: election, snapshot } = await json(`${TANDAU}/api/v1/elections/${ELECTION}`);
	const lists = ['contests', 'districts', 'statements'].map((name) => all(name, `snapshot=${snapshot}`));
	const [contests, allDistricts, statements] = await Promise.all(lists);
	let heading = `${say(election.name)}\n${words.hello} ${TANDAU}/${BOT_LANGUAGE}/${ELECTION}\n\n`;
	const districts = {};
	let region = null;
	for (const { slug, name } of contests.filter(({ kind }) => kind === 'seat')) {
		let found = allDistricts.filter((one) => one.contest === slug && (!region || one.region === region));
		while (found.length > 1) {
			const buttons = found.length > 20 ? [] : found.map(({ number, name }) => `${number} ${say(name)}`);
			const reply = yield { text: `${heading}${say(name)}. ${words.district}`, buttons };
			heading = '';
			const number = parseInt(reply, 10);
			const place = ({ name, composition }) => `${say(name)} ${say(composition)}`.toLowerCase();
			const fits = (one) => (number >= 0 ? one.number === number : place(one).includes(reply.toLowerCase()));
			if (number === 0 || found.some(fits)) found = found.filter(fits);
		}
		if (found.length === 0) continue;
		districts[slug] = found[0].number;
		region ??= found[0].region;
	}
	const answers = {};
	const asked = statements.filter(({ contest }) => contest === null).slice(0, Number(STATEMENTS));
	for (const [index, { slug, text, steps }] of asked.entries()) {
		const buttons = Array.from({ length: steps + 1 }, (_, step) => String((step + 1) % (steps + 1)));
		const question = `${index + 1}/${asked.length}. ${say(text)}\n${words.scale.replace('{n}', steps)}`;
		let reply = '';
		while (!buttons.includes(reply)) reply = yield { text: `${heading}${question}`, buttons };
		heading = '';
		answers[slug] = { stance: reply === '0' ? 'skip' : Number(reply) };
	}
	const given = { election: ELECTION, snapshot, districts, answers };
	const { contests: matched } = await json(`${TANDAU}/api/v1/match`, given);
	const texts = matched.map(async ({ contest, district, ranking }) => {
		const onBallot = await all('contenders', `snapshot=${snapshot}&contest=${contest}&district=${district}`);
		const first = ranking.filter(({ tier }) => tier === 1);
		const percents = first.map(({ agreement }) => Math.round(agreement));
		const lines = first.map(({ contender }) => {
			const { number, name } = onBallot.find(({ slug }) => slug === contender);
			return `${number ?? '–'}  ${say(name)}`;
		});
		const range = `${[...new Set([Math.min(...percents), Math.max(...percents)])].join('–')} %`;
		const title = say(contests.find(({ slug }) => slug === contest).name);
		return [title, ...(first.length > 0 ? [`${words.nearest} ${range}`, ...lines] : ['–'])].join('\n');
	});
	yield { text: [...(await Promise.all(texts)), '/start'].join('\n\n'), buttons: ['/start'] };
}

/** The answer to `text` in this chat's conversation. Starts a new one if there is none or the person asks for it. */
async function reply(talks, id, text) {
	if (text === '/start' || !talks.has(id)) talks.set(id, conversation());
	const { value, done } = await talks.get(id).next(text);
	return done ? reply(talks, id, '/start') : value;
}

async function serveTelegram(talks) {
	const call = (method, body) => json(`${TELEGRAM}/bot${TELEGRAM_TOKEN}/${method}`, body);
	const answer = async ({ chat, text: said }) => {
		const { text, buttons } = await reply(talks, chat.id, said ?? '');
		const keyboard = { keyboard: buttons.map((button) => [button]), resize_keyboard: true };
		await call('sendMessage', { chat_id: chat.id, text: text.slice(0, 4096), reply_markup: keyboard });
	};
	for (let offset = 0, updates; ; offset = (updates.at(-1)?.update_id ?? offset - 1) + 1) {
		updates = (await call('getUpdates', { offset, timeout: 50, allowed_updates: ['message'] })).result;
		for (const { message } of updates) await answer(message).catch((fault) => console.error(fault.message));
	}
}

const talks = new Map();
if (TELEGRAM_TOKEN) await serveTelegram(talks);
const show = ({ text }) => process.stdout.write(`${text}\n`);
show(await reply(talks, 0, '/start'));
for await (const line of createInterface({ input: process.stdin })) show(await reply(talks, 0, line));
