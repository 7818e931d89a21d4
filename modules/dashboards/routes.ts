import { z } from '@hono/zod-openapi';
import {
  civilCalendar,
  GRAINS,
  compareDates,
  ok,
  periodContaining,
  periodsBetween,
  refused,
  type Locale,
  type PlainDate,
  type Role,
  type Scope,
} from '@cordee/kernel';
import {
  endpoint,
  ExplanationAnswer,
  Figure,
  NullableFigure,
  presentExplanation,
  RoleName,
  type Endpoint,
} from '@cordee/platform/http';
import type { AttainmentRow, AttainmentTable } from './attainment.ts';
import { formatPeriod } from '@cordee/messages/explanation';
import { attainmentFacts, type AttainmentFactsDeps } from './attainment-facts.ts';
import { explainAttainment, explainQuota, explainRevenue } from './explain-attainment.ts';
import { homeOf, type HomeFacts } from './home.ts';
import { readAttainment } from './read-attainment.ts';

export type DashboardDeps = AttainmentFactsDeps & {
  readonly payOf: (
    scope: Scope,
  ) => Promise<Pick<HomeFacts, 'personId' | 'waitingRuns' | 'lastStatement' | 'openDisputes'>>;
  readonly homeTasksOf: (scope: Scope, locale: Locale) => Promise<HomeFacts['tasks']>;
};

const nullable = z.string().nullable();
const readers = [
  'executive',
  'revops',
  'manager',
  'seller',
  'finance',
  'marketing',
  'auditor',
] as const satisfies readonly Role[];
const Row = z
  .object({
    id: z.string(),
    name: z.string(),
    team: nullable,
    revenue: Figure,
    quota: NullableFigure,
    attainment: NullableFigure,
  })
  .openapi('AttainmentRow');
const PeriodAnswer = z
  .object({ code: z.string(), from: z.string(), to: z.string(), label: z.string() })
  .openapi('Period');
const AttainmentAnswer = z
  .object({ period: PeriodAnswer, rows: z.array(Row), total: Row, lastPeriod: nullable })
  .openapi('Attainment');
const HomeStep = z
  .object({
    key: z.string(),
    label: z.string(),
    state: z.enum(['done', 'current', 'todo', 'blocked']),
    why: z.string().optional(),
    href: z.string(),
  })
  .openapi('HomeStep');
const HomeAnswer = z
  .object({
    role: RoleName,
    period: z.string(),
    sentences: z.array(z.string()),
    figures: z.array(
      z.object({ key: z.string(), label: z.string(), href: z.string().optional(), figure: Figure }),
    ),
    steps: z.array(HomeStep),
    attention: z.array(z.object({ label: z.string(), why: z.string(), href: z.string() })),
  })
  .openapi('Home');
const roleOrder: readonly Role[] = [
  'revops',
  'finance',
  'executive',
  'manager',
  'seller',
  'marketing',
  'auditor',
  'works_council',
];

function presentRow(row: AttainmentRow, table: AttainmentTable): z.input<typeof Row> {
  const explain = (of: string) =>
    `/attainment/${encodeURIComponent(table.period.code)}/${row.id}/explanation?of=${of}`;
  return {
    id: row.id,
    name: row.name,
    team: row.team,
    revenue: {
      value: row.revenue,
      unit: table.currency,
      explain: explain('revenue'),
      ...(row.quota ? { target: row.quota } : {}),
    },
    quota: row.quota ? { value: row.quota, unit: table.currency, explain: explain('quota') } : null,
    attainment: row.attainment
      ? { value: row.attainment, unit: 'ratio', explain: explain('attainment'), target: '1' }
      : null,
  };
}

const presentPeriod = (period: AttainmentTable['period'], locale: Locale) => ({
  code: period.code,
  from: period.from.toString(),
  to: period.to.toString(),
  label: formatPeriod(period.code, locale),
});

export function dashboardRoutes(deps: DashboardDeps): Endpoint[] {
  return [...attainmentRoutes(deps), ...attainmentReasonRoutes(deps), ...homeRoutes(deps)];
}

function attainmentRoutes(deps: DashboardDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/attainment',
      summary: 'Attainment by seller or team',
      policy: readers,
      query: z.strictObject({
        period: z.string().max(40).optional(),
        by: z.enum(['seller', 'team']).default('seller'),
      }),
      answer: AttainmentAnswer,
      handle: async ({ caller, query, locale }) => {
        const code =
          query.period ?? periodContaining(civilCalendar, 'quarter', caller.scope.asOf.effective)?.code ?? '';
        const read = await readAttainment(deps, caller.scope, code, query.by);
        if (!read.ok) return read;
        const { period, rows, total } = read.value;
        return ok({
          period: presentPeriod(period, locale),
          rows: rows.map((row) => presentRow(row, read.value)),
          total: presentRow(total, read.value),
          lastPeriod: rows.length === 0 ? await lastPeriodWithSales(deps, caller.scope) : null,
        });
      },
    }),
    endpoint({
      method: 'get',
      path: '/periods',
      summary: 'Periods from the first sale to the next quarter, and those that quotas define',
      policy: 'signed_in',
      query: z.strictObject({ grain: z.enum(GRAINS).default('quarter') }),
      answer: z.array(PeriodAnswer),
      handle: async ({ caller, query, locale }) => {
        const { scope } = caller;
        const today = scope.asOf.effective;
        const firstSale = await deps.store.firstSaleOn(scope, await deps.store.revenueBase(scope));
        const first = firstDayOffered(today, firstSale);
        const civil = periodsBetween(civilCalendar, query.grain, first, today.add({ months: 3 }));
        const own = (await deps.quotas.periods(caller.scope)).filter(
          (period) => period.calendar !== civilCalendar.code,
        );
        return ok([...civil, ...own].map((period) => presentPeriod(period, locale)));
      },
    }),
  ];
}

/** Where there is something to see when a period is empty: the quarter of the newest sale. */
async function lastPeriodWithSales({ store }: DashboardDeps, scope: Scope): Promise<string | null> {
  const day = await store.lastSaleOn(scope, await store.revenueBase(scope));
  return day === null ? null : (periodContaining(civilCalendar, 'quarter', day)?.code ?? null);
}

/** A seller, a team, everybody seen, or those whom no team or no seller names. */
const AttainmentId = z.object({
  period: z.string().max(40),
  id: z.union([z.uuid(), z.enum(['total', 'none', 'nobody'])]),
});

const explained = { revenue: explainRevenue, quota: explainQuota, attainment: explainAttainment };

function attainmentReasonRoutes(deps: DashboardDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/attainment/{period}/{id}/explanation',
      summary: 'Why this attainment?',
      policy: readers,
      params: AttainmentId,
      query: z.strictObject({ of: z.enum(['revenue', 'quota', 'attainment']) }),
      answer: ExplanationAnswer,
      handle: async ({ caller, params, query, locale }) => {
        const facts = await attainmentFacts(deps, caller.scope, params.period, params.id);
        if (!facts.ok) return facts;
        const explanation = explained[query.of](facts.value);
        if (!explanation) return refused('dashboards.quota_not_found', { period: params.period });
        return ok(
          presentExplanation(
            explanation,
            locale,
            () => `/attainment/${encodeURIComponent(params.period)}/${params.id}/rows`,
          ),
        );
      },
    }),
    endpoint({
      method: 'get',
      path: '/attainment/{period}/{id}/rows',
      summary: 'The rows behind a revenue figure, by page',
      policy: readers,
      params: AttainmentId,
      query: z.strictObject({
        cursor: z
          .string()
          .regex(/^\d{1,9}$/)
          .optional(),
      }),
      answer: z.object({ rows: z.array(ExplanationAnswer.shape.tree), next: nullable }),
      handle: async ({ caller, params, query, locale }) => {
        const facts = await attainmentFacts(deps, caller.scope, params.period, params.id);
        if (!facts.ok) return facts;
        const offset = Number(query.cursor ?? 0);
        const page = facts.value.sales.slice(offset, offset + 100);
        const rows = page.map(
          (sale) =>
            presentExplanation(
              {
                kind: 'source',
                label: {
                  key: `compensation.kind_${sale.kind}`,
                  args: { code: sale.code, date: { kind: 'date', date: sale.date } },
                },
                value: { kind: 'amount', amount: sale.amount },
                place: sale.place,
              },
              locale,
            ).tree,
        );
        return ok({
          rows,
          next: offset + page.length < facts.value.sales.length ? String(offset + page.length) : null,
        });
      },
    }),
  ];
}

/** Three years back, and further where sales are older; a mistyped year must not offer a thousand months. */
function firstDayOffered(today: PlainDate, firstSale: PlainDate | null): PlainDate {
  const usual = today.subtract({ years: 3 });
  const farthest = today.subtract({ years: 20 });
  if (firstSale === null || compareDates(firstSale, usual) >= 0) return usual;
  return compareDates(firstSale, farthest) < 0 ? farthest : firstSale;
}

function homeRoutes(deps: DashboardDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/home',
      summary: "The caller's home",
      policy: 'signed_in',
      query: z.strictObject({ period: z.string().max(40).optional() }),
      answer: HomeAnswer,
      handle: async ({ caller, query, locale }) => {
        const { scope } = caller;
        const role = roleOrder.find((each) => scope.roles.includes(each)) ?? 'seller';
        const code =
          query.period ?? periodContaining(civilCalendar, 'quarter', scope.asOf.effective)?.code ?? '';
        const quarter = await readAttainment(deps, scope, code, 'team');
        if (!quarter.ok) return quarter;
        const months = periodsBetween(
          civilCalendar,
          'month',
          scope.asOf.effective.subtract({ months: 11 }),
          scope.asOf.effective.add({ days: 1 }),
        );
        const trend = await deps.store.monthlyRevenue(
          scope,
          await deps.store.revenueBase(scope),
          scope.people,
          months,
        );
        const home = homeOf({
          role,
          locale,
          counts: await deps.store.counts(scope),
          quarter: quarter.value,
          trend,
          ...(await deps.payOf(scope)),
          tasks: await deps.homeTasksOf(scope, locale),
        });
        return ok({
          ...home,
          period: code,
          sentences: [...home.sentences],
          figures: [...home.figures],
          steps: [...home.steps],
          attention: [...home.attention],
        });
      },
    }),
  ];
}
