import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { finding, type Check, type Finding } from '../checks/check.ts';
import { isTest, nodesOf, placeOf, readSources, type SourceFile } from '../checks/source-file.ts';

const page = 'docs/reference/configuration.md';
const variable = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/;

/** Every environment variable is read in one place and has its line in the reference, and no line is left over. */
export const configuration: Check = {
  name: 'configuration',
  run: async (root) => {
    const sources = readSources(root);
    const config = sources.filter(({ path }) => path.startsWith('platform/config/') && !isTest(path));
    const read = new Set([...config.flatMap(namesDeclared), ...sources.flatMap(namesRead)]);
    const text = existsSync(join(root, page)) ? readFileSync(join(root, page), 'utf8') : '';
    const told = new Set([...text.matchAll(/^\| `([A-Z0-9_]+)` \|/gm)].map(([, name = '']) => name));
    return [
      ...[...read]
        .filter((name) => !told.has(name))
        .map((name) => finding(page, `${name} is read and not documented`)),
      ...[...told]
        .filter((name) => !read.has(name))
        .map((name) => finding(page, `${name} is documented and not read`)),
      ...sources.flatMap(readElsewhere),
    ];
  },
};

function namesDeclared(source: SourceFile): readonly string[] {
  return [...nodesOf(source.tree)].flatMap((node) =>
    ts.isPropertyAssignment(node) && variable.test(node.name.getText(source.tree))
      ? [node.name.getText(source.tree)]
      : [],
  );
}

function namesRead(source: SourceFile): readonly string[] {
  const own = /process\.env(?:\.|\[')([A-Z0-9_]+)/g;
  return [...source.text.matchAll(own)].flatMap(([, name = '']) =>
    name.startsWith('CORDEE_') ? [name] : [],
  );
}

function readElsewhere(source: SourceFile): readonly Finding[] {
  if (isTest(source.path) || /^(tools|bench|gates|platform\/config)\//.test(source.path)) return [];
  return [...nodesOf(source.tree)].flatMap((node) =>
    ts.isElementAccessExpression(node) &&
    node.expression.getText(source.tree) === 'process.env' &&
    node.argumentExpression.getText(source.tree).includes('CORDEE_')
      ? [finding(placeOf(source, node), 'the environment is read in platform/config only')]
      : [],
  );
}
