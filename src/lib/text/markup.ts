const references: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** Escapes a text for HTML and XML, between tags and in attributes. */
export function escaped(text: string): string {
	return text.replace(/[&<>"']/g, (mark) => references[mark] ?? mark);
}
