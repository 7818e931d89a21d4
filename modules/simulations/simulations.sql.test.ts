import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Cancelled, findTask } from '@cordee/platform/jobs';
import { openTestApplication, type TestApplication, type TestMember } from '@cordee/server/test-application';
import { simulate } from './simulate.ts';

let app: TestApplication;
let revops: TestMember;
let council: TestMember;
let seller: TestMember;
beforeAll(async () => {
  app = await openTestApplication();
  const organisation = await app.openOrganisation('House');
  revops = await organisation.addMember('revops');
  for (const [kind, text] of filesOf()) {
    const brought = await organisation.bring(revops.scope, { kind, text });
    if (!brought.ok) throw new Error(brought.refusal.code);
  }
  council = await organisation.addMember('works_council');
  seller = await organisation.addMember('seller', { personCode: 'S01' });
  await asked(revops, 'POST', '/plans', { document: planOf('0.05'), effectiveFrom: '2025-01-01' });
  const payees = (await app.application.people.people(revops.scope, {})).map(({ personId }) => personId);
  await asked(revops, 'POST', '/plans/field/assignments', { payees, from: '2025-01-01', to: null });
}, 120_000);
afterAll(() => app.stop());

const SELLERS = Array.from({ length: 24 }, (_, index) => `S${String(index + 1).padStart(2, '0')}`);

/** Seller n orders n × 1,000 € in May, of a quota of 12,000 € for the second quarter. */
function filesOf() {
  const people = SELLERS.map((code) => `${code};Person ${code};Seller;North;seller;2020-01-01`);
  const orders = SELLERS.map((code, index) => `O${code};order;2025-05-12;${(index + 1) * 1000},00;${code}`);
  const quotas = SELLERS.map((code) => `${code};12000,00;2025-Q2`);
  return [
    ['people', ['code;name;title;team;role;hired on', ...people].join('\n')],
    ['transactions', ['code;kind;date;amount;seller', ...orders].join('\n')],
    ['quotas', ['seller;amount;period', ...quotas].join('\n')],
  ] as const;
}

const planOf = (rate: string) => ({
  format: 'cordee-plan/1',
  code: 'field',
  name: 'Field',
  version: '1',
  semantics: 1,
  currency: 'EUR',
  calendar: 'civil',
  grain: 'quarter',
  measures: [{ code: 'orders', base: 'order_intake', aggregation: 'amount' }],
  components: [{ code: 'commission', type: 'percentage_of_measure', args: { measure: 'orders', rate } }],
});

async function asked<T>(member: TestMember, method: string, path: string, body?: unknown): Promise<T> {
  const answer = await app.call({
    method,
    path,
    token: member.token,
    ...(body === undefined ? {} : { body }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

type Detail = {
  isGrouped: boolean;
  population: number;
  figures: { code: string; figure: { value: string; explain: string } | null; reason: string | null }[];
  payees: { name: string; change: string }[];
  fingerprint: string;
  tests: { a: string; b: string };
  distribution: { count: number }[];
};

async function simulated(document: unknown): Promise<string> {
  const { simulationId } = await asked<{ simulationId: string }>(revops, 'POST', '/simulations', {
    name: 'Seven percent',
    planCode: 'field',
    period: '2025',
    document,
  });
  await app.finishTasks(revops.scope.tenant);
  return simulationId;
}

const valueOf = ({ figures }: Detail, code: string) =>
  figures.find((each) => each.code === code)?.figure?.value ?? null;

/** A hash of every row of every table but those named, as the owner sees them. */
async function databaseHash(but: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const { rows } = await app.owner.query<{ name: string }>(
    `select table_schema || '.' || quote_ident(table_name) as name from information_schema.tables
     where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE' and not table_name = any($1) order by 1`,
    [but],
  );
  const hashes: Record<string, string> = {};
  for (const { name } of rows) {
    const { rows: found } = await app.owner.query<{ hash: string }>(
      `select coalesce(encode(sha256(string_agg(t::text, E'\\n' order by t::text)::bytea), 'hex'), '') as hash from ${name} t`,
    );
    hashes[name] = found[0]?.hash ?? '';
  }
  return hashes;
}

describe('a simulation', () => {
  it('tells what another plan would have cost, with every figure explained', async () => {
    const id = await simulated(planOf('0.07'));
    const detail = await asked<Detail>(revops, 'GET', `/simulations/${id}`);
    // 1,000 + 2,000 + … + 24,000 = 300,000 €.
    expect(valueOf(detail, 'cost_before')).toBe('15000.00');
    expect(valueOf(detail, 'cost_after')).toBe('21000.00');
    expect(valueOf(detail, 'cost_of_sales_after')).toBe('0.070000');
    expect(valueOf(detail, 'winners_count')).toBe('24');
    // From the seller of 12,000 on: 13 of 24.
    expect(valueOf(detail, 'reaching_target')).toBe('0.541667');
    expect(detail.tests).toEqual({ a: 'not_met', b: 'not_met' });
    expect(detail.payees[0]).toMatchObject({ name: 'Person S24', change: '480.00' });
    const cost = detail.figures.find(({ code }) => code === 'cost_after')?.figure;
    const explained = await asked<{ tree: { children: unknown[] } }>(revops, 'GET', cost?.explain ?? '');
    expect(explained.tree.children).toHaveLength(24);
    const heads = await asked<{ id: string }[]>(revops, 'GET', '/simulations');
    expect(heads.map((head) => head.id)).toContain(id);
  });

  it('leaves every table of the database as it was, but for its own row (C21)', async () => {
    const own = ['simulation', 'task'];
    const before = await databaseHash(own);
    expect(Object.keys(before).length).toBeGreaterThan(25);
    const { rows: counted } = await app.owner.query('select id from simulation');
    const id = await simulated(planOf('0.09'));
    await asked(revops, 'POST', `/simulations/${id}/what-if`, { document: planOf('0.11') });
    await asked(revops, 'GET', `/simulations/${id}`);
    expect(await databaseHash(own)).toEqual(before);
    const { rows } = await app.owner.query('select id from simulation');
    expect(rows).toHaveLength(counted.length + 1);
    await asked(revops, 'POST', '/plans', { document: planOf('0.05'), effectiveFrom: '2030-01-01' });
    expect(await databaseHash(own)).not.toEqual(before);
  });

  it('tries the plan of the scenario where no document is sent: live, that is the plan of today', async () => {
    const id = await simulated(undefined);
    expect(valueOf(await asked<Detail>(revops, 'GET', `/simulations/${id}`), 'cost_change')).toBe('0.00');
  });

  it('comes to the same fingerprint when asked again', async () => {
    const ids = [await simulated(planOf('0.08')), await simulated(planOf('0.08'))];
    const [first, second] = await Promise.all(
      ids.map((id) => asked<Detail>(revops, 'GET', `/simulations/${id}`)),
    );
    expect(first?.fingerprint).toBe(second?.fingerprint);
  });

  it('answers a slider with what a whole simulation would say, from facts kept in memory', async () => {
    const id = await simulated(planOf('0.07'));
    const tried = await asked<{ costAfter: { value: string }; winners: { count: number } }>(
      revops,
      'POST',
      `/simulations/${id}/what-if`,
      { document: planOf('0.04') },
    );
    expect(tried.costAfter.value).toBe('12000.00');
    expect(tried.winners.count).toBe(0);
    const yearly = { ...planOf('0.04'), grain: 'year' };
    const answer = await app.call({
      method: 'POST',
      path: `/simulations/${id}/what-if`,
      token: revops.token,
      body: { document: yearly },
    });
    expect(answer.status).toBe(422);
  });

  it('tells how far it is, stops when asked, and leaves nothing behind', async () => {
    const { rows: before } = await app.owner.query('select id from simulation');
    const request = {
      simulationId: '00000000-0000-7000-8000-000000000001',
      name: 'Stopped',
      planCode: 'field',
      period: '2025',
      document: planOf('0.07'),
      branch: 0,
    };
    const seen: string[] = [];
    const watch = {
      progress: (done: number, total: number) => void seen.push(`${done}/${total}`),
      check: () => {
        if (seen.length === 30) throw new Cancelled();
      },
    };
    await expect(simulate(app.application.simulations, revops.scope, request, watch)).rejects.toThrow(
      Cancelled,
    );
    // 24 payees, four quarters, two plans.
    expect(seen.at(-1)).toBe('30/192');
    expect((await app.owner.query('select id from simulation')).rows).toEqual(before);
  });

  it('says no to a plan that does not exist, to one that is none, and to a period too short', async () => {
    const problemOf = async (body: object) => {
      const { taskId } = await asked<{ taskId: string }>(revops, 'POST', '/simulations', {
        name: 'No',
        planCode: 'field',
        period: '2025',
        document: planOf('0.07'),
        ...body,
      });
      await app.finishTasks(revops.scope.tenant);
      const task = await findTask(app.application.database, revops.scope.tenant, taskId);
      return (task?.problem as { code: string } | null)?.code; // a failed task keeps its refusal
    };
    expect(await problemOf({ planCode: 'none' })).toBe('plans.plan_not_found');
    expect(await problemOf({ document: { format: 'cordee-plan/1' } })).toMatch(/^compensation\.plan_/);
    expect(await problemOf({ period: '2025-05' })).toBe('simulations.no_period_within');
    expect(await problemOf({ document: { ...planOf('0.07'), currency: 'USD' } })).toBe(
      'simulations.currency_differs',
    );
  });
});

describe('a works council', () => {
  it('reads groups of ten or more and no name', async () => {
    const id = await simulated(planOf('0.07'));
    const seen = await asked<Detail>(council, 'GET', `/simulations/${id}`);
    expect(JSON.stringify(seen)).not.toContain('Person S');
    expect(seen.isGrouped).toBe(true);
    expect(valueOf(seen, 'cost_after')).toBe('21000.00');
    for (const { figure } of seen.figures) {
      if (figure === null) continue;
      const explained = await asked<unknown>(council, 'GET', figure.explain);
      expect(JSON.stringify(explained)).not.toContain('Person S');
    }
  });

  it('is told that a group is too small, and why there is no figure', async () => {
    const bonus = {
      code: 'bonus',
      type: 'bonus_at_target',
      args: { measure: 'orders', bonus: '500', threshold: '1.9', weight: '1' },
    };
    const plan = planOf('0.05');
    const id = await simulated({ ...plan, components: [...plan.components, bonus] });
    const named = await asked<Detail>(revops, 'GET', `/simulations/${id}`);
    expect(valueOf(named, 'winners_count')).toBe('2');
    const seen = await asked<Detail>(council, 'GET', `/simulations/${id}`);
    const winners = seen.figures.find(({ code }) => code === 'winners_count');
    expect(winners?.figure).toBeNull();
    expect(winners?.reason).toContain('10');
    expect(valueOf(seen, 'unchanged_count')).toBeNull();
  });
});

it('is no seller’s to see', async () => {
  const answer = await app.call({ method: 'GET', path: '/simulations', token: seller.token });
  expect(answer.status).toBe(403);
});
