// Prepares a bare clone for what npm is about to run: `node scripts/setup.mjs start|e2e|test|tools …`. It uses only
// Node's own modules, because nothing is installed yet, and prints to stderr, because stdout belongs to the command.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installedBrowser } from './browsers.mjs';
import { installedPostgres } from './postgres.mjs';
import { paraglide } from './build-options.mjs';

const wanted = process.argv[2] ?? 'tools';
const stamp = 'node_modules/.tandau-lock';

checkNode();
install();
if (wanted === 'start' || wanted === 'e2e') build();
else compileMessages();
if (wanted === 'test' || wanted === 'e2e') installPrograms();

function checkNode() {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	if (major > 20 || (major === 20 && minor >= 19)) return;
	fail(
		`Tandau needs Node.js 20.19 or newer; this is ${process.versions.node}. Install a newer one from your system's packages.`,
	);
}

/** Installs the packages of package-lock.json, once for each version of it. */
function install() {
	const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
	if (process.env.NODE_ENV === 'production' && existsSync('node_modules')) return;
	say('Installing the libraries (once, about a minute) …');
	run(
		'npm',
		['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
		'The libraries could not be installed. Is the npm registry reachable?',
	);
	writeFileSync(stamp, lock);
}

/** Builds the app if any of its sources is newer than the last build. */
function build() {
	const made = existsSync('build/index.js') ? statSync('build/index.js').mtimeMs : 0;
	const sources = [
		'src',
		'static',
		'drizzle/migrations',
		'package-lock.json',
		'svelte.config.js',
		'vite.config.ts',
		'scripts/build-options.mjs',
	];
	if (sources.every((path) => newest(path) <= made)) return;
	say('Building the pages (once, about half a minute) …');
	run(
		'node',
		['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error'],
		'The pages could not be built.',
	);
}

/** Compiles the messages for types and tests. The build and the development server do it themselves. */
function compileMessages() {
	const messages = 'src/lib/text/messages';
	const made = `${paraglide.outdir}/runtime.js`;
	if (
		existsSync(made) &&
		newest(messages) <= statSync(made).mtimeMs &&
		existsSync('.svelte-kit/tsconfig.json')
	)
		return;
	say('Compiling the messages …');
	run('node', ['scripts/compile-messages.mjs'], 'The messages could not be compiled.');
	run('node', ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync'], 'SvelteKit could not prepare its types.');
}

/**
 * Installs what the tests need besides the libraries, if this user may: a browser, else they use the one in
 * @sparticuz/chromium, which needs some system libraries; and PostgreSQL, else its tests are left out.
 */
function installPrograms() {
	const [needsBrowser, needsPostgres] = [
		!installedBrowser(),
		!installedPostgres() && !process.env.TEST_DATABASE_URL,
	];
	if (!needsBrowser && !needsPostgres) return;
	const isAllowed = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
	if (isAllowed) apt('update', '-qq');
	if (needsBrowser && !(isAllowed && installAny('chromium-headless-shell', 'chromium')))
		say('No Chromium found: using the one that comes with the libraries.');
	if (needsPostgres && !(isAllowed && installAny('postgresql')))
		say('No PostgreSQL found: the tests on PostgreSQL are left out.');
}

/** Installs the first of these system packages that is available. Returns whether it succeeded. */
function installAny(...names) {
	return names.some((name) => {
		say(`Installing ${name} for the tests …`);
		return apt('install', '-y', '-qq', '--no-install-recommends', name);
	});
}

/** Whether the command succeeded. */
function apt(...parameters) {
	const { status } = spawnSync('apt-get', parameters, {
		stdio: ['ignore', 'ignore', 'inherit'],
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
	});
	return status === 0;
}

function newest(path) {
	const facts = statSync(path, { throwIfNoEntry: false });
	if (!facts) return 0;
	if (!facts.isDirectory()) return facts.mtimeMs;
	return readdirSync(path)
		.filter((name) => name !== 'paraglide' && name !== 'cache')
		.reduce((latest, name) => Math.max(latest, newest(join(path, name))), 0);
}

function run(command, parameters, complaint) {
	const { status } = spawnSync(command, parameters, {
		stdio: ['ignore', 2, 2],
		env: { ...process.env, npm_config_update_notifier: 'false' },
	});
	if (status !== 0) fail(complaint);
}

function say(line) {
	process.stderr.write(`${line}\n`);
}

function fail(line) {
	say(line);
	process.exit(1);
}
