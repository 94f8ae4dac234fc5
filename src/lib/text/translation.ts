/**
 * Lets a page that the browser has translated follow its data. A translator puts `<font><font>…</font></font>` with its
 * own text in the place of a text node. Svelte knows only its own node, which is then nowhere: what it writes there would
 * never be seen, and a page would show a figure that no longer holds. So each text node goes back to its place, empty and
 * in front of what replaced it. As soon as something is written into it or it is removed, its replacement goes; the
 * translator then finds the new text and translates it.
 *
 * @returns a function that ends it
 */
export function followTranslation(root: Node): () => void {
	const replacements = new WeakMap<Node, Element>();
	const observer = new MutationObserver((records) => {
		// Added in these records, and not yet known to replace anything.
		const fresh = new Set<Node>(records.flatMap(({ addedNodes }) => [...addedNodes]).filter(isFont));
		for (const { type, target, removedNodes, addedNodes, previousSibling, nextSibling } of records) {
			if (type === 'characterData') leave(target);
			for (const node of addedNodes) if (node.isConnected) keepInFront(node);
			for (const node of removedNodes) {
				if (replacements.has(node)) {
					if (!node.isConnected) leave(node);
					continue;
				}
				if (!(node instanceof Text) || (node.isConnected && !node.parentElement?.closest('font'))) continue;
				const replacement = [...addedNodes, previousSibling, nextSibling].find(
					(other): other is Element => other !== null && fresh.has(other),
				);
				if (replacement?.isConnected) putBack(node, replacement);
				if (replacement) fresh.delete(replacement);
			}
		}
		// What was done here is no news.
		observer.takeRecords();
	});

	function putBack(text: Text, replacement: Element): void {
		// A translator may have moved the node itself.
		if (replacement.contains(text)) text.replaceWith(text.cloneNode());
		text.data = '';
		replacement.before(text);
		replacements.set(text, replacement);
	}

	function keepInFront(text: Node): void {
		const replacement = replacements.get(text);
		if (replacement && text.nextSibling !== replacement)
			text.parentNode?.insertBefore(replacement, text.nextSibling);
	}

	function leave(text: Node): void {
		replacements.get(text)?.remove();
		replacements.delete(text);
	}

	observer.observe(root, { subtree: true, childList: true, characterData: true });
	return () => observer.disconnect();
}

function isFont(node: Node | null): node is Element {
	return node instanceof Element && node.localName === 'font';
}
