// Options shared by the build and the message check.

/** The oldest supported browsers. Chromium 106 is the last one for Android 5 and 6. Lightning CSS reads major << 16. */
export const browsers = { chrome: 106 << 16, safari: 16 << 16, firefox: 110 << 16 };

/**
 * The page's language is in its address; hooks.server.ts and hooks.client.ts tell Paraglide, so it needs no strategy of
 * its own.
 * @type {import('@inlang/paraglide-js').CompilerOptions}
 */
export const paraglide = {
	project: './src/lib/text/project.inlang',
	outdir: './src/lib/text/paraglide',
	strategy: ['baseLocale'],
	emitReadme: false,
};

/**
 * The modules that every voters' page has: by folder of src/lib, the beginnings of file names.
 * @type {Record<string, string[]>}
 */
export const frame = {
	ui: ['Arrow.', 'LocalText.', 'Notice.', 'Steps.'],
	'ui/ballot': ['BallotNumber.', 'TickLine.'],
	'ui/page': ['ErrorPage.', 'MessagePage.', 'PageHead.', 'line.'],
	'ui/shell': ['Foot.', 'Head.', 'Imprint.', 'Languages.', 'Logo.', 'Masthead.', 'Ribbon.'],
	'ui/stance': ['Scale.', 'Square.'],
	match: ['percent.'],
	election: ['slug.', 'words.'],
	'election/ballot': ['answers.'],
	voter: ['AnswerSheet.', 'DeviceStore.', 'Shortlist.', 'context.'],
	'voter/decide': ['Decisions.'],
	text: ['format.', 'language.', 'stance.'],
	'text/paraglide': ['registry.', 'runtime.'],
	'text/paraglide/messages': [
		...['api_nav', 'day_', 'embed_nav', 'error_', 'imprint_', 'landing_all_contenders', 'language_'],
		...['list_pair', 'loading.', 'month_year', 'nav_', 'number_', 'page_title', 'percent', 'product.'],
		...['public_description'],
		...['retry.', 'ribbon_', 'skip_to_content', 'stance_', 'to_election'],
	],
};

/**
 * The modules that the quiz shares with the pages around it.
 * @type {Record<string, string[]>}
 */
export const quiz = {
	'ui/page': ['ThumbBar.'],
	'ui/stance': ['AnswerRows.', 'Background.', 'Stance.'],
	voter: ['keys.'],
	'voter/quiz': ['Quiz.', 'StatementOrders.'],
	election: ['snapshot.', 'text.'],
	'election/ballot': ['order.', 'questions.', 'voting.'],
	'text/paraglide/messages': ['marked_stay', 'quiz_'],
};

/**
 * By default the bundler makes a file for every few modules that the same pages share. A voter's first three pages
 * then needed 76 scripts, most of 200 bytes, which cost more to fetch than they contain and hardly compress.
 */
export const chunks = {
	/** Lets a group leave the imports of its modules to other groups. */
	preserveEntrySignatures: /** @type {const} */ ('allow-extension'),
	output: {
		codeSplitting: {
			includeDependenciesRecursively: false,
			groups: [
				{ name: 'frame', test: inLib(frame), minShareCount: 2 },
				{ name: 'quiz', test: inLib(quiz), minShareCount: 2 },
			],
		},
	},
};

/** @param {Record<string, string[]>} folders */
function inLib(folders) {
	const starts = Object.entries(folders).flatMap(([folder, names]) =>
		names.map((name) => `${folder}/${name}`),
	);
	return new RegExp(`/src/lib/(${starts.join('|').replaceAll('.', '\\.')})`);
}
