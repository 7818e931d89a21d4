// How long files and functions are: the middle, the ninth tenth and the ten biggest.
import { isTest, readSources } from './checks/source-file.ts';
import { functionsOf, linesOf } from './tidy/measured-function.ts';

type Measured = { readonly name: string; readonly lines: number };

const shownMax = 10;

export function printStructure(root: string): void {
  const sources = readSources(root).filter(({ path }) => !isTest(path));
  const tests = readSources(root).filter(({ path }) => isTest(path));
  print(
    'Files',
    sources.map((source) => ({ name: source.path, lines: linesOf(source) })),
  );
  print(
    'Test files',
    tests.map((source) => ({ name: source.path, lines: linesOf(source) })),
  );
  print(
    'Functions',
    sources.flatMap((source) =>
      functionsOf(source).map(({ name, lines }) => ({ name: `${source.path}#${name}`, lines })),
    ),
  );
}

function print(title: string, measured: readonly Measured[]): void {
  const sorted = measured.toSorted((a, b) => b.lines - a.lines);
  const lines = sorted.map((each) => each.lines).toReversed();
  const total = lines.reduce((sum, each) => sum + each, 0);
  console.log(
    `\n${title}: ${lines.length}, ${total} lines, median ${quantile(lines, 0.5)}, p90 ${quantile(lines, 0.9)}`,
  );
  for (const each of sorted.slice(0, shownMax))
    console.log(`  ${String(each.lines).padStart(5)}  ${each.name}`);
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
