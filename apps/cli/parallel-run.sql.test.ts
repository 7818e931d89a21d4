import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_SEED, DEMO_TODAY, generateCompany, loadDemo, makeUglyWorkbook } from '@cordee/demo';
import type { TenantId } from '@cordee/kernel';
import { readConfig } from '@cordee/platform/config';
import { ended } from './command-line.test-support.ts';
import { COMMANDS } from './commands/index.ts';
import { openHouse, type House } from './house.ts';

const folder = mkdtempSync(join(tmpdir(), 'cordee-parallel-'));
const config = {
  ...readConfig(),
  dataFolder: mkdtempSync(join(tmpdir(), 'cordee-cli-')),
  externalDatabase: null,
};
const company = generateCompany({ seed: DEMO_SEED, scale: 1, today: DEMO_TODAY });
let house: House;

beforeAll(async () => {
  house = await openHouse(config, () => undefined);
  const { app } = house;
  const keepFile = (tenant: TenantId, content: Readable) => app.documents.put(tenant, content);
  await loadDemo(
    { ...app, imports: app.imports, keepFile, setInstant: () => undefined },
    company,
    () => undefined,
  );
  writeFileSync(workbook, await makeUglyWorkbook(company));
  writeFileSync(housePlan, JSON.stringify(plan));
}, 600_000);
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
  rmSync(config.dataFolder, { recursive: true, force: true });
});

const workbook = join(folder, 'Primes_2025_VF_v7_corrigé.xlsx');
const housePlan = join(folder, 'house-rule.json');

/** What the workbook does by hand: 1.2 % of what was signed in the year. */
const plan = {
  format: 'cordee-plan/1',
  code: 'house-rule',
  name: 'House rule',
  version: '1',
  semantics: 1,
  currency: 'EUR',
  calendar: 'civil',
  grain: 'year',
  measures: [{ code: 'signed', base: 'order_intake', aggregation: 'amount' }],
  components: [{ code: 'bonus', type: 'percentage_of_measure', args: { measure: 'signed', rate: '0.012' } }],
};

const lent = async () => ({ ...house, close: async () => undefined });

type Run = {
  fingerprint: string;
  lineCount: number;
  sheetCount: number;
  habits: { rate: string | null; isWhole: boolean };
  totals: {
    paid: string;
    calculated: string;
    equalCount: number;
    byCause: { cause: string; count: number; sum: string }[];
  };
  lines: {
    name: string;
    paid: string | null;
    calculated: string | null;
    difference: string;
    mainCause: string | null;
    causes: { cause: string; amount: string }[];
    places: { sheet?: string; line?: number }[];
  }[];
  unread: { sheet: string | null; line: number | null; code: string }[];
};

async function compared(...options: string[]): Promise<Run> {
  const argv = ['parallel-run', '--paid', workbook, '--period', '2025', ...options, '--json'];
  const { exit, result, remarks } = await ended(argv, COMMANDS, {
    openHouse: async () => ({ ...house, close: async () => undefined }),
  });
  if (exit !== 0) throw new Error(remarks);
  return JSON.parse(result) as Run;
}

/** In hundredths of a cent: parts have up to eight digits, which a number holds exactly for sums of this size. */
const exact = (text: string | null) => Math.round(Number(text ?? 0) * 1e4);
const countsOf = ({ totals }: Run) =>
  Object.fromEntries(totals.byCause.map(({ cause, count }) => [cause, count]));

/** Every difference has causes that sum to it, and every line is counted once. */
function expectExplained(run: Run): void {
  for (const { paid, calculated, difference, causes, mainCause } of run.lines) {
    expect(Math.abs(exact(paid) - exact(calculated) - exact(difference))).toBeLessThanOrEqual(1);
    const parts = causes.reduce((sum, { amount }) => sum + exact(amount), 0);
    expect(Math.abs(parts - exact(difference))).toBeLessThanOrEqual(causes.length);
    expect(mainCause === null).toBe(causes.length === 0);
  }
  const told = run.totals.byCause.reduce((sum, { count }) => sum + count, run.totals.equalCount);
  expect(told).toBe(run.lines.length);
}

describe('the bonus workbook of the demo company', () => {
  const REFERENCES = 10;

  it('is read sheet by sheet, each line taken or told by its place', async () => {
    const run = await compared('--plan', housePlan);
    expect(run.sheetCount).toBe(company.organisation.teams.length);
    expect(run.habits).toEqual({ rate: '0.0120', isWhole: true });
    const written = company.people.filter(({ role }) => role === 'seller').length;
    expect(run.lineCount + REFERENCES).toBe(written);
    expect(run.unread.map(({ code }) => code)).toEqual([
      'imports.sheet_hidden',
      ...Array<string>(REFERENCES).fill('imports.cell_error'),
    ]);
  });

  it('agrees with its own rule but for what it shows: corrections, sums paid twice, sales of one side, rounding', async () => {
    const run = await compared('--plan', housePlan);
    expectExplained(run);
    expect(run.totals.equalCount).toBe(11);
    expect(countsOf(run)).toEqual({
      outside_period: 29,
      paid_twice: 4,
      rounding: 43,
      missing_transaction: 41,
      not_read: 6,
      correction: 8,
      not_in_plan: 9,
    });
    const paidTwice = run.lines.filter(({ mainCause }) => mainCause === 'paid_twice');
    for (const { places } of paidTwice) expect(new Set(places.map(({ sheet }) => sheet)).size).toBe(2);
  });

  it('differs from the plans of the company by their rates, and says so', async () => {
    const run = await compared();
    expectExplained(run);
    expect(countsOf(run)['other_rate']).toBeGreaterThan(run.lines.length / 2);
    expect(run.fingerprint).toBe((await compared()).fingerprint);
  });

  it('says the same in words, on the standard output, and the rest on the error stream', async () => {
    const argv = [
      'parallel-run',
      '--paid',
      workbook,
      '--period',
      '2025',
      '--plan',
      housePlan,
      '--locale',
      'fr',
    ];
    const { result, remarks, exit } = await ended(argv, COMMANDS, { openHouse: lent });
    expect(exit).toBe(0);
    expect(result).toContain('Versé deux fois');
    expect(result).toContain('149 lignes lues');
    expect(remarks).toContain('#REF!');
  });
});
