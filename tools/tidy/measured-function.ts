import ts from 'typescript';
import { nodesOf, type SourceFile } from '../checks/source-file.ts';

export type MeasuredFunction = { readonly name: string; readonly lines: number; readonly node: ts.Node };

/** Functions that do something of their own: what has a name, and arrow functions of more than one line. */
export function functionsOf(source: SourceFile): readonly MeasuredFunction[] {
  return [...nodesOf(source.tree)].flatMap((node) => {
    if (!ts.isFunctionLike(node) || !('body' in node) || node.body === undefined) return [];
    return [{ name: nameOf(node), lines: spanOf(source, node), node }];
  });
}

export function linesOf(source: SourceFile): number {
  return source.text.split('\n').length - (source.text.endsWith('\n') ? 1 : 0);
}

function spanOf({ tree }: SourceFile, node: ts.Node): number {
  const first = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line;
  return tree.getLineAndCharacterOfPosition(node.getEnd()).line - first + 1;
}

function nameOf(node: ts.SignatureDeclaration): string {
  if (node.name) return node.name.getText();
  const { parent } = node;
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) return parent.name.getText();
  return 'anonymous';
}
