import { createTransport } from 'nodemailer';
import { z } from 'zod';

// Sends letters through one SMTP server (RFC 5321), with nodemailer.

/** How to reach the mail server, and the sender. */
interface Post {
	url: string;
	/** As in a letter's header: `Tandau <post@example.org>`. */
	from: string;
}

interface Parcel {
	/** The same at each attempt, so that a duplicate can be recognised. */
	messageId: string;
	to: string;
	language: string;
	subject: string;
	text: string;
	html: string;
	attachment: { name: string; type: string; content: string } | null;
	madeAt: Date;
}

/**
 * `refused`: the server will never take this letter. `postponed`: it may take it later. `unreachable`: no letter can be sent
 * now.
 */
export type Outcome = { kind: 'sent' } | { kind: 'refused' | 'postponed' | 'unreachable'; fault: string };

/**
 * The mail server from the environment; null if none is set.
 *
 * @throws with a sentence for the operator if the settings are invalid
 */
export function settings(env: NodeJS.ProcessEnv): Post | null {
	if (!env['SMTP_URL']) return null;
	const read = z.object({ SMTP_URL: server, SMTP_FROM: sender }).safeParse(env);
	if (!read.success) throw new Error(read.error.issues.map(({ message }) => message).join(' '));
	return { url: read.data.SMTP_URL, from: read.data.SMTP_FROM };
}

const serverAsked =
	'SMTP_URL must be the address of a mail server: smtp://user:password@host:587 or smtps://…';
const server = z.url({ protocol: /^smtps?$/, error: serverAsked });
const senderAsked =
	'SMTP_FROM must say from whom letters come, at an address that somebody reads: Tandau <post@example.org>.';
const sender = z
	.string(senderAsked)
	.regex(/^([^<>@\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/, senderAsked);

/** Connects to the server; several letters share a connection. @param patience milliseconds that one letter may take */
export function open({ url, from }: Post, patience: number) {
	const { protocol, hostname, searchParams } = new URL(url);
	const isHere = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
	const isOpenByWish = searchParams.get('ignoreTLS') === 'true';
	const transport = createTransport({
		url,
		pool: true,
		maxConnections: 1,
		maxRequeues: 1,
		// Letters contain links that give access, so they cross a network unencrypted only if the operator allows it.
		requireTLS: protocol === 'smtp:' && !isHere && !isOpenByWish,
		connectionTimeout: patience,
		greetingTimeout: patience,
		socketTimeout: patience,
		socketCloseTimeout: 0,
		disableFileAccess: true,
		disableUrlAccess: true,
	});
	return {
		async send(parcel: Parcel): Promise<Outcome> {
			const { to, attachment, language, madeAt, ...rest } = parcel;
			try {
				await transport.sendMail({
					...rest,
					from,
					to: { name: '', address: to },
					date: madeAt,
					headers: { 'Content-Language': language, 'Auto-Submitted': 'auto-generated' },
					attachments: attachment
						? [{ filename: attachment.name, contentType: attachment.type, content: attachment.content }]
						: [],
					// A server that sends its answer byte by byte never idles, so the whole letter has a time limit.
					signal: AbortSignal.timeout(patience),
				});
				return { kind: 'sent' };
			} catch (fault) {
				return outcomeOf(fault);
			}
		},
		close: () => transport.close({ force: true }),
	};
}

/** What nodemailer reports about a failure. */
const failure = z.object({
	message: z.string(),
	code: z.string().optional(),
	command: z.string().optional(),
	permanent: z.boolean().optional(),
});

/**
 * A permanent refusal concerns only this letter if the server speaks of its recipient or content. A refused password or
 * sender concerns every letter, and an operator will correct it.
 */
function outcomeOf(fault: unknown): Outcome {
	const read = failure.safeParse(fault);
	if (!read.success) return { kind: 'unreachable', fault: String(fault) };
	const { message, code, command, permanent } = read.data;
	const isAboutLetter = (code === 'EENVELOPE' || code === 'EMESSAGE') && command !== 'MAIL FROM';
	const kind = !isAboutLetter ? 'unreachable' : permanent ? 'refused' : 'postponed';
	return { kind, fault: message.slice(0, 500) };
}
