import { eq, sql, type SQL } from 'drizzle-orm';
import type { ProfileContent } from '../../../election/profile.ts';
import type { Text } from '../../../election/text.ts';
import { targetFor, type Target } from '../../account/target.ts';
import type { Extra } from '../../letter/message.ts';
import type { Database } from '../../store/database.ts';
import * as table from '../../store/schema.ts';
import * as manifesto from '../manifesto.ts';
import * as profile from '../profile.ts';
import * as people from '../speakers.ts';
import * as takedown from '../takedown.ts';
import type { Takedown } from '../withheld.ts';

// What differs between the kinds of things that editors decide on.

/** What contenders and blocs send to the editors. */
export type Part = 'profile' | 'manifesto';

/** What was sent, and what voters are shown now. */
export type Content =
	| {
			part: 'profile';
			sent: ProfileContent;
			shown: ProfileContent;
			/** The parts that were taken down before and would be public again. */
			takenDown: Takedown[];
	  }
	| { part: 'manifesto'; sent: Text; shown: Text };

/** The sender, as the audit log and letters name it. */
interface Sender {
	name: Text;
	/** Its subject in the audit log. */
	subject: string;
	election: { id: number; slug: string };
	/** Who gets letters about it; null if no one can. */
	target: Target | null;
	/** The path of the page on which they write their next version. */
	path: string;
	/** What the desk needs to know of letters to them. */
	extra: Extra;
}

export interface Kind {
	/** The table that stores it. */
	rows: typeof table.profile | typeof table.manifesto;
	/** Of `rows`: the id of the contender or bloc that sent it. */
	sentFor: typeof table.profile.contender | typeof table.manifesto.bloc;
	senders: typeof table.contender | typeof table.bloc;
	/** Of `rows`. */
	hasPhoto: SQL<boolean>;
	content: (db: Database, sent: { id: number; sender: number }) => Promise<Content>;
	sender: (db: Database, id: number) => Promise<Sender>;
	/** What else an approval does. */
	approved?: (tx: Database, sent: { id: number; sender: number }, editor: number, now: Date) => Promise<void>;
}

export const kinds: Record<Part, Kind> = {
	profile: {
		rows: table.profile,
		sentFor: table.profile.contender,
		senders: table.contender,
		hasPhoto: sql<boolean>`${table.profile.photo} is not null`,
		content: async (db, { id, sender }) => ({ part: 'profile', ...(await profile.review(db, sender, id)) }),
		sender: async (db, id) => {
			const whom = await people.about(db, id);
			return {
				name: whom.name,
				subject: `contender/${whom.slug}`,
				election: { id: whom.electionId, slug: whom.election },
				target: targetFor(whom),
				path: people.profilePath(whom),
				extra: { contender: id },
			};
		},
		approved: async (tx, { id, sender }, editor, now) =>
			takedown.putBackAll(tx, sender, await profile.content(tx, id), editor, now),
	},
	manifesto: {
		rows: table.manifesto,
		sentFor: table.manifesto.bloc,
		senders: table.bloc,
		hasPhoto: sql<boolean>`false`,
		content: async (db, { id, sender }) => ({
			part: 'manifesto',
			...(await manifesto.review(db, sender, id)),
		}),
		sender: async (db, id) => {
			const [found] = await db
				.select({
					name: table.bloc.name,
					slug: table.bloc.slug,
					election: { id: table.election.id, slug: table.election.slug },
				})
				.from(table.bloc)
				.innerJoin(table.election, eq(table.election.id, table.bloc.election))
				.where(eq(table.bloc.id, id));
			if (!found) throw new Error('A manifesto belongs to a bloc.');
			const { name, slug, election } = found;
			return {
				...{ name, election, extra: {} },
				subject: `bloc/${slug}`,
				target: { role: 'bloc_coordinator', bloc: id },
				path: `/portal/${election.slug}/blocs/${slug}`,
			};
		},
	},
};
