const references: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** The text as it is written in HTML and XML, between tags and inside attributes. */
export function escaped(text: string): string {
	return text.replace(/[&<>"']/g, (mark) => references[mark] ?? mark);
}
