/**
 * What `npm test` leaves to `npm run sweep`: variants of what it tests, in another language, on another page of the same
 * components, by a command that does it with more people, or with twenty times as many random cases.
 */
export const thorough = { tag: '@thorough' };

/** Marks a test as thorough, or not. */
export const thoroughIf = (isSo: boolean) => (isSo ? thorough : {});

/** Whether this is the sweep. */
export const isThorough = process.env.TANDAU_THOROUGH !== undefined;

/** What only measures how fast pages are in a browser, for `npm run bench`. */
export const bench = { tag: '@bench' };

/** Whether this is the bench. */
export const isBench = process.env.TANDAU_BENCH !== undefined;
