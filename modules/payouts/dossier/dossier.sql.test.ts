import { afterAll, describe, expect, it } from 'vitest';
import { readDossier } from './dossier-read.ts';
import { verifyDossier } from './dossier-verify.ts';
import { invoicePlan, openPayCompany, paid, type PayCompany } from '../pay-run.sql.test-support.ts';

const opened: PayCompany[] = [];
afterAll(async () => {
  for (const { app } of opened) await app.stop();
});

const released = {
  ...invoicePlan('1', '0.1'),
  release: {
    schedule: [
      {
        component: null,
        shares: [
          { share: '0.5', on: 'period_end' },
          { share: '0.5', on: 'year_end' },
        ],
      },
    ],
    draws: [{ code: 'start', amount: '100', to: '2026-02-01' }],
  },
};
const ranked = {
  ...invoicePlan('1', '0.1'),
  components: [
    ...invoicePlan('1', '0.1').components,
    { code: 'podium', type: 'rank', args: { measure: 'invoiced', amounts: ['300', '100'] } },
  ],
};

async function companyWith(plan: object): Promise<PayCompany> {
  const company = await openPayCompany({ plan });
  opened.push(company);
  await company.invoices(
    'F1;invoice;2026-01-10;1000;S1',
    'F2;invoice;2026-01-11;2000;S2',
    'F3;invoice;2026-02-12;3000;S1',
  );
  return company;
}

/** The dossier of a payee as its file is read again. */
async function dossierOf({ app, revops, payees }: PayCompany, run: string, payee: string) {
  const chainAt = async () => null;
  const id = payees[payee];
  if (!id) throw new Error('a payee of the company');
  const found = paid(await readDossier({ ...app.application.runs, chainAt }, revops.scope, run, id));
  return JSON.parse(JSON.stringify(found.dossier)) as Record<string, unknown>;
}

describe('the dossier of a run', () => {
  it.each([
    ['that pays at once', invoicePlan('1', '0.1')],
    ['that holds shares and advances', released],
    ['that ranks sellers', ranked],
  ])(
    '%s holds when it is calculated again',
    async (_what, plan) => {
      const company = await companyWith(plan);
      const first = await company.calculate('2026-01');
      await company.settle(first);
      await company.invoices('F4;invoice;2026-01-20;500;S1');
      const second = await company.calculate('2026-02');
      for (const run of [first, second])
        for (const payee of ['S1', 'S2', 'S3']) {
          const dossier = await dossierOf(company, run, payee);
          const verdict = verifyDossier(dossier);
          expect(verdict).toMatchObject({ ok: true, value: { changed: [], differences: [] } });
          expect(verdict.ok && verdict.value.replayed).toBeGreaterThan(0);
        }
    },
    120_000,
  );
});
