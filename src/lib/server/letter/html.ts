import { escaped } from '../../text/markup.ts';

// How a letter looks, as plain text and as HTML made of the same parts. It loads nothing, so opening it is not reported to
// anyone. The colours are those of the pages (see tokens.css), repeated here because mail programs do not
// support custom properties.

export interface Page {
	/** Of the letter: kk, ru or en. */
	language: string;
	product: string;
	/** Comes first if the election is fictional. */
	ribbon: string | null;
	heading: string;
	parts: Part[];
	signature: string;
}

export type Part =
	| { is: 'paragraph'; text: string }
	/** What must not be missed. */
	| { is: 'strong'; text: string }
	| { is: 'facts'; facts: { label: string; value: string }[] }
	| { is: 'button'; label: string; href: string; below: string }
	/** Other people's words; `lang` is null if their language is unknown. */
	| { is: 'quote'; text: string; lang: string | null };

/** Marks a name inside a text so that HTML can set it apart; `asText` removes the marks. */
export function name(text: string, lang: string): string {
	return `${opens}${lang.replace(/[^\w-]/g, '')}${divides}${clean(text)}${closes}`;
}

/**
 * Text from outside, made safe for any place in a letter: no control characters, none of our marks, no newline that could
 * begin a header, and nothing that changes the direction of the text after it.
 */
export function clean(text: string): string {
	return text
		.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069\uE000-\uE002]+/gu, ' ')
		.replace(/ {2,}/g, ' ')
		.trim();
}

/** As `clean`, but line breaks stay. */
export function cleanLines(text: string): string {
	return text
		.split(/\r\n?|\n/)
		.map(clean)
		.join('\n')
		.trim();
}

export function asText({ ribbon, heading, parts, signature }: Page): string {
	const blocks = parts.map((part) => {
		switch (part.is) {
			case 'paragraph':
			case 'strong':
				return part.text;
			case 'facts':
				return part.facts.map(({ label, value }) => `${label}: ${value}`).join('\n');
			case 'button':
				return `${part.label}:\n${part.href}`;
			case 'quote':
				return part.text.replace(/^/gm, '> ');
		}
	});
	return unmarked([ribbon, heading, ...blocks, signature].filter(Boolean).join('\n\n')) + '\n';
}

export function asHtml({ language, product, ribbon, heading, parts, signature }: Page): string {
	const title = escaped(unmarked(heading));
	return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${title}</title>
<style>${dark}</style>
</head>
<body class="paper" style="margin:0;padding:0;background:#f2f1ed;color:#1b191e">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center" style="padding:16px 12px 32px">
<table role="presentation" class="sheet" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;border-top:4px solid #1b191e;background:#fffefb;color:#1b191e;text-align:left;font-family:${sans};font-size:16px;line-height:1.5"><tr><td style="padding:20px 20px 28px;overflow-wrap:anywhere">
${ribbon ? `<p class="ribbon" style="margin:0 0 20px;padding:8px 12px;border:1px dashed #78737c;font-size:14px;line-height:1.4">${escaped(ribbon)}</p>\n` : ''}<p translate="no" style="margin:0 0 20px;font-size:17px;font-weight:600">${escaped(product)}</p>
<h1 style="margin:0 0 20px;font-size:26px;line-height:1.15;font-weight:600">${html(heading)}</h1>
${parts.map(partAsHtml).join('\n')}
<p class="quiet" style="margin:24px 0 0;color:#4a464e">${html(signature)}</p>
</td></tr></table>
</td></tr></table>
</body>
</html>
`;
}

const [opens, divides, closes] = ['\uE000', '\uE001', '\uE002'];
const sans = "Onest,'Noto Sans','Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const serif = "Literata,Georgia,'Noto Serif','Times New Roman',serif";

const dark = `@media (prefers-color-scheme:dark){
.paper{background:#151417!important}
.sheet{background:#1e1d21!important;color:#eeece7!important;border-top-color:#eeece7!important}
.quiet{color:#c3bfc6!important}
.ribbon{border-color:#8a8590!important}
.fact,.quote{border-color:#39373e!important}
.button{background:#94518c!important}
.link{color:#dcaad6!important}
}`;

function partAsHtml(part: Part): string {
	switch (part.is) {
		case 'paragraph':
			return `<p style="margin:0 0 16px">${html(part.text)}</p>`;
		case 'strong':
			return `<p style="margin:0 0 16px;font-weight:600">${html(part.text)}</p>`;
		case 'facts':
			return `<table role="presentation" class="fact" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:4px 0 20px;line-height:1.35;border-top:1px solid #d6d3cb">
${part.facts.map(factAsHtml).join('\n')}
</table>`;
		case 'button':
			return `<p style="margin:24px 0 16px"><a class="button" href="${escaped(part.href)}" style="display:inline-block;padding:14px 24px;border-radius:3px;background:#642a5e;color:#fffefb;font-size:17px;font-weight:600;line-height:1.2;text-decoration:none">${html(part.label)}</a></p>
<p class="quiet" style="margin:0 0 16px;font-size:14px;line-height:1.4;color:#4a464e">${html(part.below)}<br><a class="link" href="${escaped(part.href)}" style="color:#642a5e;word-break:break-all">${escaped(part.href)}</a></p>`;
		case 'quote':
			return `<blockquote class="quote"${part.lang === null ? '' : ` lang="${escaped(part.lang)}"`} style="margin:0 0 20px;padding:0 0 0 14px;border-left:2px solid #d6d3cb;font-family:${serif};font-size:17px;line-height:1.5">${escaped(part.text).replaceAll('\n', '<br>')}</blockquote>`;
	}
}

/** One below the other: side by side, the longer labels would break on a phone. */
function factAsHtml({ label, value }: { label: string; value: string }): string {
	return `<tr><td class="fact" style="padding:8px 0;border-bottom:1px solid #d6d3cb;text-align:left"><span class="quiet" style="font-size:14px;color:#4a464e">${html(label)}</span><br>${html(value)}</td></tr>`;
}

function html(text: string): string {
	return escaped(text).replace(marked, (_, lang: string, words: string) => {
		return `<b lang="${lang}" translate="no" style="font-weight:600">${words}</b>`;
	});
}

/** The text without our marks. */
export function unmarked(text: string): string {
	return text.replace(marked, (_, _lang: string, words: string) => words);
}

const marked = /\uE000([^\uE001]*)\uE001([^\uE002]*)\uE002/g;
