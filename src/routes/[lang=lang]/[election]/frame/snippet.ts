import { escaped } from '$lib/text/markup.ts';

/** What an editor of another site chooses for a frame. */
export interface Choice {
	/** Slug of a statement; null for the whole quiz. */
	statement: string | null;
	/** The fragment that names the contenders of a debate, instead of a statement; empty for no debate. */
	debate: string;
	/** kk, ru or en. */
	language: string;
	theme: 'auto' | 'light' | 'dark';
	/** CSS pixels. */
	height: number;
}

export const leastHeight = 320;
export const mostHeight = 2000;

/** The frame's address. */
export function addressOf(
	origin: string,
	election: string,
	{ statement, debate, language, theme }: Choice,
): string {
	const path = debate ? '/contenders/debate' : statement === null ? '' : `/${statement}`;
	const page = `${origin}/${language}/${election}/embed${path}`;
	return (theme === 'auto' ? page : `${page}?theme=${theme}`) + debate;
}

/**
 * One frame and nothing else, with the fewest permissions that work: our page may run its own scripts in its own origin and
 * open links in new tabs; it cannot submit forms, navigate the page around it or learn its address.
 *
 * @param title the frame's name for screen readers
 */
export function snippetOf(address: string, title: string, height: number): string {
	const attributes = {
		src: address,
		title,
		height: String(height),
		style: 'width:100%;border:0',
		loading: 'lazy',
		sandbox,
		referrerpolicy: 'no-referrer',
	};
	const written = Object.entries(attributes).map(([name, value]) => `${name}="${escaped(value)}"`);
	return `<iframe ${written.join(' ')}></iframe>`;
}

export const sandbox = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox';
