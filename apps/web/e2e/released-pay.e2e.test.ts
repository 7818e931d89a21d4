// What is earned is not always paid at once: the statement says what waits and until when, and where an advance stands.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from './axe-violations.ts';
import { openBrowser } from './open-browser.ts';
import { showScreen } from './screens.ts';
import { calculateRun } from './steps/calculate-run.ts';
import { createOrganisation } from './steps/create-organisation.ts';
import { importFile } from './steps/import-file.ts';
import { officeFile } from './steps/office-file.ts';
import { signInAs } from './steps/sign-in-as.ts';
import { visit } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const plan = {
  format: 'cordee-plan/1',
  code: 'terrain',
  name: 'Terrain',
  version: '1',
  semantics: 1,
  currency: 'EUR',
  calendar: 'civil',
  grain: 'month',
  measures: [{ code: 'orders', base: 'order_intake', aggregation: 'amount' }],
  components: [
    { code: 'commission', type: 'percentage_of_measure', args: { measure: 'orders', rate: '0.1' } },
  ],
  release: {
    schedule: [
      {
        component: 'commission',
        shares: [
          { share: '0.6', on: 'period_end' },
          { share: '0.4', on: 'months_after', months: 3 },
        ],
      },
    ],
    draws: [{ code: 'demarrage', amount: '1500', recovery: { amount_max: '400' } }],
  },
};

test('a statement tells what waits, until when, and what an advance leaves to recover', async () => {
  const visitor = await visit(browser);
  const { page, words } = visitor;
  const trial = crypto.randomUUID().slice(0, 8);
  await createOrganisation(visitor, {
    organisation: `Versement ${trial}`,
    currency: 'EUR',
    name: 'Jeanne Faure',
    email: `jeanne-${trial}@release.example`,
    password: 'une corde bien nouée',
  });
  const people = officeFile(
    'personnes.csv',
    "Code de la personne;Prénom;Nom;Équipe;Date d'effet",
    'C1;Awa;Lemoine;Nord;01/01/2025',
  );
  await importFile(visitor, { file: people, kind: words('web.kind_people'), source: 'tableur' });
  const sold = officeFile(
    'ventes.csv',
    "Code de l'opération;Nature;Date;Commercial;Montant",
    'V1;commande;10/06/2026;C1;10 000,00',
  );
  await importFile(visitor, { file: sold, kind: words('web.kind_transactions'), source: 'tableur' });
  const send = async (path: string, data: object) => {
    const answer = await page.request.post(`/api/v1${path}`, { data });
    expect(answer.ok(), await answer.text()).toBe(true);
  };
  await send('/plans', { document: plan, effectiveFrom: '2026-01-01' });
  const { rows } = (await (await page.request.get('/api/v1/people')).json()) as { rows: { id: string }[] };
  const cells = rows.map(({ id }) => ({ payeeId: id, from: '2026-01-01', planCode: plan.code }));
  await send('/plan-assignments', { cells });
  await calculateRun(visitor, plan.name, 'juin 2026');
  await page.getByRole('link', { name: 'Awa Lemoine' }).first().click();
  const waiting = page.getByRole('region', { name: words('web.release_waiting') });
  await waiting.getByText('400,00').waitFor();
  await page.getByText(words('web.release_balance_draw', { name: 'demarrage' })).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await visitor.leave();
});

test('a hunter of the demo reads which orders wait for their customer, and what the advance of the quarter leaves', async () => {
  const visitor = await visit(browser);
  const { page, words } = visitor;
  await signInAs(visitor, 'seller');
  await showScreen(visitor, '/statements/mine');
  const waiting = page.getByRole('grid', { name: words('web.release_waiting') });
  await waiting.waitFor();
  expect(await waiting.getByText(/^CMD-/).count()).toBeGreaterThan(0);
  const draw = words('web.release_balance_draw', { name: 'Premier trimestre' });
  const balance = page.getByRole('row').filter({ hasText: draw });
  expect(await balance.textContent()).toMatch(/[1-9]\d*,\d\d.€/);
  await visitor.leave();
});
