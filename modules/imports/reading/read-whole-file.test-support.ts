// For tests, a process of its own: reads the file that it is given as the wizard and an import do, and tells what came of
// it and the most memory it held.
import { existsSync, readFileSync } from 'node:fs';
import { openTable } from '@cordee/platform/files';
import { IMPORT_TARGETS } from '../import-targets.ts';
import { previewImport } from '../preview/preview-import.ts';
import { readRows } from './read-rows.ts';
import { sayRefusal } from '../preview/say-refusal.ts';

export type WholeReading = {
  readonly rows: number;
  readonly rejected: number;
  /** What the reader is told, in French and in English: of the file, else of its first rejected row. */
  readonly told: readonly string[];
  readonly firstValues: readonly unknown[];
  readonly peakMiB: number;
};

const target = IMPORT_TARGETS.transactions;

/** On Linux of this program alone; elsewhere what the process had before it became this program counts too. */
function peakOfThisProgram(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const kilobytes = /^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? process.resourceUsage().maxRSS;
  return Math.round(Number(kilobytes) / 1024);
}

async function readWhole(path: string): Promise<Omit<WholeReading, 'peakMiB'>> {
  const told = (refusal: Parameters<typeof sayRefusal>[0]) => [
    sayRefusal(refusal, 'fr'),
    sayRefusal(refusal, 'en'),
  ];
  const nothing = { rows: 0, rejected: 0, firstValues: [] };
  const opened = await openTable(path);
  if (!opened.ok) return { ...nothing, told: told(opened.refusal) };
  const seen = await previewImport(opened.value, target);
  if (!seen.ok) return { ...nothing, told: told(seen.refusal) };
  const reading = await readRows(opened.value, seen.value.mapping, target);
  if (!reading.ok) return { ...nothing, told: told(reading.refusal) };
  const found = { rows: 0, rejected: 0, told: [] as string[], firstValues: [] as unknown[] };
  for await (const row of reading.value.rows) {
    if (row.kind === 'row') found.rows += 1;
    if (row.kind === 'row' && found.firstValues.length === 0)
      found.firstValues = [row.values['transaction_code'], row.values['seller']];
    if (row.kind !== 'rejected') continue;
    found.rejected += 1;
    const [refusal] = row.refusals;
    if (found.told.length === 0 && refusal) found.told = told(refusal);
  }
  return found;
}

const read = await readWhole(process.argv[2] ?? '');
const peakMiB = peakOfThisProgram();
process.stdout.write(JSON.stringify({ ...read, peakMiB } satisfies WholeReading));
