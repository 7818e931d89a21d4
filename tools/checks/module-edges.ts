import { existsSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { finding, type Check, type Finding } from './check.ts';
import { cyclesOf } from './cycles-of.ts';
import { importsOf } from './imports-of.ts';
import { nodesOf, readSources } from './source-file.ts';

type ModuleMap = Readonly<Record<string, readonly string[]>>;
type Edge = { readonly from: string; readonly to: string; readonly place: string };

const mapFile = 'tools/module-map.ts';

/** The code's edges between modules and the declared ones are the same, and make no cycle. */
export const moduleEdges: Check = {
  name: 'module map',
  run: async (root) => {
    const map = readMap(root);
    const edges = usedEdges(root);
    return [
      ...edges.filter(({ from, to }) => !map[from]?.includes(to)).map(undeclared),
      ...unusedEdges(map, edges),
      ...missingModules(root, map),
      ...cyclesOf(map).map((cycle) => finding(mapFile, `modules in a circle: ${cycle.join(' → ')}`)),
    ];
  },
};

/** Read from its text, so that the map of another tree can be asked for. */
function readMap(root: string): ModuleMap {
  const source = readSources(root).find(({ path }) => path === mapFile);
  const entries = source ? [...nodesOf(source.tree)].filter((node) => ts.isPropertyAssignment(node)) : [];
  return Object.fromEntries(
    entries.map(({ name, initializer }) => [
      (name as ts.Identifier | ts.StringLiteral).text, // the map's type allows no other names
      ts.isArrayLiteralExpression(initializer)
        ? initializer.elements.filter((each) => ts.isStringLiteral(each)).map(({ text }) => text)
        : [],
    ]),
  );
}

function usedEdges(root: string): readonly Edge[] {
  return readSources(root).flatMap((source) => {
    const from = /^modules\/([^/]+)\//.exec(source.path)?.[1];
    if (from === undefined) return [];
    return importsOf(source).flatMap(({ specifier, line }) => {
      const to = /^@cordee\/modules\/([^/]+)/.exec(specifier)?.[1];
      return to === undefined || to === from ? [] : [{ from, to, place: `${source.path}:${line}` }];
    });
  });
}

function undeclared({ from, to, place }: Edge): Finding {
  return finding(place, `the edge ${from} → ${to} is not declared in ${mapFile}`);
}

function unusedEdges(map: ModuleMap, edges: readonly Edge[]): readonly Finding[] {
  return Object.entries(map).flatMap(([from, targets]) =>
    targets
      .filter((to) => !edges.some((edge) => edge.from === from && edge.to === to))
      .map((to) => finding(mapFile, `the edge ${from} → ${to} is declared and not used: take it out`)),
  );
}

function missingModules(root: string, map: ModuleMap): readonly Finding[] {
  const inCode = new Set(
    readSources(root).flatMap(({ path }) => /^modules\/([^/]+)\//.exec(path)?.[1] ?? []),
  );
  return [
    ...[...inCode]
      .filter((name) => !(name in map))
      .map((name) => finding(`modules/${name}`, `is not in ${mapFile}`)),
    ...Object.keys(map)
      .filter((name) => !existsSync(join(root, 'modules', name)))
      .map((name) => finding(mapFile, `there is no module ${name}`)),
  ];
}
