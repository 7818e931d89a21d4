// A copy of the sources in which faults can be planted: packages are linked, the house's own are linked to the copy.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Soil } from './canary.ts';

const leftOut = new Set(['node_modules', '.git', '.data', 'coverage']);

export type Copy = {
  readonly root: string;
  /** Lets `plant` change the copy, runs `look`, and puts everything back. */
  readonly withPlanted: <T>(plant: (soil: Soil) => void, look: () => Promise<T>) => Promise<T>;
  readonly remove: () => void;
};

export function copyOfTree(original: string): Copy {
  const root = mkdtempSync(join(tmpdir(), 'cordee-canaries-'));
  for (const name of readdirSync(original).filter((each) => !leftOut.has(each))) {
    cpSync(join(original, name), join(root, name), {
      recursive: true,
      filter: (path) => !path.slice(original.length).split(/[/\\]/).includes('node_modules'),
    });
  }
  linkPackages(original, root);
  return {
    root,
    withPlanted: (plant, look) => planted(root, plant, look),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

function linkPackages(original: string, root: string): void {
  mkdirSync(join(root, 'node_modules/@cordee'), { recursive: true });
  for (const name of readdirSync(join(original, 'node_modules')).filter((each) => each !== '@cordee'))
    symlinkSync(join(original, 'node_modules', name), join(root, 'node_modules', name), 'junction');
  const workspaces: Readonly<Record<string, string>> = {
    kernel: 'kernel',
    messages: 'messages',
    modules: 'modules',
    platform: 'platform',
    demo: 'demo',
    ...Object.fromEntries(
      readdirSync(join(original, 'engines')).map((name) => [`engine-${name}`, `engines/${name}`]),
    ),
    ...Object.fromEntries(readdirSync(join(original, 'apps')).map((name) => [name, `apps/${name}`])),
  };
  for (const [name, folder] of Object.entries(workspaces))
    symlinkSync(join(root, folder), join(root, 'node_modules/@cordee', name), 'junction');
}

async function planted<T>(root: string, plant: (soil: Soil) => void, look: () => Promise<T>): Promise<T> {
  const before = new Map<string, string | null>();
  const textOf = (path: string) =>
    existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null;
  const put = (path: string, text: string) => {
    if (!before.has(path)) before.set(path, textOf(path));
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  try {
    plant({
      write: put,
      append: (path, text) => put(path, `${textOf(path) ?? ''}${text}`),
      replace: (path, from, to) => {
        const text = textOf(path) ?? '';
        const changed = text.replace(from, to);
        if (changed === text) throw new Error(`nothing to replace in ${path}: ${String(from)}`);
        put(path, changed);
      },
      remove: (path) => {
        before.set(path, textOf(path));
        rmSync(join(root, path));
      },
    });
    return await look();
  } finally {
    for (const [path, text] of before) {
      if (text === null) rmSync(join(root, path), { force: true });
      else writeFileSync(join(root, path), text);
    }
  }
}
