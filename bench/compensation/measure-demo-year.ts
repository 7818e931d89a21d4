// The last whole year of the demo company: every run of its plans, one after the other, over the copies that are there.
import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { DEMO_SEED, DEMO_TODAY, demoScope, generateCompany, loadDemo } from '@cordee/demo';
import {
  civilCalendar,
  invariant,
  periodsBetween,
  plainDate,
  type Period,
  type Scope,
  type TenantId,
} from '@cordee/kernel';
import { calculateRun } from '@cordee/modules/payouts';
import { openTestApplication, type TestApplication } from '@cordee/server/test-application';
import type { Check, Figure } from '../report.ts';
import { medianGo } from './median.ts';

const goes = 3;
const calm = { progress: () => undefined, check: () => undefined };

type Measured = { readonly checks: readonly Check[]; readonly figures: readonly Figure[] };
type Asked = { readonly planCode: string; readonly period: Period };

export async function measureDemoYear(): Promise<Measured> {
  const app = await openTestApplication();
  try {
    const company = generateCompany({ seed: DEMO_SEED, scale: 1, today: DEMO_TODAY });
    const keepFile = (tenant: TenantId, content: Readable) => app.application.documents.put(tenant, content);
    await loadDemo({ ...app.application, keepFile, setInstant: () => undefined }, company, () => undefined);
    const scope = demoScope(company, 'revops');
    const year = Number(company.organisation.today.slice(0, 4)) - 1;
    const [first, next] = [plainDate(`${year}-01-01`), plainDate(`${year + 1}-01-01`)];
    const asked = company.plans
      .filter(({ code }) => code.endsWith(String(year)))
      .flatMap(({ code, grain }) =>
        periodsBetween(civilCalendar, grain, first, next).map((period) => ({ planCode: code, period })),
      );
    return await yearPaid(app, scope, asked);
  } finally {
    await app.stop();
  }
}

async function yearPaid(
  { application }: TestApplication,
  scope: Scope,
  asked: readonly Asked[],
): Promise<Measured> {
  const payAll = async () => {
    const paid: { readonly hash: string; readonly payees: number }[] = [];
    for (const { planCode, period } of asked) {
      const run = await calculateRun(
        application.runs,
        scope,
        { runId: randomUUID(), planCode, period: period.code },
        calm,
      );
      invariant(run.ok, 'a past period of the demo can be paid', { planCode, period: period.code });
      paid.push(run.value);
    }
    return paid;
  };
  const first = await payAll();
  const { again, seconds, processorSeconds } = await medianGo(
    goes,
    async () => {
      const before = process.cpuUsage();
      const startedAt = performance.now();
      const paid = await payAll();
      const took = (performance.now() - startedAt) / 1000;
      const { user, system } = process.cpuUsage(before);
      return { again: paid, seconds: took, processorSeconds: (user + system) / 1e6 };
    },
    (go) => go.seconds,
  );
  const payees = again.reduce((sum, run) => sum + run.payees, 0);
  return {
    checks: [
      {
        claim: 'runs of the demo that give the same hash again',
        tried: asked.length,
        violated: again.filter(({ hash }, index) => hash !== first[index]?.hash).length,
      },
    ],
    figures: [
      {
        what: `the demo company's whole year: ${asked.length} runs, ${payees} payslips, median of ${goes}`,
        value: seconds,
        unit: 's',
        goal: 2,
      },
      {
        what: '· processor time of Node and DuckDB in it',
        value: processorSeconds,
        unit: 's',
        goal: null,
      },
    ],
  };
}
