import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { isGiven } from '$lib/election/position/position.ts';

/** Redirects to the first topic that lacks a position. */
export async function load({ params, parent }) {
	const { topics, saved } = await parent();
	const topic =
		topics.find(({ statements }) => statements.some((slug) => !isGiven(saved[slug]))) ?? topics[0];
	const { election, contender } = params;
	redirect(
		303,
		topic
			? resolve('/portal/[election]/contenders/[contender]/positions/[topic]', {
					...{ election, contender },
					topic: topic.slug,
				})
			: resolve('/portal/[election]/contenders/[contender]', { election, contender }),
	);
}
