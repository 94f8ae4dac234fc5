// A separate program, because only one process may own an embedded database. It fills the database from the environment
// with the demonstration election and one person of every kind, and prints their cookies. Run it before the app.
import { and, asc, eq, isNull, ne } from 'drizzle-orm';
import * as link from '../src/lib/server/account/link.ts';
import * as contenders from '../src/lib/server/election/contender.ts';
import type { Contender } from '../src/lib/server/election/contender.ts';
import * as claim from '../src/lib/server/people/claim.ts';
import * as database from '../src/lib/server/store/database.ts';
import type { Database } from '../src/lib/server/store/database.ts';
import * as demonstration from '../src/lib/server/pack/demonstration.ts';
import * as draft from '../src/lib/server/position/draft.ts';
import * as invitation from '../src/lib/server/people/invitation.ts';
import * as bloc from '../src/lib/server/election/bloc.ts';
import * as manifesto from '../src/lib/server/position/manifesto.ts';
import * as photo from '../src/lib/server/position/photo.ts';
import * as profile from '../src/lib/server/position/profile.ts';
import * as register from '../src/lib/server/position/register.ts';
import * as table from '../src/lib/server/store/schema.ts';
import * as session from '../src/lib/server/account/session.ts';
import sharp from 'sharp';
import type { Cast, Role } from './cast.ts';

const now = new Date();
const origin = 'http://localhost';
const db = await database.open(process.env);
await demonstration.ensure(db, now, () => {});
process.stdout.write(JSON.stringify(await cast(db)));
if (process.argv.includes('over')) await endCollecting(db);
await database.close(db);

async function cast(db: Database): Promise<Cast> {
	const [demo] = await db.select().from(table.election).where(eq(table.election.slug, 'demo'));
	const people = await pick(db, eq(table.contender.nomination, 'self'), isNull(table.contender.bloc));
	const lists = await pick(db, eq(table.contender.kind, 'list'));
	const members = await pick(db, eq(table.contender.kind, 'person'), ne(table.contender.bloc, 0));
	const blocs = await db.select().from(table.bloc).orderBy(asc(table.bloc.place));
	const [own, other] = [people[0], people[1]];
	const [list, otherList] = [lists[0], lists[1]];
	const ownBloc = blocs.find(({ id }) => id === members[0]?.bloc?.id);
	const otherBloc = blocs.find(({ id }) => id !== ownBloc?.id);
	if (!demo || !own || !other || !list?.party || !otherList?.party || !members[0] || !ownBloc || !otherBloc) {
		throw new Error('The demonstration election lacks somebody.');
	}

	const accounts: Record<Role, number> = {
		stranger: await person('stranger'),
		halfway: await person('halfway', { contender: own.id }),
		candidate: await person('candidate', { contender: own.id }),
		otherCandidate: await person('otherCandidate', { contender: other.id }),
		agent: await person('agent', { party: list.party.id }),
		otherAgent: await person('otherAgent', { party: otherList.party.id }),
		member: await person('member', { contender: members[0].id }),
		coordinator: await person('coordinator', { bloc: ownBloc.id }),
		otherCoordinator: await person('otherCoordinator', { bloc: otherBloc.id }),
		editor: await person('editor', {}),
		newEditor: await person('newEditor', {}),
	};
	const cookies: Partial<Record<Role, string>> = {};
	for (const role of Object.keys(accounts).filter(isRole)) {
		const hasSecondFactor = role !== 'halfway' && role !== 'newEditor';
		const { cookie } = await session.open(db, accounts[role], { agent: 'test', hasSecondFactor }, now);
		cookies[role] = cookie.split(';')[0] ?? '';
	}
	const [contender, listCandidacy] = [
		await spoken(own, accounts.candidate),
		await spoken(list, accounts.agent),
	];
	const foundBloc = await bloc.find(db, 'demo', ownBloc.slug);
	if (foundBloc) await manifesto.write(db, foundBloc, { ru: 'Тайный манифест' }, accounts.coordinator, now);
	await claim.ask(
		db,
		{
			contender: other.id,
			name: 'Тайный Проситель',
			email: 'claim@example.org',
			language: 'ru',
			proof: 'Тайна',
			address: '127.0.0.1',
		},
		now,
	);
	const paper = await invitation.onPaper(
		db,
		{ target: { role: 'candidate', contender: other.id }, language: 'ru', editor: accounts.editor, origin },
		now,
	);
	const [profileRow] = await db.select().from(table.profile).where(eq(table.profile.contender, own.id));
	const [letterRow] = await db.select().from(table.letter);
	return {
		cookies,
		candidacy: contender,
		list: listCandidacy,
		party: list.party.slug,
		bloc: ownBloc.slug,
		profile: profileRow?.id ?? 0,
		letter: letterRow?.id ?? 0,
		links: {
			invitation: paper.kind === 'made' ? (paper.link.split('/').at(-1) ?? '') : '',
			reset: await link.make(db, accounts.stranger, 'reset', now),
			signIn: await link.make(db, accounts.newEditor, 'sign_in', now),
		},
	};

	/** Creates an account of this role, with its membership and second factor. */
	async function person(role: Role, target?: { contender?: number; party?: number; bloc?: number }) {
		const values = { email: `${role}@example.org`.toLowerCase(), language: 'ru', madeAt: now };
		const [made] = await db.insert(table.account).values(values).returning({ id: table.account.id });
		if (!made) throw new Error('An account is missing.');
		const roleOf = target?.contender
			? ('candidate' as const)
			: target?.party
				? ('party_agent' as const)
				: target?.bloc
					? ('bloc_coordinator' as const)
					: ('editor' as const);
		if (target)
			await db.insert(table.membership).values({ account: made.id, role: roleOf, grantedAt: now, ...target });
		if (role === 'halfway' || role === 'editor') {
			const key = { id: `key-of-${role}`, account: made.id, publicKey: new Uint8Array([1]), counter: 0 };
			await db.insert(table.passkey).values({ ...key, transports: [], name: 'test', addedAt: now });
		}
		return made.id;
	}

	/** Gives the contender a draft, a receipt, an undecided profile and a photo, which others must not see. */
	async function spoken(of: Contender, by: number) {
		const [statement] = await contenders.statements(db, of);
		const slug = statement?.slug ?? '';
		const line = { statement: slug, stance: 2, isDeclined: false, reason: {}, basedOn: 0 };
		await draft.save(db, of, line, by, now);
		const actor = of.kind === 'list' ? ('party_agent' as const) : ('candidate' as const);
		const key = `key-of-${of.slug}-0123456789`;
		const appended = await register.append(db, { contender: of, account: by, actor, key, origin }, now);
		const secret = { ...line, stance: 4, reason: { ru: 'Тайный черновик' }, basedOn: 1 };
		await draft.save(db, of, secret, by, now);
		const square = await sharp({ create: { width: 200, height: 200, channels: 3, background: '#808080' } })
			.png()
			.toBuffer();
		const taken = await photo.take(square);
		if ('fault' in taken) throw new Error(taken.fault);
		await photo.keep(db, of.id, taken, by, now);
		const content = { text: { ru: 'Тайный профиль' }, programme: {}, links: [], photo: taken.id };
		await profile.send(db, of, content, by, now);
		return {
			slug: of.slug,
			statement: slug,
			topic: statement?.topic ?? '',
			receipt: appended.kind === 'recorded' ? appended.receipt.id : '',
			photo: taken.id,
		};
	}
}

async function endCollecting(db: Database): Promise<void> {
	const [demo] = await db.select().from(table.election).where(eq(table.election.slug, 'demo'));
	if (!demo) return;
	const calendar = { ...demo.calendar, silenceFrom: now.toISOString() };
	// The app would move the calendar of a fictional election to today when it starts.
	await db.update(table.election).set({ calendar, fictional: false }).where(eq(table.election.id, demo.id));
}

function isRole(name: string): name is Role {
	return name !== 'nobody';
}

async function pick(db: Database, ...conditions: ReturnType<typeof eq>[]): Promise<Contender[]> {
	const rows = await db
		.select({ slug: table.contender.slug })
		.from(table.contender)
		.innerJoin(
			table.election,
			and(eq(table.election.id, table.contender.election), eq(table.election.slug, 'demo')),
		)
		.where(and(...conditions))
		.orderBy(asc(table.contender.place))
		.limit(2);
	const found = await Promise.all(rows.map(({ slug }) => contenders.find(db, 'demo', slug)));
	return found.filter((contender) => contender !== null);
}
