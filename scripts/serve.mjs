// Serves the built app. Everything can be set from outside; what is left open gets a value that suits a first try.
const port = (process.env.PORT ??= '3000');
process.env.BODY_SIZE_LIMIT ??= '64K';
process.env.NODE_ENV ??= 'production';
if (!process.env.ORIGIN && !process.env.PROTOCOL_HEADER) process.env.PROTOCOL_HEADER = 'x-forwarded-proto';
process.stdout.write('Opening the database …\n');
await import('../build/index.js');
process.stdout.write(`Tandau is open: ${process.env.ORIGIN ?? `http://localhost:${port}`}\n`);
