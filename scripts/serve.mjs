// Serves the built app. Environment variables override the defaults, which suit a first try.
const port = (process.env.PORT ??= '3000');
// Enough for a photo with its form. Most routes accept far less (src/lib/server/http/body-limit.ts).
process.env.BODY_SIZE_LIMIT ??= '6M';
process.env.NODE_ENV ??= 'production';
// The public address of the app. With https, answers ask browsers to stay on it (HSTS). It is never taken from a
// request: a forged one would put its address into letters, such as those to reset a password.
if (!process.env.ORIGIN && (process.env.PROTOCOL_HEADER || process.env.HOST_HEADER)) {
	process.stderr.write('Behind a proxy, set ORIGIN to the public address, such as https://tandau.example.\n');
	process.exit(1);
}
process.env.ORIGIN ||= `http://localhost:${port}`;
process.stdout.write('Opening the database …\n');
// Used until the app can shut down by itself. With a listener the process ends between two steps of the embedded
// database, never within one.
const leave = () => process.exit();
process.on('SIGTERM', leave);
process.on('SIGINT', leave);
// How many seconds running requests may take to end when the process is asked to stop.
process.env.SHUTDOWN_TIMEOUT ??= '5';
try {
	const { server } = await import('../build/index.js');
	// Pages set their own headers (src/hooks.server.ts); files and refusals are answered before the hooks run.
	server.server.prependListener('request', (request, response) => {
		response.setHeader('x-content-type-options', 'nosniff');
		response.setHeader('referrer-policy', 'no-referrer');
		response.setHeader('cross-origin-resource-policy', 'same-origin');
	});
} catch (error) {
	process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
	process.exit(1);
}
process.off('SIGTERM', leave);
process.off('SIGINT', leave);
process.stdout.write(`Tandau is open: ${process.env.ORIGIN}\n`);
