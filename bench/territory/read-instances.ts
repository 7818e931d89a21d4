import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { FAMILIES, type Family, type Instance } from './instance.ts';
import { readPmedcap, readSjc } from './read-capacitated-medians.ts';
import { readDu } from './read-commercial-districts.ts';
import { readDtdp } from './read-delivery-territories.ts';
import { readGap } from './read-generalised-assignment.ts';

const bestKnownSjc: Readonly<Record<string, number>> = { SJC1: 17288.99, SJC3a: 45335.16, SJC4a: 61925.51 };
const optimaGap: Readonly<Record<string, readonly number[]>> = {
  gap1: [336, 327, 339, 341, 326],
  gap2: [434, 436, 420, 419, 428],
};

/** Every instance of a folder laid out as the public sets are, in order; families that are not there are left out. */
export function readInstances(folder: string, families: readonly Family[] = FAMILIES): readonly Instance[] {
  const readers: Readonly<Record<Family, () => readonly Instance[]>> = {
    pmedcap: () => files(folder, 'pmedcap/*.txt').map(({ name, text }) => readPmedcap(text, name)),
    sjc: () =>
      files(folder, 'sjc/*.dat').map(({ name, text }) => readSjc(text, name, knownOf(bestKnownSjc, name))),
    gap: () =>
      files(folder, 'gap/*.txt').flatMap(({ name, text }) => readGap(text, name, knownOf(optimaGap, name))),
    du: () => {
      const known = column(join(folder, 'du/verified.csv'), 'instance', 'compactness_recomputed');
      return files(folder, 'du/instances/*.dat').map(({ name, text }) =>
        readDu(text, name, knownOf(known, name)),
      );
    },
    dtdp: () => {
      const known = column(join(folder, 'dtdp/best-known.csv'), 'instance', 'lns_60s');
      return files(folder, 'dtdp/*.graphml').map(({ name, text }) =>
        readDtdp(text, name, knownOf(known, name)),
      );
    },
  };
  return families.flatMap((family) => readers[family]());
}

function files(folder: string, pattern: string) {
  const inOrder = new Intl.Collator('en', { numeric: true });
  return globSync(pattern, { cwd: folder })
    .toSorted(inOrder.compare)
    .map((path) => ({
      name: basename(path).replace(/(-edited)?\.\w+$/, ''),
      text: readFileSync(join(folder, path), 'utf8'),
    }));
}

/** One column of a CSV without quotes, by another. */
function column(path: string, key: string, value: string): Readonly<Record<string, number>> {
  if (!existsSync(path)) return {};
  const [header = '', ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const titles = header.split(',');
  return Object.fromEntries(
    lines.map((line) => {
      const cells = line.split(',');
      const name = (cells[titles.indexOf(key)] ?? '').replace(/-edited$/, '');
      return [name, Number(cells[titles.indexOf(value)])];
    }),
  );
}

function knownOf<T>(known: Readonly<Record<string, T>>, name: string): T {
  const value = known[name];
  if (value === undefined) throw new Error(`nothing is published for ${name}`);
  return value;
}
