import type { Reply, Send } from './Draft.svelte.ts';

/** Sends changes to the address of a contender's draft. @throws if there is no connection */
export function sendTo(address: string): Send {
	return async (change) => {
		const response = await fetch(address, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(change),
			// If the session has ended, the request is redirected to a page, which is not a reply to it.
			redirect: 'manual',
			// The request must finish even if the person leaves the page.
			keepalive: true,
			signal: AbortSignal.timeout(20_000),
		});
		if (response.type === 'opaqueredirect') return { kind: 'signed_out' };
		if (response.status >= 500) return { kind: 'broken' };
		if (response.headers.get('content-type')?.includes('json')) return readReply(await response.json());
		return { kind: response.ok ? 'broken' : 'refused' };
	};
}

function readReply(reply: Reply | { kind?: undefined }): Reply {
	return reply.kind === undefined ? { kind: 'refused' } : reply;
}
