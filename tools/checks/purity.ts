import ts from 'typescript';
import { finding, type Check } from './check.ts';
import { ringOf } from './ring.ts';
import { isTest, nodesOf, placeOf, readSources } from './source-file.ts';

const impureNames = new Set([
  'Date',
  'process',
  'performance',
  'setTimeout',
  'setInterval',
  'fetch',
  'globalThis',
]);
const impureMembers = new Set(['Math.random', 'Temporal.Now', 'crypto.randomUUID', 'crypto.getRandomValues']);

/** No clock, randomness, environment or network in the kernel, in engines and in the plain files of modules. */
export const purity: Check = {
  name: 'purity',
  run: async (root) =>
    readSources(root)
      .filter(({ path }) => isPureRing(path) && !isTest(path))
      .flatMap((source) =>
        [...nodesOf(source.tree)].flatMap((node) => {
          const name = impureUse(node);
          return name === null
            ? []
            : [
                finding(
                  placeOf(source, node),
                  `${name} has no place in pure code: take its value as a parameter`,
                ),
              ];
        }),
      ),
};

function isPureRing(path: string): boolean {
  const ring = ringOf(path);
  return (
    ring.kind === 'kernel' || ring.kind === 'engine' || (ring.kind === 'module' && ring.part === 'plain')
  );
}

function impureUse(node: ts.Node): string | null {
  if (ts.isPropertyAccessExpression(node)) {
    const name = `${node.expression.getText()}.${node.name.text}`;
    return impureMembers.has(name) ? name : null;
  }
  if (!ts.isIdentifier(node) || !impureNames.has(node.text)) return null;
  const { parent } = node;
  const isRead =
    (ts.isPropertyAccessExpression(parent) && parent.expression === node) ||
    (ts.isElementAccessExpression(parent) && parent.expression === node) ||
    ((ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.expression === node);
  return isRead ? node.text : null;
}
