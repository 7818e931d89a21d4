import ts from 'typescript';
import { finding, type Check, type Finding } from './check.ts';
import { importsOf } from './imports-of.ts';
import { nodesOf, placeOf, readSources, type SourceFile } from './source-file.ts';

const features = 'apps/web/src/features/';

/**
 * A feature of the web app knows no other one: what two need stands in `ui` or `api`, and routes put them together. Sentences
 * are named whole: by a key put together, every sentence of the product would come with the first view.
 */
export const webFeatures: Check = {
  name: 'web features',
  run: async (root) =>
    readSources(root).flatMap((source) => [...otherFeatures(source), ...sentencesPutTogether(source)]),
};

function otherFeatures(source: SourceFile): readonly Finding[] {
  const from = featureOf(source.path);
  if (from === null) return [];
  return importsOf(source).flatMap(({ path, specifier, line }) => {
    const to = path === null ? null : featureOf(path);
    return to === null || to === from
      ? []
      : [finding(`${source.path}:${line}`, `${specifier}: the feature ${from} may not use ${to}`)];
  });
}

function sentencesPutTogether(source: SourceFile): readonly Finding[] {
  if (!source.path.startsWith('apps/web/src/')) return [];
  return [...nodesOf(source.tree)]
    .filter(
      (node) =>
        ts.isElementAccessExpression(node) &&
        node.expression.getText(source.tree) === 'm' &&
        !ts.isStringLiteral(node.argumentExpression),
    )
    .map((node) =>
      finding(placeOf(source, node), 'name the sentence whole: m[…] takes a text and nothing else'),
    );
}

function featureOf(path: string): string | null {
  return path.startsWith(features) ? (path.slice(features.length).split('/')[0] ?? null) : null;
}
