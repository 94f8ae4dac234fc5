import { expect, test } from '@playwright/test';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import * as postgres from '../src/cli/postgres.ts';
import type { Cast, Role } from './cast.ts';
import { stage, type Stage } from './stage.ts';
import { isThorough } from './support/thorough.ts';

/** Who may use a route of portal or desk. */
type Who =
	/** Everybody, signed in or not. */
	| 'anybody'
	/** Any signed-in person, for themselves. */
	| 'self'
	/** Any signed-in person, even without the second factor yet. */
	| 'half'
	/** The same for a script, which is not redirected. */
	| 'half, by script'
	/** The people who speak for the contender: the candidate, or the agents of the list's party. */
	| 'speaks'
	| 'agent'
	| 'coordinator'
	/** The people who speak for a member of the bloc. */
	| 'member'
	/** Coordinator and members. */
	| 'together'
	/** An editor with a second factor. */
	| 'edits'
	/** The same, after the time to submit. */
	| 'corrects';

/** All routes of the portal and the desk. No other route may exist. */
const table: Record<string, Who> = {
	'/portal': 'self',
	'/portal/account': 'self',
	'/portal/account/confirm': 'self',
	'/portal/account/password': 'self',
	'/portal/account/second-factor': 'self',
	'/portal/account/second-factor/app': 'self',
	'/portal/account/second-factor/passkey': 'self',
	'/portal/claim': 'anybody',
	'/portal/claim/[election]': 'anybody',
	'/portal/claim/[election]/[contender]': 'anybody',
	'/portal/claim/[election]/[contender]/sent': 'anybody',
	'/portal/forgotten': 'anybody',
	'/portal/invitation/[token]': 'anybody',
	'/portal/invitation/[token]/decline': 'anybody',
	'/portal/invitation/declined': 'anybody',
	'/portal/language': 'anybody',
	'/portal/link/[token]': 'anybody',
	'/portal/reset/[token]': 'anybody',
	'/portal/rules': 'anybody',
	'/portal/second-factor': 'half',
	'/portal/second-factor/passkey': 'half, by script',
	'/portal/sign-in': 'anybody',
	'/portal/sign-out': 'anybody',
	'/portal/[election]/blocs/[bloc]': 'together',
	'/portal/[election]/blocs/[bloc]?/write': 'coordinator',
	'/portal/[election]/blocs/[bloc]?/confirm': 'member',
	'/portal/[election]/blocs/[bloc]?/withdraw': 'member',
	'/portal/[election]/contenders/[contender]': 'speaks',
	'/portal/[election]/contenders/[contender]/check': 'speaks',
	'/portal/[election]/contenders/[contender]/draft': 'speaks',
	'/portal/[election]/contenders/[contender]/file': 'speaks',
	'/portal/[election]/contenders/[contender]/file/positions.csv': 'speaks',
	'/portal/[election]/contenders/[contender]/positions': 'speaks',
	'/portal/[election]/contenders/[contender]/positions/[topic]': 'speaks',
	'/portal/[election]/contenders/[contender]/profile': 'speaks',
	'/portal/[election]/contenders/[contender]/profile/photo/[hash=hash]/[file]': 'speaks',
	'/portal/[election]/contenders/[contender]/receipts/[id]': 'speaks',
	'/portal/[election]/contenders/[contender]/receipts/[id]/receipt.json': 'speaks',
	'/portal/[election]/parties/[party]': 'agent',
	'/desk': 'edits',
	'/desk/audit': 'edits',
	'/desk/audit/audit.csv': 'edits',
	'/desk/claims': 'edits',
	'/desk/letters': 'edits',
	'/desk/letters/[id]': 'edits',
	'/desk/moderation': 'edits',
	'/desk/moderation/manifestos/[id]': 'edits',
	'/desk/moderation/profiles/[id]': 'edits',
	'/desk/[election]': 'edits',
	'/desk/[election]/addresses': 'edits',
	'/desk/[election]/blocs': 'edits',
	'/desk/[election]/blocs/[bloc]': 'edits',
	'/desk/[election]/contenders': 'edits',
	'/desk/[election]/contenders.csv': 'edits',
	'/desk/[election]/contenders/[contender]': 'edits',
	'/desk/[election]/contenders/[contender]/correct/[statement]': 'corrects',
	'/desk/[election]/contenders/[contender]/photo/[photo]/[file]': 'edits',
	'/desk/[election]/contenders/[contender]/profile': 'edits',
	'/desk/[election]/frames': 'edits',
	'/desk/[election]/invite': 'edits',
	'/desk/[election]/paper': 'edits',
	'/desk/[election]/parties': 'edits',
	'/desk/[election]/parties/[party]': 'edits',
	'/desk/[election]/remind': 'edits',
};

const everybody = [
	'nobody',
	'stranger',
	'halfway',
	'candidate',
	'otherCandidate',
	'agent',
	'otherAgent',
	'member',
	'coordinator',
	'otherCoordinator',
	'editor',
	'newEditor',
] as const satisfies readonly (Role | 'nobody')[];
type Person = (typeof everybody)[number];

/** A request that a route answers: its page, or one of its forms. */
interface Endpoint {
	route: string;
	method: string;
	/** The form, on a page with several. */
	action: string | null;
}

const folder = join('src', 'routes');
const endpoints = ['portal', 'desk']
	.flatMap((section) => routesIn(join(folder, section)))
	.flatMap(endpointsOf);

test('Every route of the portal and the desk is in the table, and nothing else is.', () => {
	const routes = new Set(endpoints.map(({ route }) => route));
	const named = new Set(Object.keys(table).map((key) => key.split('?')[0] ?? ''));
	expect([...routes].filter((route) => !named.has(route))).toEqual([]);
	expect([...named].filter((route) => !routes.has(route))).toEqual([]);
	expect(endpoints.filter(({ method }) => method === 'POST').length).toBeGreaterThan(20);
});

for (const [where, name, isOver] of [
	['While contenders answer, on the embedded database', 'open', false],
	['When answers are closed, on PostgreSQL', 'closed', true],
] as const) {
	test.describe(where, () => {
		test.skip(isOver && !postgres.isAvailable(), 'PostgreSQL is not installed');
		let scene: Scene | undefined;
		test.beforeAll(async () => {
			test.setTimeout(180_000);
			scene = { ...(await stage(name)), isOver };
		});

		for (const person of everybody) {
			test(`The person “${person}” may do what the table says and nothing else.`, async () => {
				test.setTimeout(180_000);
				if (!scene) throw new Error('The app has not been started.');
				const wrong: string[] = [];
				for (const endpoint of endpoints) {
					// Whether somebody may see a page depends neither on the database nor on the time, but for corrections.
					const isAlike = isOver && endpoint.method === 'GET' && table[endpoint.route] !== 'corrects';
					if (isAlike && !isThorough) continue;
					for (const path of pathsOf(endpoint.route, scene.cast)) {
						const expected = expectation(scene, person, endpoint, path);
						if (expected === null) continue;
						const found = await ask(scene, person, endpoint, path);
						if (found.outcome !== expected)
							wrong.push(`${nameOf(endpoint)} ${path}: ${found.outcome}, not ${expected}`);
						if (expected !== 'through' && /Тайн/.test(found.body))
							wrong.push(`${nameOf(endpoint)} ${path} reveals a secret`);
					}
				}
				expect(wrong).toEqual([]);
			});
		}
	});
}

interface Scene extends Stage {
	/** Whether the time to submit is over. */
	isOver: boolean;
}

type Outcome = 'through' | 'nothing' | 'to sign in' | 'to second factor' | 'to set one up' | 'broken';

/** The outcome in the table; null for what people do to their own account, which other journeys try. */
function expectation(
	{ cast, isOver }: Scene,
	person: Person,
	endpoint: Endpoint,
	path: string,
): Outcome | null {
	const who = table[nameOf(endpoint)] ?? table[endpoint.route];
	const isForm = endpoint.method !== 'GET';
	switch (who) {
		case undefined:
		case 'anybody':
			return null;
		case 'half, by script':
			return person === 'nobody' ? 'nothing' : null;
		case 'half':
			return person === 'nobody' ? 'to sign in' : person === 'halfway' && !isForm ? 'through' : null;
	}
	if (person === 'nobody') return 'to sign in';
	if (person === 'halfway') return 'to second factor';
	if (who === 'self') return isForm ? null : 'through';
	if ((who === 'edits' || who === 'corrects') && person === 'newEditor') return 'to set one up';
	if (who === 'corrects' && !isOver) return 'nothing';
	return mayDo(who, path, cast).includes(person) ? 'through' : 'nothing';
}

function mayDo(
	who: Exclude<Who, 'anybody' | 'self' | 'half' | 'half, by script'>,
	path: string,
	cast: Cast,
): Person[] {
	switch (who) {
		case 'speaks':
			return path.includes(`/${cast.list.slug}`) ? ['agent'] : ['candidate'];
		case 'agent':
			return ['agent'];
		case 'coordinator':
			return ['coordinator'];
		case 'member':
			return ['member'];
		case 'together':
			return ['coordinator', 'member'];
		case 'edits':
		case 'corrects':
			return ['editor'];
	}
}

async function ask(
	{ cast, address }: Scene,
	person: Person,
	{ method, action }: Endpoint,
	path: string,
): Promise<{ outcome: Outcome; body: string }> {
	const cookie = person === 'nobody' ? undefined : cast.cookies[person];
	// The headers of a browser that sends a form without scripts.
	const headers = { 'sec-fetch-site': 'same-origin', accept: 'text/html', ...(cookie && { cookie }) };
	const isForm = method !== 'GET';
	const query = [...(path.includes('?') ? [path.split('?')[1]] : []), ...(action ? [`/${action}`] : [])];
	const page = path.split('?')[0] ?? '';
	const response = await fetch(`${address}${page}?${query.join('&')}`, {
		method,
		redirect: 'manual',
		headers: isForm ? { ...headers, 'content-type': 'application/x-www-form-urlencoded' } : headers,
		...(isForm && { body: 'nothing=' }),
	});
	const body = await response.text();
	const outcome = outcomeOf(response);
	if (isForm || outcome === 'through') return { outcome, body };
	// The page's data, which the browser requests when it goes from page to page.
	const data = await fetch(`${address}${page}/__data.json?${query.join('&')}`, { headers });
	return { outcome, body: body + (await data.text()) };
}

function outcomeOf({ status, headers }: Response): Outcome {
	if (status >= 500) return 'broken';
	if (status === 404) return 'nothing';
	const [location] = (headers.get('location') ?? '').split('?');
	if (status !== 303) return 'through';
	if (location === '/portal/sign-in') return 'to sign in';
	if (location === '/portal/second-factor') return 'to second factor';
	return location === '/portal/account/second-factor' ? 'to set one up' : 'through';
}

function nameOf({ route, action }: Endpoint): string {
	return action ? `${route}?/${action}` : route;
}

/** The addresses of a route: in the portal one for a candidacy and one for a list. */
function pathsOf(route: string, cast: Cast): string[] {
	const own = route.startsWith('/portal/[election]/contenders')
		? [cast.candidacy, cast.list]
		: [cast.candidacy];
	return own.map((contender) =>
		route
			// Other journeys name sites for the frames of the demonstration election.
			.replace('[election]', route.endsWith('/frames') ? 'kz-2023' : 'demo')
			.replace('[contender]', contender.slug)
			.replace('[topic]', contender.topic)
			.replace('[statement]', contender.statement)
			.replace('receipts/[id]', `receipts/${contender.receipt}`)
			.replace('letters/[id]', `letters/${cast.letter}`)
			.replace('profiles/[id]', `profiles/${cast.profile}`)
			.replace('manifestos/[id]', 'manifestos/1')
			.replace('[photo]', contender.photo)
			.replace('[hash=hash]', contender.photo)
			.replace('[file]', 'small.webp')
			.replace(/paper$/, `paper?contender=${contender.slug}`)
			.replace('[party]', cast.party)
			.replace('[bloc]', cast.bloc)
			.replace('[token]', 'x'.repeat(43)),
	);
}

function routesIn(path: string): string[] {
	return readdirSync(path, { withFileTypes: true, recursive: true })
		.filter((file) => /^\+(page\.svelte|page\.server\.ts|server\.ts)$/.test(file.name))
		.map((file) => file.parentPath)
		.filter((place, index, all) => all.indexOf(place) === index);
}

/** All requests that a route's files answer. */
function endpointsOf(place: string): Endpoint[] {
	const route = `/${relative(folder, place)}`;
	const handlers = exportsOf(join(place, '+server.ts'))
		.names.filter((name) => /^[A-Z]+$/.test(name))
		.map((method) => ({ route, method, action: null }));
	const { names, actions } = exportsOf(join(place, '+page.server.ts'));
	const isPage = existsSync(join(place, '+page.svelte')) || names.includes('load');
	const page = isPage ? [{ route, method: 'GET', action: null }] : [];
	const forms = actions.map((name) => ({
		route,
		method: 'POST',
		action: name === 'default' ? null : name,
	}));
	return [...page, ...handlers, ...forms];
}

/** The names that a module exports, and those of its form actions. */
function exportsOf(path: string): { names: string[]; actions: string[] } {
	if (!existsSync(path)) return { names: [], actions: [] };
	const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
	const names: string[] = [];
	const actions: string[] = [];
	for (const node of source.statements) {
		if (ts.isFunctionDeclaration(node) && node.name) names.push(node.name.text);
		if (!ts.isVariableStatement(node)) continue;
		for (const { name, initializer } of node.declarationList.declarations) {
			if (!ts.isIdentifier(name)) continue;
			names.push(name.text);
			if (name.text !== 'actions' || !initializer) continue;
			actions.push(...namesIn(initializer, source));
		}
	}
	return { names, actions };
}

function namesIn(actions: ts.Expression, source: ts.SourceFile): string[] {
	if (ts.isSatisfiesExpression(actions)) return namesIn(actions.expression, source);
	if (ts.isCallExpression(actions) && actions.expression.getText(source) === 'actionsFor')
		return sharedActions(source);
	if (!ts.isObjectLiteralExpression(actions)) throw new Error('Write the actions as an object.');
	return actions.properties.flatMap((property) =>
		ts.isSpreadAssignment(property)
			? namesIn(property.expression, source)
			: [property.name?.getText(source) ?? ''],
	);
}

/** The names of the actions that `actionsFor` makes, in the module from which `source` imports it. */
function sharedActions(source: ts.SourceFile): string[] {
	const from = /import \{[^}]*\bactionsFor\b[^}]*\} from '(\.[^']+)'/.exec(source.text)?.[1];
	if (from === undefined) throw new Error(`${source.fileName}: import actionsFor from a path.`);
	const path = join(dirname(source.fileName), from);
	const shared = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
	const maker = shared.statements.find(
		(node): node is ts.FunctionDeclaration =>
			ts.isFunctionDeclaration(node) && node.name?.text === 'actionsFor',
	);
	const returned = maker?.body?.statements.find(ts.isReturnStatement)?.expression;
	if (!returned) throw new Error(`${path}: return the actions as an object.`);
	return namesIn(returned, shared);
}
