import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApplication, type TestApplication } from '@cordee/server/test-application';

let app: TestApplication;
beforeAll(async () => {
  app = await openTestApplication();
});
afterAll(() => app.stop());

const rows = Array.from({ length: 800 }, (_, index) => `C-${index};2026-03-05;${index}.50;nobody`);
const text = `transaction_code;date;amount;seller\n${rows.join('\n')}\n`;

it('lets a second import of the same source wait for the first, and find its records known', async () => {
  const house = await app.openOrganisation('House');
  const { scope } = await house.addMember('revops');
  const file = { kind: 'transactions' as const, text };
  const both = await Promise.all([
    house.bring(scope, file),
    house.bring(scope, file),
    house.bring(scope, file),
  ]);
  const told = both.map((outcome) =>
    outcome.ok
      ? `${outcome.value.counts.added} added, ${outcome.value.counts.unchanged} unchanged`
      : 'refused',
  );
  expect(told.toSorted()).toEqual([
    '0 added, 800 unchanged',
    '0 added, 800 unchanged',
    '800 added, 0 unchanged',
  ]);
  const { rows: stored } = await app.owner.query<{ count: string }>(
    'select count(*) from transaction where tenant_id = $1',
    [scope.tenant],
  );
  expect(stored).toEqual([{ count: '800' }]);
});
