// What the demo's sellers and their managers agreed on: every seller's proof is complete for the quarter that is about to
// begin, and says so as soon as a part is gone; one team has its action plans.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEMO_SEED, DEMO_TODAY, demoScope, generateCompany, loadDemo } from '@cordee/demo';
import type { TenantId } from '@cordee/kernel';
import { readConfig } from '@cordee/platform/config';
import { openClient, runningConnections } from '@cordee/platform/database';
import { ended } from './command-line.test-support.ts';
import { COMMANDS } from './commands/index.ts';
import { openHouse, type House } from './house.ts';

const dataFolder = mkdtempSync(join(tmpdir(), 'cordee-proofs-'));
const config = { ...readConfig(), dataFolder, externalDatabase: null };
const company = generateCompany({ seed: DEMO_SEED, scale: 1, today: DEMO_TODAY });
const working = company.people.filter(({ role, left_on }) => role === 'seller' && left_on === '');
const sellers = new Set(working.map(({ person_code }) => person_code));
let house: House;

beforeAll(async () => {
  house = await openHouse(config, () => undefined);
  const { app } = house;
  const keepFile = (tenant: TenantId, content: Readable) => app.documents.put(tenant, content);
  const setInstant = (tenant: TenantId, instant: string | null) =>
    void (instant === null ? app.instants.delete(tenant) : app.instants.set(tenant, instant));
  await loadDemo({ ...app, keepFile, setInstant }, company, () => undefined);
}, 600_000);
afterAll(async () => {
  await house.close();
  rmSync(dataFolder, { recursive: true, force: true });
});

type Line = {
  code: string;
  missing: string[];
  state: string;
  receivedOn: string;
  daysLate: number;
  letterId: string;
};
type Told = { rounds: { complete: number; late: number; lines: Line[] }[] };

async function proofs(): Promise<Told['rounds'][number]> {
  const openTheHouse = async () => ({ ...house, close: async () => undefined });
  const argv = ['letters', 'proof', '--period', '2026-Q2', '--json'];
  const { exit, result } = await ended(argv, COMMANDS, { openHouse: openTheHouse });
  expect(exit).toBe(0);
  const { rounds } = JSON.parse(result) as Told; // what the command prints
  const [round] = rounds;
  if (round === undefined) throw new Error('the quarter has its round');
  return round;
}

it('tells of every seller of the demo that the proof is complete, in time', async () => {
  const { complete, late, lines } = await proofs();
  expect(new Set(lines.map(({ code }) => code))).toEqual(sellers);
  expect(lines.filter(({ missing }) => missing.length > 0)).toEqual([]);
  expect([complete, late]).toEqual([lines.length, 0]); // who holds two positions has two letters
  expect(lines.every(({ state, receivedOn }) => state === 'received' && receivedOn < '2026-04-01')).toBe(
    true,
  );
});

it('has an action plan, agreed by its two, for every seller of the team that is told', async () => {
  const { actionPlans, people } = house.app;
  const scope = demoScope(company, 'revops');
  const persons = await people.people(scope, {});
  const told = company.users.find(({ key }) => key === 'seller');
  const manager = persons.find(({ code }) => code === told?.personCode)?.manager;
  const team = persons.filter((each) => each.manager === manager);
  expect(team.length).toBeGreaterThan(5);
  for (const { personId } of team) {
    const plans = await actionPlans.plans.plans(scope, { sellerId: personId, period: '2026-Q1' });
    expect(plans.map(({ versions }) => versions.at(-1)?.agreed !== null)).toEqual([true]);
  }
});

it('names the part that is gone, and the seller', async () => {
  const { lines } = await proofs();
  const letter = lines[7]?.letterId;
  const owner = await openClient(runningConnections(config).owner);
  try {
    await owner.query('set session_replication_role = replica'); // as nobody may who works with the product
    await owner.query(`delete from letter_signature where letter_id = $1 and side = 'seller'`, [letter]);
  } finally {
    await owner.end();
  }
  const after = await proofs();
  expect(after.complete).toBe(lines.length - 1);
  expect(after.lines.filter(({ missing }) => missing.length > 0)).toMatchObject([
    { code: lines[7]?.code, missing: ['receipt'] },
  ]);
});
