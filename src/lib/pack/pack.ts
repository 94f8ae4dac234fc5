import type { Contest, DistrictFacts, Region } from '../election/noun/contest.ts';
import type { ContenderFacts } from '../election/noun/contender.ts';
import type { ElectionFacts } from '../election/noun/election.ts';
import type { Bloc, PartyFacts } from '../election/noun/party.ts';
import type { PlaceFacts } from '../election/noun/place.ts';
import type { Profile } from '../election/noun/profile.ts';
import type { Statement } from '../election/noun/statement.ts';
import type { Text } from '../election/text.ts';

/** An election as in a folder of files or in the database. Lists are in the order of the files. */
export interface Pack {
	election: ElectionFacts;
	/** The dates are a pattern, to be laid around the day of loading (`layAround`). Fictional elections only. */
	aroundLoading: boolean;
	/** Origins of the sites that may show pages of this election in a frame; left out where the pack does not say. */
	embeddedBy?: string[];
	contests: Contest[];
	regions: Region[];
	districts: DistrictFacts[];
	/** Where people live and vote; empty if the pack does not say. */
	places: PlaceFacts[];
	parties: PartyFacts[];
	blocs: Bloc[];
	statements: Statement[];
	contenders: ContenderFacts[];
	positions: Position[];
	/** Only of contenders whose profile is not empty, in the order of contenders. */
	profiles: PackProfile[];
}

export interface PackProfile extends Profile {
	contender: string;
}

export interface Position {
	contender: string;
	statement: string;
	/** 1…steps; null where the contender declined. */
	stance: number | null;
	/** The contender's own words, in as many languages as it wrote; empty if it wrote none. */
	reason: Text;
	source: string | null;
	/** When the position was taken, ISO 8601 in UTC; null if that is not known. */
	at: string | null;
}
