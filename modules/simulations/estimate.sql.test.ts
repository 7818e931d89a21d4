import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  bringFile,
  openTestApplication,
  type TestApplication,
  type TestMember,
} from '@cordee/server/test-application';

let app: TestApplication;
let members: Readonly<Record<'revops' | 'manager' | 'seller' | 'peer' | 'stranger', TestMember>>;
let ids: ReadonlyMap<string, string>;
beforeAll(async () => {
  app = await openTestApplication();
  const organisation = await app.openOrganisation('House');
  const revops = await organisation.addMember('revops');
  for (const [kind, text] of FILES) {
    const brought = await organisation.bring(revops.scope, { kind, text });
    if (!brought.ok) throw new Error(brought.refusal.code);
  }
  const people = await app.application.people.people(revops.scope, {});
  ids = new Map(people.map(({ code, personId }) => [code, personId]));
  members = {
    revops,
    manager: await organisation.addMember('manager', { personCode: 'M1' }),
    seller: await organisation.addMember('seller', { personCode: 'S1' }),
    peer: await organisation.addMember('seller', { personCode: 'S2' }),
    stranger: await organisation.addMember('manager', { personCode: 'M2' }),
  };
  await call(revops, '/plans', { document: PLAN, effectiveFrom: '2025-01-01' });
  const payees = ['S1', 'S2'].map((code) => ids.get(code));
  await call(revops, '/plans/field/assignments', { payees, from: '2025-01-01', to: null });
  await call(revops, '/plans', { document: PATIENT_PLAN, effectiveFrom: '2025-01-01' });
  await call(revops, '/plans/patient/assignments', { payees: [ids.get('S3')], from: '2025-01-01', to: null });
}, 120_000);
afterAll(() => app.stop());

const FILES = [
  [
    'people',
    [
      'code;name;title;team;manager;role;hired on',
      'M1;Maud One;Head;North;;manager;2020-01-01',
      'M2;Max Two;Head;South;;manager;2020-01-01',
      'S1;Sam One;Seller;North;M1;seller;2020-01-01',
      'S2;Sue Two;Seller;North;M1;seller;2020-01-01',
      'S3;Sim Three;Seller;North;M1;seller;2020-01-01',
    ].join('\n'),
  ],
  [
    'transactions',
    [
      'code;kind;date;amount;seller',
      'O1;order;2025-05-12;8000,00;S1',
      'O2;order;2025-06-20;1000,00;S1',
      'O3;order;2025-05-02;70000,00;S2',
      'O4;order;2025-02-03;4000,00;S3',
      'O5;order;2025-05-05;6000,00;S3',
    ].join('\n'),
  ],
  ['quotas', ['seller;amount;period', 'S1;10000,00;2025-Q2', 'S2;10000,00;2025-Q2'].join('\n')],
] as const;

/** 5 % of orders, and 500 € at the quota. */
const PLAN = {
  format: 'cordee-plan/1',
  code: 'field',
  name: 'Field',
  version: '1',
  semantics: 1,
  currency: 'EUR',
  calendar: 'civil',
  grain: 'quarter',
  measures: [{ code: 'orders', base: 'order_intake', aggregation: 'amount' }],
  components: [
    { code: 'commission', type: 'percentage_of_measure', args: { measure: 'orders', rate: '0.05' } },
    {
      code: 'bonus',
      type: 'bonus_at_target',
      args: { measure: 'orders', bonus: '500', threshold: '1', weight: '1' },
    },
  ],
};

/** A part waits for the customer's payment: the plan reads the sales of years past too. */
const PATIENT_PLAN = {
  ...PLAN,
  code: 'patient',
  components: PLAN.components.slice(0, 1),
  release: {
    schedule: [
      {
        component: 'commission',
        shares: [
          { share: '0.6', on: 'period_end' },
          { share: '0.4', on: 'collection' },
        ],
      },
    ],
  },
};

function call(member: TestMember, path: string, body: unknown): Promise<Response> {
  return app.call({ method: 'POST', path, token: member.token, body });
}

type Estimate = {
  hasRelease: boolean;
  now: { value: string };
  tried: { value: string };
  lines: { component: string; tried: { value: string }; explanation: { sentence: string } }[];
  sales: { code: string }[];
  toSell: { value: string } | null;
  whyNotToSell: string | null;
};

async function estimated(member: TestMember, body: object): Promise<Estimate> {
  const answer = await call(member, '/estimates', { period: '2025-Q2', deals: [], ...body });
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()) as Estimate;
}

it('tells a seller what one more deal brings, component by component, and what there is to move', async () => {
  const { now, tried, lines, sales } = await estimated(members.seller, {
    deals: [{ change: 'add', date: '2025-06-28', amount: '1000.00' }],
  });
  expect([now.value, tried.value]).toEqual(['450.00', '1000.00']);
  expect(lines.map((line) => [line.component, line.tried.value])).toEqual([
    ['commission', '500.00'],
    ['bonus', '500.00'],
  ]);
  expect(lines[0]?.explanation.sentence).toContain('500');
  expect(sales.map(({ code }) => code)).toEqual(['O1', 'O2']);
});

it('lists the sales that the period counts, and none of those that only wait for their payment', async () => {
  const { now, sales, hasRelease } = await estimated(members.manager, { payeeId: ids.get('S3') });
  expect([now.value, hasRelease]).toEqual(['300.00', true]);
  expect(sales.map(({ code }) => code)).toEqual(['O5']);
});

it('moves a deal out of the period, and tells how much to sell for a goal', async () => {
  const moved = await estimated(members.seller, {
    deals: [{ change: 'move', code: 'O2', date: '2025-07-01' }],
    goal: '1000',
  });
  expect(moved.tried.value).toBe('400.00');
  // At 10,000 sold, 2,000 more, the bonus joins: 500 + 500.
  expect(moved.toSell?.value).toBe('2000.00');
  const far = await estimated(members.seller, { goal: '9999999999' });
  expect([far.toSell, typeof far.whyNotToSell]).toEqual([null, 'string']);
});

it('shows a manager the team, and nobody a peer or a stranger', async () => {
  const [s1, s2] = [ids.get('S1'), ids.get('S2')];
  expect((await estimated(members.manager, { payeeId: s1 })).now.value).toBe('450.00');
  const refusals = await Promise.all(
    [
      [members.seller, s2],
      [members.peer, s1],
      [members.stranger, s1],
    ].map(([member, payeeId]) =>
      call(member as TestMember, '/estimates', { period: '2025-Q2', deals: [], payeeId }),
    ), // each pair is written two lines above
  );
  expect(refusals.map(({ status }) => status)).toEqual([404, 404, 404]);
});

it('stores nothing, and sees at once what has come in since', async () => {
  const counted = async () =>
    (
      await app.owner.query(
        'select (select count(*) from change) as changes, (select count(*) from task) as tasks',
      )
    ).rows;
  const before = await counted();
  await estimated(members.seller, { deals: [{ change: 'remove', code: 'O1' }] });
  expect(await counted()).toEqual(before);
  const text = 'code;kind;date;amount;seller\nO9;order;2025-05-30;500,00;S1';
  const brought = await bringFile(app.application, members.revops.scope, { kind: 'transactions', text });
  expect(brought.ok).toBe(true);
  expect((await estimated(members.seller, {})).now.value).toBe('475.00');
});
