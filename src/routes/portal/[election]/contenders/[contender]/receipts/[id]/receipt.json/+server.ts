import { error } from '@sveltejs/kit';
import * as door from '$lib/server/people/door.ts';
import * as register from '$lib/server/position/register.ts';

/** The receipt as a file, word for word as in the letter. */
export async function GET(event) {
	const { contender } = await door.speaking(event, event.params);
	const receipt = await register.receipt(event.locals.db, contender.id, event.params.id);
	if (!receipt) error(404);
	return new Response(JSON.stringify(receipt, null, '\t'), {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': `attachment; filename="${nameOf(receipt)}"`,
		},
	});
}

/** The same name as in the letter. */
function nameOf({ election, contender, id }: { election: string; contender: string; id: string }) {
	return `receipt-${election}-${contender}-${id.slice(0, 8)}.json`;
}
