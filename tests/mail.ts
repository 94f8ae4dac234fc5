import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A letter as its recipient gets it. */
export interface Caught {
	to: string;
	from: string;
	subject: string;
	text: string;
	html: string;
	/** The web addresses in its text, in order. */
	links: string[];
	attachments: { name: string; content: string }[];
}

export interface Mailbox {
	/** For `SMTP_URL`. */
	url: string;
	/** All letters so far. */
	letters: Caught[];
	/** Waits for the newest letter to this address after the first `after`. */
	letterTo: (address: string, after?: number) => Promise<Caught>;
	stop: () => Promise<void>;
}

/** A real mail server on loopback that accepts every letter. */
export async function mailbox(): Promise<Mailbox> {
	const letters: Caught[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onData(stream, session, done) {
			const chunks: Buffer[] = [];
			stream.on('data', (chunk: Buffer) => chunks.push(chunk));
			stream.on('end', () => {
				const to = session.envelope.rcptTo.map(({ address }) => address).join(', ');
				read(Buffer.concat(chunks), to).then(
					(letter) => {
						letters.push(letter);
						done();
					},
					(fault: unknown) => done(fault instanceof Error ? fault : new Error(String(fault))),
				);
			});
		},
	});
	const port = await new Promise<number>((resolve, reject) => {
		server.on('error', reject);
		const listening = server.listen(0, '127.0.0.1', () => {
			const address = listening.address();
			resolve(typeof address === 'object' && address ? address.port : 0);
		});
	});
	return {
		url: `smtp://127.0.0.1:${port}`,
		letters,
		letterTo: (address, after = 0) => awaited(letters, address, after),
		stop: () => new Promise((resolve) => server.close(() => resolve())),
	};
}

async function read(raw: Buffer, to: string): Promise<Caught> {
	const { from, subject, text, html, attachments } = await PostalMime.parse(raw, {
		attachmentEncoding: 'utf8',
	});
	return {
		to,
		from: from?.address ?? '',
		subject: subject ?? '',
		text: text ?? '',
		html: html ?? '',
		links: (text ?? '').match(/https?:\/\/\S+/g) ?? [],
		attachments: attachments.map(({ filename, content }) => ({
			name: filename ?? '',
			content: typeof content === 'string' ? content : '',
		})),
	};
}

async function awaited(letters: readonly Caught[], address: string, after: number): Promise<Caught> {
	const deadline = Date.now() + 30_000;
	for (;;) {
		const found = letters
			.slice(after)
			.reverse()
			.find(({ to }) => to === address);
		if (found) return found;
		if (Date.now() > deadline) throw new Error(`No letter came to ${address}.`);
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}
