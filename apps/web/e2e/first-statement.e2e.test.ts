// As a newcomer: three filled templates, an empty organisation, and the first own statement. Prints steps and seconds.
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './open-browser.ts';
import { calculateRun } from './steps/calculate-run.ts';
import { createOrganisation } from './steps/create-organisation.ts';
import { goToRoom } from './steps/go-to-room.ts';
import { importFile } from './steps/import-file.ts';
import { publishPlan } from './steps/publish-plan.ts';
import { visit, type Visitor } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** The template as it is offered, with our rows in the place of its example; the words are those of its own columns. */
async function filledTemplate(visitor: Visitor, code: string, rows: readonly Record<string, string>[]) {
  const answer = await visitor.page.request.get(`/api/v1/imports/templates/${code}/csv`);
  const [header = '', notes = ''] = (await answer.text()).replace('\ufeff', '').split(/\r?\n/);
  const columns = header.split(';');
  const lines = rows.map((row) => columns.map((column) => row[column] ?? '').join(';'));
  const unknown = rows.flatMap((row) => Object.keys(row).filter((column) => !columns.includes(column)));
  expect(unknown).toEqual([]);
  const text = `\ufeff${[header, notes, ...lines].join('\r\n')}\r\n`;
  return { name: `${code}.csv`, mimeType: 'text/csv', buffer: Buffer.from(text) };
}

const people = [
  {
    'Code de la personne': 'C1',
    Prénom: 'Awa',
    Nom: 'Lemoine',
    Équipe: 'Nord',
    'Date d’effet': '01/01/2026',
  },
  {
    'Code de la personne': 'C2',
    Prénom: 'Noé',
    Nom: 'Garnier',
    Équipe: 'Nord',
    'Date d’effet': '01/01/2026',
  },
];
const quotas = people.map((person) => ({
  Commercial: person['Code de la personne'],
  Période: 'T3 2026',
  Montant: '100 000,00',
}));
const sales = [
  {
    'Code de l’opération': 'V1',
    Nature: 'commande',
    Date: '15/07/2026',
    Commercial: 'C1',
    Montant: '61 234,56',
  },
  {
    'Code de l’opération': 'V2',
    Nature: 'commande',
    Date: '02/09/2026',
    Commercial: 'C1',
    Montant: '20 000,00',
  },
  {
    'Code de l’opération': 'V3',
    Nature: 'commande',
    Date: '20/08/2026',
    Commercial: 'C2',
    Montant: '40 000,00',
  },
];

test('from the three templates, an empty organisation comes to its first own statement', async () => {
  const visitor = await visit(browser);
  const { page, words } = visitor;
  const steps: { readonly what: string; readonly seconds: number }[] = [];
  const step = async (what: string, act: () => Promise<unknown>) => {
    const start = performance.now();
    await act();
    steps.push({ what, seconds: (performance.now() - start) / 1000 });
  };
  const trial = crypto.randomUUID().slice(0, 8);
  await step('créer son organisation', () =>
    createOrganisation(visitor, {
      organisation: `Première ${trial}`,
      currency: 'EUR',
      name: 'Jeanne Faure',
      email: `jeanne-${trial}@premiere.example`,
      password: 'une corde bien nouée',
    }),
  );
  await step('télécharger les trois modèles', async () => {
    await goToRoom(visitor, 'imports');
    for (const kind of ['people', 'quotas', 'transactions'] as const) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page
          .getByRole('link', { name: words('web.template_of', { kind: words(`web.kind_${kind}`) }) })
          .click(),
      ]);
      expect(
        readFileSync(await download.path())
          .subarray(0, 2)
          .toString(),
      ).toBe('PK');
    }
  });
  for (const [what, code, rows] of [
    ['importer les commerciaux', 'people', people],
    ['importer les objectifs', 'quotas', quotas],
    ['importer les ventes', 'sales', sales],
  ] as const) {
    await step(what, async () =>
      importFile(visitor, { file: await filledTemplate(visitor, code, rows), source: 'tableur' }),
    );
  }
  await step('choisir un plan', () =>
    publishPlan(visitor, {
      name: 'Commission',
      grain: words('web.plan_by_quarter'),
      base: words('compensation.base_order_intake'),
      percent: '2,5',
      from: '2026-01-01',
    }),
  );
  await step('calculer', () => calculateRun(visitor, 'Commission', 'T3 2026'));
  await step('ouvrir le relevé', async () => {
    await page.getByRole('link', { name: 'Awa Lemoine' }).first().click();
    await page
      .getByRole('heading', { name: words('web.statement_title', { payee: 'Awa Lemoine' }) })
      .waitFor();
    // 2.5 % of 81,234.56 is 2,030.864, and 2,030.86 to the cent.
    await page
      .getByRole('button', { name: /2.030,86/ })
      .first()
      .waitFor();
  });
  await visitor.leave();
  const total = steps.reduce((sum, { seconds }) => sum + seconds, 0);
  const lines = steps.map(({ what, seconds }, index) => `  ${index + 1}. ${what}: ${seconds.toFixed(1)} s`);
  process.stderr.write(
    `\nfirst statement: ${steps.length} steps, ${total.toFixed(1)} s of machine time\n${lines.join('\n')}\n`,
  );
  expect(steps).toHaveLength(8);
});
