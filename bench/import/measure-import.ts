import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { workbookBytes } from '@cordee/platform/files';
import { answerOf, type ServedClient } from '../../gates/served-client.ts';
import type { ServedCordee } from '../../gates/served-cordee.ts';
import { watchMemory } from '../peak-memory.ts';
import { processorSeconds } from '../process-family.ts';
import type { Random } from '../random.ts';
import type { Check, Figure } from '../report.ts';
import { endOfTask, outcomeOf, sendFile, startImport, type Outcome, type SentFile } from './bring-file.ts';
import { copySeconds, duckdbSeconds } from './import-peers.ts';
import type { ImportSettings } from './import-settings.ts';
import {
  accounts,
  header,
  opportunityRows,
  sellerCode,
  sellers,
  writeOpportunities,
  type Opportunities,
} from './opportunity-file.ts';
import { askMeanwhile } from './other-requests.ts';

export type ImportWorld = {
  readonly cordee: ServedCordee;
  readonly client: ServedClient;
  readonly folder: string;
  readonly settings: ImportSettings;
  readonly random: Random;
  readonly say: (text: string) => void;
};

export type Measured = { readonly checks: readonly Check[]; readonly figures: readonly Figure[] };

const workbookSecondsMax = 5;
const rowsPerSecondGoal = 50_000;

export async function measureImport(world: ImportWorld): Promise<Measured> {
  const { folder, settings, random, say } = world;
  await bringPeopleAndAccounts(world);
  const path = join(folder, 'opportunities.csv');
  const file = await writeOpportunities(path, settings.rows, random, settings.sabotage === 'lost');
  say('people and accounts there, file written');
  const workbook = await measureWorkbook(world);
  say('workbook brought in');
  const large = await measureLargeFile(world, path, file);
  const cancelled = await countLeftBehind(world, large);
  say('cancelled under way');
  const peers = await measurePeers(world, path);
  return {
    checks: [...large.checks, cancelled],
    figures: [...large.figures, ...workbook, ...peers],
  };
}

async function bringPeopleAndAccounts({ client, folder }: ImportWorld): Promise<void> {
  const people = Array.from(
    { length: sellers },
    (_, index) => `${sellerCode(index)};Seller ${index};Commercial;Nord`,
  );
  const houses = Array.from({ length: accounts }, (_, index) => `C${index};Client ${index}`);
  const files = [
    ['people.csv', ['person_code;full_name;position_title;team', ...people]],
    ['accounts.csv', ['account_code;name', ...houses]],
  ] as const;
  for (const [fileName, lines] of files) {
    const path = join(folder, fileName);
    writeFileSync(path, `${lines.join('\n')}\n`);
    const sent = await sendFile(client, path, fileName);
    await outcomeOf(client, await startImport(client, sent, { source: 'crm', fileName }));
  }
}

/** From dropping the file to its bridge: what the wizard rehearses; then the same to the end of the import. */
async function measureWorkbook({
  client,
  folder,
  settings,
  random,
}: ImportWorld): Promise<readonly Figure[]> {
  const rows = [[...header], ...opportunityRows(settings.lines, random)];
  const bytes = await workbookBytes([
    { name: 'Affaires', columnWidths: header.map(() => 20), rows, headerRows: 1 },
  ]);
  const [path, fileName] = [join(folder, 'opportunities.xlsx'), 'opportunities.xlsx'];
  writeFileSync(path, bytes);
  const from = performance.now();
  const sent = await sendFile(client, path, fileName);
  const seen = since(from);
  await outcomeOf(client, await startImport(client, sent, { source: 'office', fileName, dryRun: true }));
  const rehearsed = since(from);
  const again = performance.now();
  await outcomeOf(client, await startImport(client, sent, { source: 'office', fileName }));
  const lines = settings.lines.toLocaleString('en-GB');
  return [
    {
      what: `workbook of ${lines} lines, from dropping it to its bridge`,
      value: rehearsed,
      unit: 's',
      goal: workbookSecondsMax,
    },
    { what: '· of this, until its columns are proposed', value: seen, unit: 's', goal: null },
    { what: '· bringing it in afterwards', value: since(again), unit: 's', goal: null },
  ];
}

async function measureLargeFile({ client, say }: ImportWorld, path: string, file: Opportunities) {
  const fileName = 'opportunities.csv';
  const memory = watchMemory({ of: 'children' });
  const from = performance.now();
  const sent = await sendFile(client, path, fileName);
  const seen = since(from);
  say(`file sent and looked at: ${seen.toFixed(1)} s`);
  const [startedAt, worked] = [performance.now(), processorSeconds()];
  const started = await startImport(client, sent, { source: 'crm', fileName });
  const { value: first, others } = await askMeanwhile(client, outcomeOf(client, started));
  const seconds = since(startedAt);
  const processor = processorSeconds() - worked;
  const [load] = loadavg();
  say(`brought in: ${seconds.toFixed(1)} s`);
  const againAt = performance.now();
  const again = await outcomeOf(client, await startImport(client, sent, { source: 'crm', fileName }));
  const repeated = since(againAt);
  memory.stop();
  const listed = await countListed(client, first.importId);
  const taken = file.rows - file.badRows;
  const one = (claim: string, holds: boolean): Check => ({ claim, tried: 1, violated: holds ? 0 : 1 });
  return {
    sent,
    seconds,
    checks: [
      one(
        'rows read = added + rejected = rows of the file',
        first.counts.read === file.rows &&
          first.counts.added === taken &&
          first.counts.rejected === file.badRows,
      ),
      one('the bridge ties out to the cent', isTiedOut(first, file)),
      {
        claim: 'bad rows listed with their lines',
        tried: file.badRows,
        violated: Math.abs(file.badRows - listed),
      },
      one(
        'the same file again changes nothing',
        again.counts.unchanged === taken && again.counts.added === 0,
      ),
      { claim: 'other requests answered meanwhile', tried: others.count, violated: others.failed },
    ],
    figures: [
      {
        what: 'the large file, from the order to its commit',
        value: seconds,
        unit: 's',
        goal: file.rows / rowsPerSecondGoal,
      },
      { what: '· rows committed', value: file.rows / seconds, unit: 'rows/s', goal: null },
      { what: '· processor time of Node and PostgreSQL in it', value: processor, unit: 's', goal: null },
      { what: '· sending it and proposing its columns', value: seen, unit: 's', goal: null },
      { what: '· the same file again, nothing new', value: repeated, unit: 's', goal: null },
      { what: 'other requests meanwhile, 95th percentile', value: others.p95, unit: 'ms', goal: 200 },
      {
        what: 'peak memory, all processes of the product',
        value: memory.peakMiB(),
        unit: 'MiB',
        goal: 1_024,
      },
      { what: 'processes that wanted a core meanwhile', value: load ?? 0, unit: 'processes', goal: null },
    ] satisfies Figure[],
  };
}

function isTiedOut({ bridge }: Outcome, file: Opportunities): boolean {
  if (bridge === null) return false;
  const cents = (text: string) => BigInt(text.includes('.') ? text.replace('.', '') : `${text}00`);
  return (
    cents(bridge.file) === file.totalCents &&
    cents(bridge.rejected) === file.badCents &&
    cents(bridge.credited) + cents(bridge.creditedToNobody) === file.totalCents - file.badCents
  );
}

async function countListed(client: ServedClient, importId: string): Promise<number> {
  const lines = new Set<number>();
  type Issues = { readonly rows: readonly { line: number }[]; readonly next: string | null };
  for (let cursor: string | null = '0'; cursor !== null;) {
    const page: Issues = await answerOf<Issues>(
      client('GET', `/imports/${importId}/issues?cursor=${cursor}`),
    );
    for (const { line } of page.rows) lines.add(line);
    cursor = page.next;
  }
  return lines.size;
}

/** Cancelled while it reads and while it appends: no row of it may be there. One that was done by then is not counted. */
async function countLeftBehind(
  { client, cordee }: ImportWorld,
  { sent, seconds }: { readonly sent: SentFile; readonly seconds: number },
): Promise<Check> {
  let [tried, violated] = [0, 0];
  for (const part of [0.05, 0.3, 0.7]) {
    const source = `cancelled at ${part}`;
    const started = await startImport(client, sent, { source, fileName: 'opportunities.csv' });
    await sleep(part * seconds * 1000);
    await client('POST', `/tasks/${started.taskId}/cancel`);
    const { state } = await endOfTask(client, started);
    if (state === 'done') continue;
    const { rows } = await cordee.asOwner((owner) =>
      owner.query(
        `select from deal where import_id = $1 union all select from import where id = $1
         union all select from import_issue where import_id = $1 limit 1`,
        [started.importId],
      ),
    );
    tried += 1;
    if (state !== 'cancelled' || rows.length > 0) violated += 1;
  }
  return { claim: 'imports cancelled under way that left a row', tried, violated };
}

async function measurePeers({ cordee }: ImportWorld, path: string): Promise<readonly Figure[]> {
  return [
    {
      what: 'peer: COPY of the same file into a plain table',
      value: await cordee.asOwner((owner) => copySeconds(owner, path)),
      unit: 's',
      goal: null,
    },
    {
      what: 'peer: DuckDB reads the same file into memory',
      value: await duckdbSeconds(path),
      unit: 's',
      goal: null,
    },
  ];
}

const since = (from: number): number => (performance.now() - from) / 1000;
