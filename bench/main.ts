// npm run bench -- <name> [flags]: one line per bench. Exit code 1 when a claim is violated, 2 for a wrong command.
import { compensationBench } from './compensation/compensation-bench.ts';
import { importBench } from './import/import-bench.ts';
import { modelBench } from './model/model-bench.ts';
import { planningHistoryBench } from './planning-history/planning-history-bench.ts';
import { planningBench } from './planning/planning-bench.ts';
import { printReport } from './print-report.ts';
import { recordResults } from './record-results.ts';
import { isGreen, type Report } from './report.ts';
import { territoryBench } from './territory/territory-bench.ts';
import { UsageError } from './usage-error.ts';

type Bench = { readonly usage: string; run(args: readonly string[]): Promise<Report> };

const benches: Readonly<Record<string, Bench>> = {
  model: modelBench,
  compensation: compensationBench,
  import: importBench,
  planning: planningBench,
  'planning-history': planningHistoryBench,
  territory: territoryBench,
};

const [name = '', ...args] = process.argv.slice(2);
const bench = benches[name];
if (bench === undefined || args.includes('--help')) {
  const usages = Object.entries(benches).map(([known, { usage }]) => `  npm run bench -- ${known} ${usage}`);
  process.stderr.write(
    `Benches:\n${usages.join('\n')}\nEach takes --json, which prints the report as JSON, and --record, which keeps it in bench/RESULTS.md.\n`,
  );
  process.exit(args.includes('--help') ? 0 : 2);
}
const [isJson, isRecorded] = [args.includes('--json'), args.includes('--record')];
try {
  const report = await bench.run(args.filter((arg) => arg !== '--json' && arg !== '--record'));
  process.stdout.write(`${isJson ? JSON.stringify(report, null, 2) : printReport(report)}\n`);
  if (isRecorded) recordResults(report, Temporal.Now.plainDateISO().toString());
  process.exitCode = isGreen(report) ? 0 : 1;
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\nUsage: npm run bench -- ${name} ${bench.usage}\n`);
  process.exitCode = 2;
}
