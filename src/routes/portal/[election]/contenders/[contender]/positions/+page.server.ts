import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';

/** Goes on where there is something to answer. */
export async function load({ params, parent }) {
	const { topics, saved } = await parent();
	const isOpen = (slug: string) => !saved[slug] || (saved[slug].stance === null && !saved[slug].isDeclined);
	const topic = topics.find(({ statements }) => statements.some(isOpen)) ?? topics[0];
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
