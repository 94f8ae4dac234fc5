export function load({ locals }) {
	return { language: locals.language };
}
