/** Whether this process answers at all. It asks nobody else, so that it is not restarted because the database is away. */
export function GET() {
	return new Response('ok\n', { headers: { 'content-type': 'text/plain', 'cache-control': 'no-store' } });
}
