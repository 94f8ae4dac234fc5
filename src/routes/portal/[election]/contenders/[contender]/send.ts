import type { Reply, Send } from './Draft.svelte.ts';

/** Sends changes to the address of a contender's draft. Throws where there is no connection. */
export function sendTo(address: string): Send {
	return async (change) => {
		const response = await fetch(address, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(change),
			// Anyone whose session has ended is redirected, and the target is no reply to this request.
			redirect: 'manual',
			// The page may be left meanwhile.
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
