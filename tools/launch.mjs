// Every command of the project starts here, on whatever Node (20 or later) the machine has.
// It installs what the lock file asks for, generates what is stale, then runs the command under the
// project's own Node. Built-ins only; its own words go to stderr, because stdout is the command's.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const entries = {
  start: 'apps/cli/main.ts serve',
  cordee: 'apps/cli/main.ts',
  generate: 'tools/generate.ts --force',
  test: 'tools/test.ts',
  check: 'tools/check.ts',
  gates: 'tools/gates.ts',
  bench: 'bench/main.ts',
  screenshots: 'tools/screenshots.ts',
  format: 'tools/format.ts',
  'new-module': 'tools/new-module.ts',
};

function say(text) {
  process.stderr.write(`cordee: ${text}\n`);
}

function fail(text, code = 1) {
  say(text);
  process.exit(code);
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

function installWhenStale() {
  const stamp = join(root, 'node_modules', '.cordee-lock');
  const wanted = lockHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('installing packages (first start, or the lock file changed)…');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const [command, ...rest] = npm?.endsWith('.js') ? [process.execPath, npm, ...args] : ['npm', ...args];
  const done = spawnSync(command, rest, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) fail('npm could not install the packages; its own message stands above.');
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

/** The Node that the project carries; the machine's own where no package exists for it and it is recent enough. */
function pinnedNode() {
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const carried = join(
    root,
    'node_modules',
    `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
    'bin',
    file,
  );
  if (existsSync(carried)) return carried;
  if (Number(process.versions.node.split('.')[0]) >= 26) return process.execPath;
  return fail(
    `no Node 26 is carried for ${process.platform}-${process.arch}, and this is Node ${process.versions.node}. Install Node 26 or later and start again.`,
  );
}

function generateWhenStale(node) {
  const done = spawnSync(node, [join(root, 'tools/generate.ts')], { cwd: root, stdio: ['ignore', 2, 2] });
  if (done.status !== 0)
    fail('generating messages, API client or web bundle failed; the message stands above.');
}

/** Runs one entry and ends with its exit code; the child hears Ctrl-C from the terminal and stops by itself. */
export function launch(name, args) {
  const entry = entries[name];
  if (!entry) fail(`unknown command "${name}". Known: ${Object.keys(entries).join(', ')}.`, 2);
  installWhenStale();
  const node = pinnedNode();
  if (name !== 'generate') generateWhenStale(node);
  const [file, ...fixed] = entry.split(' ');
  const child = spawn(node, [join(root, file), ...fixed, ...args], {
    stdio: 'inherit',
    env: {
      NODE_COMPILE_CACHE: join(root, '.cache', 'compiled'),
      ...process.env,
      PATH: `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
  }
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) launch(process.argv[2] ?? '', process.argv.slice(3));
