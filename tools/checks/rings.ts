// Who may import what. A test may use what its neighbours may, its test tools, and what another ring lends for tests.
import { ringExceptions } from '../exceptions.ts';
import { finding, type Check } from './check.ts';
import { importsOf, type Import } from './imports-of.ts';
import { ringOf, type Ring } from './ring.ts';
import { isTest, readSources } from './source-file.ts';

export const rings: Check = {
  name: 'rings',
  run: async (root) => {
    const refused = readSources(root).flatMap((source) =>
      importsOf(source).flatMap((each) => {
        const reason = refusalOf(source.path, each);
        return reason === null ? [] : [{ ...each, from: source.path, reason }];
      }),
    );
    const isExcepted = ({ from, specifier }: (typeof refused)[number]) =>
      `${from} → ${specifier}` in ringExceptions;
    return [
      ...refused
        .filter((each) => !isExcepted(each))
        .map(({ from, line, specifier, reason }) => finding(`${from}:${line}`, `${specifier}: ${reason}`)),
      ...Object.keys(ringExceptions)
        .filter((name) => !refused.some(({ from, specifier }) => name === `${from} → ${specifier}`))
        .map((name) =>
          finding('tools/exceptions.ts', `ringExceptions need not name ${name} any more: take it out`),
        ),
    ];
  },
};

const testPackages = /^(vitest|fast-check|node:(fs|path|os|stream|url)(\/.*)?)$/;

function refusalOf(path: string, each: Import): string | null {
  if (isTest(path) && testPackages.test(each.specifier)) return null;
  if (/\.sql\.test(-support)?\.ts$/.test(path) && each.specifier === '@cordee/server/test-application')
    return null;
  if (each.path !== null) return refusalOfRelative(path, each.path, each.isTypeOnly);
  if (each.specifier.startsWith('@cordee/')) return refusalOfHouse(path, each.specifier);
  return refusalOfPackage(path, each.specifier);
}

function refusalOfRelative(from: string, to: string, isTypeOnly: boolean): string | null {
  if (isTest(from) && /\.test-support\.tsx?$/.test(to)) return null;
  if (!isTest(from) && isTest(to)) return 'what is written for tests stays in tests';
  const [here, there] = [ringOf(from), ringOf(to)];
  if (here.kind === 'tools' || here.kind === 'bench') return null;
  if (here.kind !== there.kind) return 'another ring is reached by its name, never by a path';
  if (nameOf(here) !== nameOf(there) && !isDoor(to)) return 'a neighbour is reached through its front door';
  if (here.kind !== 'module' || there.kind !== 'module' || isTest(from)) return null;
  if (here.name !== there.name) return 'a module reaches another by its name, @cordee/modules/<name>';
  if (here.part === 'plain' && there.part !== 'plain' && !isTypeOnly)
    return 'plain files are pure: they take what touches the world as a parameter';
  return null;
}

function refusalOfHouse(path: string, specifier: string): string | null {
  const [, family = '', ...rest] = specifier.split('/');
  if (rest.length > 1) return 'only the front door is open';
  const ring = ringOf(path);
  if (family === 'kernel') return ring.kind === 'kernel' ? 'the kernel imports itself by path' : null;
  const allowed = allowedFamilies(ring, path);
  if (allowed === 'all' || allowed.some((name) => family === name || family.startsWith(`${name}-`)))
    return null;
  return `${describe(ring)} may not use ${family}`;
}

function allowedFamilies(ring: Ring, path: string): readonly string[] | 'all' {
  switch (ring.kind) {
    case 'kernel':
      return [];
    case 'engine':
      return usingFormulas.has(ring.name) ? ['engine-formula'] : [];
    case 'messages':
      return ['messages'];
    case 'stories':
      return ['engine', 'messages'];
    case 'platform':
      return ['platform', 'messages'];
    case 'module':
      return ring.part === 'edge'
        ? ['engine', 'messages', 'modules', 'platform', ...(path.endsWith('.sql.test.ts') ? ['demo'] : [])]
        : ['engine', 'messages', 'modules'];
    case 'app':
      return ring.name === 'web' ? ['messages'] : 'all';
    case 'demo':
      return ['engine', 'modules'];
    case 'tools':
    case 'bench':
      return 'all';
  }
}

/** Pure packages that an engine cannot do without. */
const enginePackages: Readonly<Record<string, RegExp>> = {
  formula: /^@lezer\/(lr|common)$/,
  segmentation: /^ml-kmeans$/,
};

/** The engines whose rules people write as formulas. */
const usingFormulas: ReadonlySet<string> = new Set(['compensation', 'segmentation']);

/** Packages from outside: the inner rings name the few they live on. */
function refusalOfPackage(path: string, specifier: string): string | null {
  const ring = ringOf(path);
  if (ring.kind === 'kernel')
    return specifier === 'node:crypto' ? null : 'the kernel needs nothing but node:crypto';
  if (ring.kind === 'engine' && enginePackages[ring.name]?.test(specifier)) return null;
  if (ring.kind === 'engine' && path.endsWith('.sql.test.ts') && specifier === '@duckdb/node-api')
    return null;
  if (ring.kind === 'engine' || ring.kind === 'stories') return 'engines calculate with the kernel alone';
  if (ring.kind !== 'module' || isTest(path)) return null;
  if (specifier.startsWith('node:') && ring.part !== 'edge') return 'plain files touch no operating system';
  if (specifier === 'kysely' || specifier === 'pg')
    return path.endsWith('.sql.ts') ? null : 'SQL stands in *.sql.ts';
  if (specifier === 'hono' || specifier.startsWith('hono/'))
    return 'modules declare endpoints, platform/http serves them';
  return null;
}

function nameOf(ring: Ring): string {
  return 'name' in ring ? ring.name : ring.kind;
}

function isDoor(path: string): boolean {
  return path.endsWith('/index.ts');
}

function describe(ring: Ring): string {
  return ring.kind === 'module'
    ? `a ${ring.part} file of module ${ring.name}`
    : `${ring.kind} ${nameOf(ring)}`;
}
