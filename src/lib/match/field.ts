/** Who stands on one ballot, and where. Row = contender, column = statement. */
export interface Field {
	contenders: number;
	statements: number;
	topics: number;
	/** contenders × statements, contender by contender: coordinates −60…+60, or `none`. */
	positions: Int8Array;
	/** Steps of each statement's scale, 2…7. */
	steps: Uint8Array;
	/** Topic of each statement, 0…topics − 1. */
	topic: Uint8Array;
	/** Each contender's place on the ballot: all different. Orders whoever the answers cannot tell apart. */
	place: Int32Array;
}

/** One voter's answers to the statements of a field. */
export interface Voter {
	/** Coordinates −60…+60, or `none` where the voter skipped or was not asked. */
	stances: Int8Array;
	/** 1 normal, 2 important */
	importance: Uint8Array;
}
