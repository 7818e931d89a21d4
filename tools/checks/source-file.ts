// The sources of the house, read and parsed once per content.
import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import ts from 'typescript';

export type SourceFile = {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
};

const folders = '{kernel,engines,messages,modules,platform,demo,apps,stories,bench,gates,tools}';
const isGenerated = /(^|\/)(node_modules|generated|dist)\/|\.generated\.ts$|\.d\.ts$/;
const parsed = new Map<string, ts.SourceFile>();

export function readSources(root: string): readonly SourceFile[] {
  return globSync(`${folders}/**/*.{ts,tsx,mjs}`, { cwd: root, exclude: ['**/node_modules/**'] })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => !isGenerated.test(path))
    .toSorted()
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      return { path, text, tree: parse(path, text) };
    });
}

export function isTest(path: string): boolean {
  return /\.(test|test-support|gate)\.tsx?$/.test(path);
}

/** Every node of a file, parents before children. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  node.forEachChild((child) => void children.push(child));
  for (const child of children) yield* nodesOf(child);
}

export function lineOf(source: SourceFile, node: ts.Node): number {
  return source.tree.getLineAndCharacterOfPosition(node.getStart(source.tree)).line + 1;
}

export function placeOf(source: SourceFile, node: ts.Node): string {
  return `${source.path}:${lineOf(source, node)}`;
}

function parse(path: string, text: string): ts.SourceFile {
  const key = `${path}\0${text}`;
  const known = parsed.get(key);
  if (known) return known;
  const kind = path.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true, kind);
  parsed.set(key, tree);
  return tree;
}
