// What leaves as files is opened by the spreadsheet that people have: no cell has become a formula, every number is the
// one that was stored.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { invariant } from '@cordee/kernel';
import { openTestApplication, type TestApplication, type TestMember } from '@cordee/server/test-application';
import type { Gate, Random, Trial } from './gate.ts';

const claims = {
  formulas: 'X1 no cell of an export is a formula when LibreOffice opens it',
  texts: 'X2 a text that begins as a formula does is read as the text that was stored',
  numbers: 'X3 every number is the number that was stored',
} as const;

export const gate: Gate = {
  name: 'exports',
  isDeepOnly: true,
  sabotages: { 'a text leaves as it is': claims.formulas },
  run: async (trial) => {
    invariant(
      spawnSync('soffice', ['--version']).status === 0,
      'LibreOffice (soffice) is not on this machine: this gate did not run',
    );
    const app = await openTestApplication();
    const folder = mkdtempSync(join(tmpdir(), 'cordee-office-'));
    try {
      const house = await app.openOrganisation('Office');
      const revops = await house.addMember('revops');
      const rows = randomAccounts(trial.random, trial.depth === 'deep' ? 2_000 : 300);
      const text = [
        'account_code;name;potential',
        ...rows.map(([code, name, potential]) => `${code};"${name}";${potential}`),
      ];
      const brought = await house.bring(revops.scope, { kind: 'accounts', text: text.join('\n') });
      invariant(brought.ok && brought.value.counts.added === rows.length, 'the accounts are loaded');
      for (const format of ['csv', 'xlsx'] as const)
        await checkOpened(trial, { app, revops, folder, format }, new Map(rows.map((row) => [row[0], row])));
    } finally {
      rmSync(folder, { recursive: true, force: true });
      await app.stop();
    }
  },
};

type Row = readonly [code: string, name: string, potential: string];

const starts = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(1;1)',
  '=HYPERLINK(1)',
  '=cmd|1!A1',
  'plain',
  '\t=2',
  '-Gap',
  '+33',
];

function randomAccounts(random: Random, count: number): readonly Row[] {
  return Array.from({ length: count }, (_, index) => {
    const potential = `${random.below(10 ** (1 + random.below(9)))}.${String(random.below(100)).padStart(2, '0')}`;
    return [
      `C${index}`,
      `${random.pick(starts)} ${index}`.trim(),
      random.below(4) === 0 ? `-${potential}` : potential,
    ];
  });
}

type Office = {
  readonly app: TestApplication;
  readonly revops: TestMember;
  readonly folder: string;
  readonly format: 'csv' | 'xlsx';
};

async function checkOpened(trial: Trial, office: Office, rows: ReadonlyMap<string, Row>): Promise<void> {
  const { app, revops, folder, format } = office;
  const answer = await app.call({ method: 'GET', path: `/exports/accounts/${format}`, token: revops.token });
  const left = Buffer.from(await answer.arrayBuffer());
  const path = join(folder, `accounts.${format}`);
  const isTampered = trial.sabotage !== null && format === 'csv';
  writeFileSync(path, isTampered ? left.toString().replaceAll(";'=", ';=') : left);
  const sheet = opened(folder, path);
  trial.check(
    claims.formulas,
    !sheet.includes('table:formula'),
    () => `${format}: ${/table:formula="[^"]*"/.exec(sheet)?.[0]}`,
  );
  for (const cells of cellsOf(sheet)) {
    const row = rows.get(cells[0]?.text ?? '');
    if (!row) continue;
    const shown = cells[1]?.text ?? '';
    // CSV has no type for a text: its apostrophe is what keeps it from running.
    trial.check(claims.texts, shown.replace(/^'/, '') === row[1], () => `${format}: ${row[1]} is ${shown}`);
    const potential = cells.find(({ value }) => value !== null)?.value ?? '';
    trial.check(
      claims.numbers,
      Number(potential) === Number(row[2]),
      () => `${format}: ${row[2]} is ${potential}`,
    );
  }
}

/** The sheet as LibreOffice holds it: every cell with its type, its value and its formula where it has one. */
function opened(folder: string, path: string): string {
  const read = path.endsWith('.csv') ? ['--infilter=CSV:59,34,76,1,,1036,false,true,false'] : [];
  const args = [
    `-env:UserInstallation=file://${join(folder, 'profile')}`,
    '--headless',
    ...read,
    '--convert-to',
    'fods',
    '--outdir',
    folder,
    path,
  ];
  execFileSync('soffice', args, { stdio: 'ignore' });
  return readFileSync(path.replace(/\w+$/, 'fods'), 'utf8');
}

type Cell = { readonly text: string; readonly value: string | null };

function* cellsOf(sheet: string): Generator<readonly Cell[]> {
  for (const [row] of sheet.matchAll(/<table:table-row[\s\S]*?<\/table:table-row>/g))
    yield [...row.matchAll(/<table:table-cell([^>]*?)(?:\/>|>([\s\S]*?)<\/table:table-cell>)/g)].map(
      ([, attributes = '', inside = '']) => ({
        text: plain(inside),
        value: /office:value="([^"]*)"/.exec(attributes)?.[1] ?? null,
      }),
    );
}

const plain = (xml: string) =>
  xml
    .replaceAll(/<text:tab\/>/g, '\t')
    .replaceAll(/<text:s[^>]*\/>/g, ' ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
    .trim();
