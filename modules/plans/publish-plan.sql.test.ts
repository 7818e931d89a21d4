import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApplication, type TestApplication, type TestMember } from '@cordee/server/test-application';

let app: TestApplication;
let revops: TestMember;
beforeAll(async () => {
  app = await openTestApplication();
  revops = await (await app.openOrganisation('House')).addMember('revops');
}, 120_000);
afterAll(() => app.stop());

/** 5 % of everything below 50,000 €, 1 % of everything from there on: selling more pays less. */
const falling = {
  format: 'cordee-plan/1',
  code: 'falling',
  name: 'Falling',
  version: '1',
  semantics: 1,
  currency: 'EUR',
  calendar: 'civil',
  grain: 'quarter',
  measures: [{ code: 'orders', base: 'order_intake', aggregation: 'amount' }],
  components: [
    {
      code: 'pay',
      type: 'retroactive_tiers',
      args: {
        measure: 'orders',
        thresholds: 'amount',
        tiers: [
          { from: '0', rate: '0.05' },
          { from: '50000', rate: '0.01' },
        ],
      },
    },
  ],
};

async function publish(more: object) {
  const body = { document: falling, effectiveFrom: '2026-01-01', ...more };
  const answer = await app.call({ method: 'POST', path: '/plans', token: revops.token, body });
  return { status: answer.status, body: (await answer.json()) as { code: string; title: string } };
}

it('a plan in which selling more pays less is refused, and nothing is published', async () => {
  const { status, body } = await publish({});
  expect([status, body.code]).toEqual([422, 'plans.lint_blocked']);
  expect(body.title).toContain('Falling');
  const listed = await app.call({ method: 'GET', path: '/plans', token: revops.token });
  expect(await listed.json()).toEqual([]);
});

it('with a reason it is published, and the reason stays in the trail', async () => {
  expect((await publish({ despite: 'ok' })).status).toBe(400);
  const despite = 'A ceiling that the works council asked for.';
  expect((await publish({ despite })).status).toBe(200);
  const { rows } = await app.owner.query(
    "select detail ->> 'reason' as reason from change where cause = 'plans.plan_published_despite'",
  );
  expect(rows).toEqual([{ reason: despite }]);
});
