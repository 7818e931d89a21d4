import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  openTestApplication,
  type TestApplication,
  type TestMember,
  type TestOrganisation,
} from '@cordee/server/test-application';
import { withKnownMeetings } from './gone-meetings.ts';
import { openKnownMeetings } from './known-meetings.sql.ts';
import { goneMeetingRow, meetingRow } from './vendors/vendor-rows.ts';

let app: TestApplication;
let house: TestOrganisation;
let revops: TestMember;

beforeAll(async () => {
  app = await openTestApplication();
  house = await app.openOrganisation('Agenda');
  revops = await house.addMember('revops');
  await house.bring(revops.scope, { kind: 'people', text: 'code;name;role\nS1;Sam One;seller' });
  const held = meetingRow({ id: 'M1', day: '2026-03-05', seller: 'S1', account: 'A1', isCancelled: false });
  await bring([held]);
}, 120_000);
afterAll(() => app.stop());

const bring = (rows: readonly object[]) =>
  house.bring(revops.scope, {
    kind: 'transactions',
    source: 'crm',
    name: 'crm.jsonl',
    text: rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
  });
const completed = (ids: readonly string[]) =>
  withKnownMeetings(ids.map(goneMeetingRow), (codes) =>
    openKnownMeetings(app.application.database)(revops.scope, 'crm', codes),
  );

it('takes a deleted meeting back on the day that it was for, from the seller and the account that had it', async () => {
  const rows = await completed(['M1']);
  expect(rows).toEqual([
    meetingRow({ id: 'M1', day: '2026-03-05', seller: 'S1', account: 'A1', isCancelled: true }),
  ]);
  const brought = await bring(rows);
  expect(brought.ok && brought.value.counts).toMatchObject({ read: 1, changed: 1 });
});

it('says nothing of a deleted meeting that never came in, and leaves other rows as they are', async () => {
  expect(await completed(['M2'])).toEqual([]);
  const held = meetingRow({ id: 'M3', day: '2026-03-06', seller: 'S1', account: null, isCancelled: false });
  expect(await withKnownMeetings([held], () => Promise.reject(new Error('not asked')))).toEqual([held]);
});
