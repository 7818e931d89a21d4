// Accounts change sellers: an open deal is left to its seller before the approval, and then a note is written by the one and
// accepted by the other.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from './axe-violations.ts';
import { openBrowser } from './open-browser.ts';
import { showScreen } from './screens.ts';
import { signInAs, signInAsNamed } from './steps/sign-in-as.ts';
import { visit, type Visitor } from './visitor.ts';

const division = `Passage ${crypto.randomUUID().slice(0, 8)}`;
let browser: Browser;
let drawing: Visitor;
let proposal = '';
let pair: ReadonlySet<string> = new Set();

beforeAll(async () => {
  browser = await openBrowser();
  drawing = await visit(browser);
  await signInAs(drawing, 'revops');
});
afterAll(() => browser.close());

async function api<T>({ page }: Visitor, method: 'GET' | 'POST', path: string, data?: unknown): Promise<T> {
  const given = data === undefined ? {} : { data };
  const answer = await page.request.fetch(`/api/v1${path}`, { method, ...given });
  expect(answer.status(), path).toBe(200);
  return (await answer.json()) as T;
}

type Deals = { deals: { code: string; giver: string | null; taker: string | null; comments: unknown[] }[] };

/** Accounts of two sellers of the demo who can sign in go to each other, whatever else the search finds. */
async function proposeMoves(): Promise<string> {
  const { territories } = await api<{ territories: { territoryId: string; holder: string | null }[] }>(
    drawing,
    'GET',
    '/territories',
  );
  const signing = await api<{ role: string; name: string }[]>(drawing, 'GET', '/demo/accounts');
  const sellers = new Set(signing.filter(({ role }) => role === 'seller').map(({ name }) => name));
  const held = territories.filter(({ holder }) => holder !== null && sellers.has(holder)).slice(0, 2);
  pair = new Set(held.map(({ holder }) => holder ?? ''));
  const accounts = await api<{ id: string; territoryId: string | null }[]>(
    drawing,
    'GET',
    '/territories/accounts',
  );
  const locks = held.flatMap(({ territoryId }, index) =>
    accounts
      .filter((account) => account.territoryId === territoryId)
      .slice(0, 150)
      .map(({ id }) => ({ accountId: id, territoryId: held[1 - index]?.territoryId })),
  );
  const asked = {
    name: division,
    effectiveFrom: '2026-05-01',
    teamId: null,
    tolerance: 2,
    continuityKm: 2000,
  };
  const { proposalId, taskId } = await api<{ proposalId: string; taskId: string }>(
    drawing,
    'POST',
    '/territory-proposals',
    { ...asked, movedMost: 1, seconds: 1, basedOn: null, locks },
  );
  await expect
    .poll(async () => (await api<{ state: string }>(drawing, 'GET', `/tasks/${taskId}`)).state, {
      timeout: 90_000,
    })
    .toBe('done');
  return proposalId;
}

test('a deal stays with its seller, both see it, and the note on the accounts is accepted', async () => {
  const { page, words } = drawing;
  proposal = await proposeMoves();
  await showScreen(drawing, `/territories/${proposal}/deals`);
  const table = page.getByRole('grid', { name: words('territories.deals_room') });
  await table.waitFor({ timeout: 30_000 });
  expect(await axeViolations(page)).toEqual([]);
  const { deals } = await api<Deals>(drawing, 'GET', `/territory-proposals/${proposal}/deals`);
  const deal = deals.find(({ giver, taker }) => pair.has(giver ?? '') && pair.has(taker ?? ''));
  if (!deal) throw new Error('no open deal moves between two people');
  await page.getByRole('button', { name: words('territories.deal_open_of', { deal: deal.code }) }).click();
  const panel = page.getByRole('dialog');
  await panel.getByText(words('territories.deal_stays_with', { giver: deal.giver ?? '' })).click();
  await panel.getByLabel(words('territories.deal_until')).fill('2026-07-31');
  await panel.getByLabel(words('territories.deal_share')).fill('50');
  await panel.getByRole('button', { name: words('territories.deal_decide') }).click();
  await panel.getByText(words('territories.fate_decided')).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await panel.getByRole('button', { name: words('web.close') }).click();
  await page.getByRole('button', { name: words('territories.share_action') }).click();
  const asking = page.getByRole('alertdialog');
  await asking.getByRole('button', { name: words('territories.share_action') }).click();
  await page.getByText(words('territories.is_shared')).waitFor();

  const [giver, taker] = [await visit(browser, { width: 390 }), await visit(browser)];
  await signInAsNamed(giver, deal.giver ?? '');
  await signInAsNamed(taker, deal.taker ?? '');
  await giver.page.goto('/');
  await giver.page.getByText(words('territories.task_shared', { name: division })).click();
  const own = giver.page.getByRole('button', {
    name: words('territories.deal_open_of', { deal: deal.code }),
  });
  await own.click();
  await giver.page.getByLabel(words('territories.deal_words')).fill('Signature attendue en juin.');
  await giver.page.getByRole('button', { name: words('territories.deal_say') }).click();
  await giver.page.getByRole('listitem').filter({ hasText: 'Signature attendue en juin.' }).waitFor();

  const deciding = await visit(browser);
  await signInAs(deciding, 'executive');
  await api(deciding, 'POST', `/territory-proposals/${proposal}/approval`);
  await deciding.leave();
  await noteAccepted(giver, taker, { from: deal.giver ?? '', to: deal.taker ?? '' });
  await giver.leave();
  await taker.leave();
});

async function noteAccepted(giver: Visitor, taker: Visitor, { from, to }: { from: string; to: string }) {
  const { words } = giver;
  const lead = await visit(browser);
  const people = await api<{ rows: { name: string; manager: string | null }[] }>(drawing, 'GET', '/people');
  await signInAsNamed(lead, people.rows.find(({ name }) => name === from)?.manager ?? '');
  const missing = async (day: string) => {
    const home = await api<{ attention: { label: string }[] }>(lead, 'GET', `/home?asOf=${day}`);
    const [told = ''] = words('territories.task_note_missing', { giver: from, taker: to, count: '#' }).split(
      '#',
    );
    return home.attention.filter(({ label }) => label.startsWith(told)).length;
  };
  expect([await missing('2026-04-30'), await missing('2026-05-01')]).toEqual([0, 1]);
  await lead.leave();
  await showScreen(giver, '/hand-over-notes');
  await giver.page.getByRole('button', { name: words('territories.note_write_for', { taker: to }) }).click();
  const panel = giver.page.getByRole('dialog');
  await panel.getByLabel(words('territories.note_contacts')).fill('Directrice des achats');
  await panel.getByLabel(words('territories.note_next_step')).fill('Rappeler en mai');
  expect(await axeViolations(giver.page)).toEqual([]);
  await panel.getByRole('button', { name: words('territories.note_send') }).click();
  await panel.waitFor({ state: 'detached' });

  await taker.page.goto('/');
  await taker.page.getByText(words('territories.task_note_accept', { giver: from })).click();
  const note = taker.page.getByRole('article', {
    name: words('territories.note_between', { giver: from, taker: to }),
  });
  await note.getByRole('button', { name: words('territories.note_accept') }).click();
  await note.getByText(words('territories.note_is_accepted')).waitFor();
  expect(await axeViolations(taker.page)).toEqual([]);
}
