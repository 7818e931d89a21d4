// Writes the whole tree in the one format, or only the paths that are given.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const paths = process.argv.slice(2);

const done = spawnSync(join(root, 'node_modules/.bin/oxfmt'), paths.length > 0 ? paths : ['.'], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = done.status ?? 1;
