import { breakable } from '$lib/text/syllables.ts';

/** Letters of the longest word that fits a narrow line however large it is set. */
const longest = 6;
/** Letters that stay together at either end of a word. */
const least = 2;

const untouched = 'script, style, textarea, pre, code, [contenteditable]';

/**
 * Lets the words below an element break between syllables, with a hyphen, now and whenever the page changes. Browsers
 * hyphenate neither Kazakh nor, on many devices, Russian.
 *
 * @returns a function that stops this; what has been marked stays
 */
export function hyphenate(root: Element): () => void {
	const change = () => {
		const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const text = node.nodeValue ?? '';
			if (text.includes('\u00ad') || node.parentElement?.closest(untouched)) continue;
			const broken = breakable(text, longest, least);
			if (broken !== text) node.nodeValue = broken;
		}
	};
	change();
	const observer = new MutationObserver(change);
	observer.observe(root, { subtree: true, childList: true, characterData: true });
	return () => observer.disconnect();
}
