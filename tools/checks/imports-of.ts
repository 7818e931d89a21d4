import { posix } from 'node:path';
import ts from 'typescript';
import { lineOf, nodesOf, type SourceFile } from './source-file.ts';

export type Import = {
  readonly specifier: string;
  /** The file of the house that a relative specifier leads to; null for packages. */
  readonly path: string | null;
  readonly isTypeOnly: boolean;
  /** `import()`: reached while running, not needed to start. */
  readonly isDynamic: boolean;
  readonly line: number;
};

/** Static and dynamic imports and re-exports of a file. */
export function importsOf(source: SourceFile): readonly Import[] {
  const found: Import[] = [];
  const add = (node: ts.Node, specifier: ts.Node | undefined, isTypeOnly: boolean, isDynamic = false) => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return;
    const isRelative = specifier.text.startsWith('.');
    found.push({
      specifier: specifier.text,
      path: isRelative ? posix.join(posix.dirname(source.path), specifier.text) : null,
      isTypeOnly,
      isDynamic,
      line: lineOf(source, node),
    });
  };
  for (const node of nodesOf(source.tree)) {
    if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier, isTypeImport(node));
    if (ts.isExportDeclaration(node)) add(node, node.moduleSpecifier, isTypeExport(node));
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node, node.argument.literal, true);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node, node.arguments[0], false, true);
  }
  return found;
}

function isTypeImport({ importClause }: ts.ImportDeclaration): boolean {
  if (!importClause) return false;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const bindings = importClause.namedBindings;
  return (
    importClause.name === undefined &&
    bindings !== undefined &&
    ts.isNamedImports(bindings) &&
    bindings.elements.length > 0 &&
    bindings.elements.every((element) => element.isTypeOnly)
  );
}

function isTypeExport({ isTypeOnly, exportClause }: ts.ExportDeclaration): boolean {
  if (isTypeOnly) return true;
  return (
    exportClause !== undefined &&
    ts.isNamedExports(exportClause) &&
    exportClause.elements.length > 0 &&
    exportClause.elements.every((element) => element.isTypeOnly)
  );
}
