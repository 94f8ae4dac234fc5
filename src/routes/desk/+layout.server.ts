export function load({ locals: { language, session, actor } }) {
	return {
		language,
		visitor: session && {
			/** False while the session still waits for its second factor. */
			isWhole: actor !== null,
			isEditor: actor?.memberships.some(({ role }) => role === 'editor') ?? false,
		},
	};
}
