import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { finding, type Check, type Finding } from '../checks/check.ts';
import { readSources, type SourceFile } from '../checks/source-file.ts';
import { linesOf } from './measured-function.ts';

const doorLinesMax = 40;
const pageLines = ['Owns', 'Words', 'Depends on', 'Emits', 'Never'] as const;

/** One folder shape for all: a front door of names only, and a page of five lines. */
export const moduleShape: Check = {
  name: 'module shape',
  run: async (root) => [
    ...readSources(root)
      .filter(({ path }) => isDoor(path))
      .flatMap(doorFindings),
    ...globSync('{modules,platform}/*/', { cwd: root })
      .map((path) => path.replace(/[/\\]$/, ''))
      .filter((path) => globSync('*.ts', { cwd: join(root, path) }).length > 0)
      .flatMap((path) => pageFindings(root, path)),
  ],
};

function isDoor(path: string): boolean {
  return /^(modules|platform)\/[^/]+\/index\.ts$/.test(path);
}

function doorFindings(source: SourceFile): readonly Finding[] {
  const hasLogic = source.tree.statements.some((statement) => !ts.isExportDeclaration(statement));
  return [
    ...(linesOf(source) > doorLinesMax
      ? [finding(source.path, `a front door has ${doorLinesMax} lines at most`)]
      : []),
    ...(hasLogic ? [finding(source.path, 'a front door holds names only, no logic')] : []),
  ];
}

function pageFindings(root: string, folder: string): readonly Finding[] {
  const page = join(root, folder, 'README.md');
  if (!existsSync(page)) return [finding(folder, 'has no README.md of five lines')];
  if (!existsSync(join(root, folder, 'index.ts'))) return [finding(folder, 'has no front door, index.ts')];
  const text = readFileSync(page, 'utf8');
  return pageLines
    .filter((line) => !text.includes(`**${line}**`))
    .map((line) => finding(`${folder}/README.md`, `does not say **${line}**`));
}
