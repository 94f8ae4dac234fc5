import { performance } from 'node:perf_hooks';
import pg from 'pg';
import type { OwnServer } from '../postgres.ts';
import type { App } from './app.ts';
import type { Candidate } from './candidate.ts';

// What voters notice while the database is away.

/** How the database goes away. */
export const ways = ['present', 'frozen', 'stopped', 'exhausted'] as const;
export type Way = (typeof ways)[number];

export interface Noticed {
	requests: number;
	/** Those that were not answered with 200, with the answer. */
	failed: string[];
	/** Milliseconds. */
	median: number;
	p99: number;
	slowest: number;
	/** The status of `/readyz` meanwhile. */
	ready: number;
}

/** The addresses that a voter's phone requests, in three languages: pages, their data, pointers, parts, open data. */
export async function addressesOf({ address }: App, election: string): Promise<string[]> {
	const pointer: { hash: string } = await (await fetch(`${address}/data/current/${election}.json`)).json();
	const parts = `/data/${pointer.hash}`;
	const core: { parts: Record<string, string>; statements: { slug: string }[]; lists: { slug: string }[] } =
		await (await fetch(`${address}${parts}/core.json`)).json();
	const inside = [
		'',
		'/district',
		'/quiz',
		'/quiz/form',
		'/results',
		'/answers',
		'/contenders',
		'/statements',
	];
	const further = ['/method', '/rules', '/privacy', '/embed'];
	const named = [
		`/statements/${core.statements[0]?.slug}`,
		`/contenders/${core.lists[0]?.slug}`,
		'/quiz/__data.json?x-sveltekit-invalidated=001',
	];
	const pages = ['kk', 'ru', 'en'].flatMap((language) => [
		`/${language}`,
		...[...inside, ...further, ...named].map((rest) => `/${language}/${election}${rest}`),
	]);
	const files = ['core', ...Object.keys(core.parts)].map((name) => `${parts}/${name}.json`);
	return [...pages, ...files, `/data/current/${election}.json`, '/sitemap.xml', '/api/v1/elections'];
}

/** Takes the database away for some seconds, while voters open these addresses, and brings it back. */
export async function takeAway(
	way: Way,
	{ app, server, url, candidates }: { app: App; server: OwnServer; url: string; candidates: Candidate[] },
	addresses: readonly string[],
	seconds: number,
): Promise<Noticed> {
	const bringBack = await begin(way, { app, server, url, candidates });
	try {
		const ready = readiness(app);
		const noticed = await visit(app, addresses, seconds);
		return { ...noticed, ready: await ready };
	} finally {
		await bringBack();
		await untilReady(app);
	}
}

type Stage = Parameters<typeof takeAway>[1];

/** Returns a function that ends it. */
async function begin(way: Way, { app, server, url, candidates }: Stage): Promise<() => Promise<void>> {
	switch (way) {
		case 'present':
			return async () => {};
		case 'frozen':
			server.freeze();
			return async () => server.thaw();
		case 'stopped':
			await server.halt();
			return () => server.resume();
		case 'exhausted':
			return exhaust(app, url, candidates);
	}
}

/** Candidates open the portal again and again, and every one of their requests waits for a table that somebody has locked. */
async function exhaust({ address }: App, url: string, candidates: Candidate[]): Promise<() => Promise<void>> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	await client.query('begin; lock table session in access exclusive mode');
	let isOver = false;
	const visits = candidates.map(async ({ cookie }) => {
		while (!isOver) await fetch(`${address}/portal`, { headers: { cookie } }).then((answer) => answer.text());
	});
	return async () => {
		isOver = true;
		await client.end();
		await Promise.all(visits);
	};
}

/** Each of several voters opens one address after the other. */
async function visit(
	{ address }: App,
	addresses: readonly string[],
	seconds: number,
): Promise<Omit<Noticed, 'ready'>> {
	const failed: string[] = [];
	const durations: number[] = [];
	const until = performance.now() + seconds * 1000;
	let next = 0;
	const voters = Array.from({ length: votersAtOnce }, async () => {
		while (performance.now() < until) {
			const path = addresses[next++ % addresses.length] ?? '/kk';
			const began = performance.now();
			const outcome = await open(address + path);
			durations.push(performance.now() - began);
			if (outcome !== '200') failed.push(`${path}: ${outcome}`);
			await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
		}
	});
	await Promise.all(voters);
	durations.sort((one, other) => one - other);
	const at = (share: number) => Math.round(durations[Math.floor(durations.length * share)] ?? 0);
	return {
		requests: durations.length,
		failed,
		median: at(0.5),
		p99: at(0.99),
		slowest: at(1 - Number.EPSILON),
	};
}

const votersAtOnce = 5;
const pauseMilliseconds = 20;

async function open(address: string): Promise<string> {
	try {
		const answer = await fetch(address, { redirect: 'manual' });
		await answer.arrayBuffer();
		return String(answer.status);
	} catch (fault) {
		return String(fault);
	}
}

async function readiness({ address }: App): Promise<number> {
	return (await fetch(`${address}/readyz`)).status;
}

async function untilReady(app: App): Promise<void> {
	const deadline = Date.now() + 60_000;
	while ((await readiness(app)) !== 200) {
		if (Date.now() > deadline) throw new Error('The app has not become ready again.');
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}
