import { dirname } from 'node:path';
import ts from 'typescript';
import { finding, type Check, type Finding } from '../checks/check.ts';
import { isTest, readSources, type SourceFile } from '../checks/source-file.ts';
import { longFiles, longFunctions } from '../exceptions.ts';
import { functionsOf, linesOf } from './measured-function.ts';

const fileLinesMax = 400;
const functionLinesMax = 70;
const componentLinesMax = 120;
const folderFilesMax = 40;

/** No file past 400 lines, no function past 70, no React component past 120, no folder past 40 files beside tests. */
export const sizes: Check = {
  name: 'sizes',
  run: async (root) => {
    const sources = readSources(root);
    const files = sources.map((source) => ({ name: source.path, lines: linesOf(source), max: fileLinesMax }));
    const functions = sources.filter(({ path }) => !isTest(path)).flatMap(sizesWithin);
    return [
      ...verdicts(files, longFiles, 'longFiles'),
      ...verdicts(functions, longFunctions, 'longFunctions'),
      ...fullFolders(sources.filter(({ path }) => !isTest(path))),
    ];
  },
};

function fullFolders(sources: readonly SourceFile[]): readonly Finding[] {
  return [...Map.groupBy(sources, ({ path }) => dirname(path))]
    .filter(([, files]) => files.length > folderFilesMax)
    .map(([folder, files]) =>
      finding(folder, `${files.length} files, ${folderFilesMax} at most: give its parts rooms of their own`),
    );
}

type Size = { readonly name: string; readonly lines: number; readonly max: number };

function sizesWithin(source: SourceFile): readonly Size[] {
  return functionsOf(source).map(({ name, lines, node }) => ({
    name: `${source.path}#${name}`,
    lines,
    max: isComponent(source, name, node) ? componentLinesMax : functionLinesMax,
  }));
}

function isComponent(source: SourceFile, name: string, node: ts.Node): boolean {
  return source.path.endsWith('.tsx') && /^[A-Z]/.test(name) && ts.isFunctionLike(node);
}

function verdicts(
  sizesFound: readonly Size[],
  excepted: Readonly<Record<string, number>>,
  list: string,
): readonly Finding[] {
  const tooLong = sizesFound.filter(({ name, lines, max }) => lines > (excepted[name] ?? max));
  const longest = new Map<string, Size>();
  for (const size of sizesFound) {
    if (size.lines > (longest.get(size.name)?.lines ?? 0)) longest.set(size.name, size);
  }
  return [
    ...tooLong.map(({ name, lines, max }) =>
      finding(name, `${lines} lines, ${excepted[name] ?? max} at most: divide it`),
    ),
    ...Object.keys(excepted)
      .filter((name) => {
        const size = longest.get(name);
        return size === undefined || size.lines <= size.max;
      })
      .map((name) => finding('tools/exceptions.ts', `${list} need not name ${name} any more: take it out`)),
  ];
}
