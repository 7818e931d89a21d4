import ts from 'typescript';
import { finding, type Check, type Finding } from '../checks/check.ts';
import { nodesOf, placeOf, readSources, type SourceFile } from '../checks/source-file.ts';
import { publicEndpoints } from '../exceptions.ts';

const needed = ['method', 'path', 'summary', 'policy', 'answer', 'handle'] as const;

type Declared = {
  readonly source: SourceFile;
  readonly node: ts.Node;
  readonly parts: ReadonlyMap<string, string>;
};

/** Every endpoint says who may call it, what it takes and what it answers; open ones stand in one list. */
export const endpoints: Check = {
  name: 'endpoints',
  run: async (root) => {
    const declared = readSources(root)
      .filter(({ path }) => /(^|[/.-])routes\.ts$/.test(path))
      .flatMap(declaredIn);
    return [...declared.flatMap(incomplete), ...twice(declared), ...closedByNow(declared)];
  },
};

function declaredIn(source: SourceFile): readonly Declared[] {
  return [...nodesOf(source.tree)].flatMap((node) => {
    if (!ts.isCallExpression(node) || node.expression.getText(source.tree) !== 'endpoint') return [];
    const [shape] = node.arguments;
    if (!shape || !ts.isObjectLiteralExpression(shape)) return [];
    const parts = shape.properties.map((property): [string, string] => [
      property.name?.getText(source.tree) ?? '',
      ts.isPropertyAssignment(property) ? property.initializer.getText(source.tree) : '(named)',
    ]);
    return [{ source, node, parts: new Map(parts) }];
  });
}

function incomplete({ source, node, parts }: Declared): readonly Finding[] {
  const place = placeOf(source, node);
  const address = addressOf(parts);
  const hasPathParameters = parts.get('path')?.includes('{') === true;
  return [
    ...needed.filter((name) => !parts.has(name)).map((name) => finding(place, `${address} has no ${name}`)),
    ...(parts.get('policy') === '[]' ? [finding(place, `${address}: a policy that lets nobody in`)] : []),
    ...(hasPathParameters && !parts.has('params')
      ? [finding(place, `${address} does not parse its params`)]
      : []),
    ...(parts.get('policy') === "'public'" && !(address in publicEndpoints)
      ? [finding(place, `${address} is open to everybody: name it with its reason in tools/exceptions.ts`)]
      : []),
  ];
}

function twice(declared: readonly Declared[]): readonly Finding[] {
  const groups = Map.groupBy(declared, ({ parts }) => addressOf(parts));
  return [...groups].flatMap(([address, group]) =>
    group.slice(1).map(({ source, node }) => finding(placeOf(source, node), `${address} is declared twice`)),
  );
}

function closedByNow(declared: readonly Declared[]): readonly Finding[] {
  const open = new Set(
    declared.filter(({ parts }) => parts.get('policy') === "'public'").map(({ parts }) => addressOf(parts)),
  );
  return Object.keys(publicEndpoints)
    .filter((address) => !open.has(address))
    .map((address) =>
      finding('tools/exceptions.ts', `publicEndpoints need not name ${address} any more: take it out`),
    );
}

function addressOf(parts: ReadonlyMap<string, string>): string {
  const unquoted = (name: string) => parts.get(name)?.replaceAll("'", '') ?? '?';
  return `${unquoted('method')} ${unquoted('path')}`;
}
