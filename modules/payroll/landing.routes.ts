// Where the variable pay of a year lands beside its envelope, by plan or by team.
import { z } from '@hono/zod-openapi';
import {
  decimalText,
  minus,
  parseDecimal,
  ok,
  refused,
  type Decimal,
  type Explanation,
  type Scope,
} from '@cordee/kernel';
import { readSetting } from '@cordee/modules/payouts';
import {
  endpoint,
  ExplanationAnswer,
  Figure,
  NullableFigure,
  presentExplanation,
  type Endpoint,
} from '@cordee/platform/http';
import { envelopeSetting, type Envelope } from './envelope-setting.ts';
import { LANDING_FIGURES, landingOf, type LandingUnit } from './landing.ts';
import { landingUnits } from './landing-units.ts';
import { payrollReaders, type PayrollRouteDeps } from './payroll-file.routes.ts';

const Year = z.string().regex(/^20\d\d$/);
const By = z.enum(['plan', 'team']);
const Group = z
  .object({
    key: z.string().openapi({ description: 'The code of the plan, or the name of the team.' }),
    currency: z.string(),
    toDate: Figure,
    rest: Figure,
    landing: Figure,
    low: Figure.openapi({ description: 'With each period left as the smallest one so far.' }),
    high: Figure.openapi({ description: 'With each period left as the largest one so far.' }),
    envelope: NullableFigure,
    margin: NullableFigure.openapi({ description: 'What the envelope leaves: below zero, it is passed.' }),
    periodsDone: z.number().int(),
    periodsLeft: z.number().int(),
    periodsMissing: z.number().int().openapi({ description: 'Past periods of the year without a run.' }),
  })
  .openapi('LandingGroup');

type By = z.output<typeof By>;

export function landingRoutes(deps: PayrollRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/payroll/landing',
      summary: 'Where the variable pay of a year lands beside its envelope, by plan or by team',
      policy: payrollReaders,
      query: z.strictObject({ year: Year, by: By }),
      answer: z.object({ groups: z.array(Group) }).openapi('PayLanding'),
      handle: async ({ caller: { scope }, query: { year, by } }) => {
        const { envelopes } = await readSetting(deps.settings, scope, envelopeSetting);
        const groups = await groupsOf(deps, scope, year, by);
        return ok({ groups: groups.map((units) => present(units, { year, by, envelopes })) });
      },
    }),
    endpoint({
      method: 'get',
      path: '/payroll/landing/explanation',
      summary: 'Why does it land there?',
      policy: payrollReaders,
      query: z.strictObject({
        year: Year,
        by: By,
        key: z.string().max(200),
        currency: z.string().regex(/^[A-Z]{3}$/),
        of: z.enum(LANDING_FIGURES),
      }),
      answer: ExplanationAnswer,
      handle: async ({ caller: { scope }, query: { year, by, key, currency, of }, locale }) => {
        const groups = await groupsOf(deps, scope, year, by);
        const own = groups.find(([first]) => keyOf(first, by) === key && first.currency === currency);
        return own === undefined
          ? refused('payroll.landing_not_found')
          : ok(presentExplanation(landingOf(own, year)[of], locale));
      },
    }),
  ];
}

type Units = readonly [LandingUnit, ...LandingUnit[]];

const keyOf = ({ planCode, team }: LandingUnit, by: By): string => (by === 'plan' ? planCode : team);

async function groupsOf(
  deps: PayrollRouteDeps,
  scope: Scope,
  year: string,
  by: By,
): Promise<readonly Units[]> {
  const units = await landingUnits(deps, scope, Number(year));
  const groups = Map.groupBy(units, (unit) => JSON.stringify([keyOf(unit, by), unit.currency]));
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, [first, ...others]]) => (first === undefined ? [] : [[first, ...others] as const]));
}

type Asked = { readonly year: string; readonly by: By; readonly envelopes: readonly Envelope[] };

function present(units: Units, { year, by, envelopes }: Asked): z.input<typeof Group> {
  const [first] = units;
  const { currency } = first;
  const key = keyOf(first, by);
  const landing = landingOf(units, year);
  const shown = (of: (typeof LANDING_FIGURES)[number]) => {
    const query = new URLSearchParams({ year, by, key, currency, of });
    return {
      value: decimalText(valueOf(landing[of])),
      unit: currency,
      explain: `/payroll/landing/explanation?${query.toString()}`,
    };
  };
  const budget = envelopes.find((each) => each.by === by && each.key === key && String(each.year) === year);
  return {
    key,
    currency,
    toDate: shown('toDate'),
    rest: shown('rest'),
    landing: shown('landing'),
    low: shown('low'),
    high: shown('high'),
    envelope: budget ? { value: budget.amount, unit: currency, explain: null } : null,
    margin: budget ? { value: marginOf(budget, landing.landing), unit: currency, explain: null } : null,
    periodsDone: Math.max(...units.map(({ periods }) => periods.length)),
    periodsLeft: Math.max(...units.map(({ periodsLeft }) => periodsLeft)),
    periodsMissing: Math.max(...units.map(({ periodsMissing }) => periodsMissing)),
  };
}

function marginOf({ amount }: Envelope, landing: Explanation): string {
  const read = parseDecimal(amount);
  return read.ok ? decimalText(minus(read.value, valueOf(landing))) : amount;
}

function valueOf({ value }: Explanation): Decimal {
  return value?.kind === 'amount' ? value.amount.value : { unscaled: 0n, scale: 0 };
}
