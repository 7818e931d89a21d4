// What each role's home says first: sentences, figures, what blocks, what waits for this person.
import { m } from '@cordee/messages';
import { formatDate, formatPeriod } from '@cordee/messages/explanation';
import type { Locale, PlainDate, Role } from '@cordee/kernel';
import type { AttainmentTable } from './attainment.ts';
import type { Counts } from './dashboards-store.ts';

type HomeFigure = {
  readonly key: string;
  readonly label: string;
  /** The list that a count counts, where a list says more than a sum would. */
  readonly href?: string;
  readonly figure: {
    readonly value: string;
    readonly unit: string;
    readonly explain: string | null;
    readonly target?: string;
    readonly trend?: string[];
  };
};
type HomeStep = {
  readonly key: string;
  readonly label: string;
  readonly state: 'done' | 'current' | 'todo' | 'blocked';
  readonly why?: string;
  readonly href: string;
};
type HomeAttention = { readonly label: string; readonly why: string; readonly href: string };
export type Home = {
  readonly role: Role;
  readonly sentences: readonly string[];
  readonly figures: readonly HomeFigure[];
  readonly steps: readonly HomeStep[];
  readonly attention: readonly HomeAttention[];
};

export type HomeFacts = {
  readonly role: Role;
  readonly locale: Locale;
  readonly counts: Counts;
  readonly quarter: AttainmentTable;
  readonly trend: readonly string[];
  readonly personId: string | null;
  readonly waitingRuns: readonly { readonly id: string; readonly plan: string; readonly period: string }[];
  /** Those that wait for an answer, the most pressing first. */
  readonly openDisputes: readonly {
    readonly id: string;
    readonly payee: string;
    readonly dueOn: PlainDate;
    readonly isLate: boolean;
  }[];
  /** What other rooms wait for this person to do. */
  readonly tasks: readonly HomeAttention[];
  readonly lastStatement: {
    readonly runId: string;
    readonly payeeId: string;
    readonly period: string;
    readonly amount: string;
    readonly currency: string;
  } | null;
};

export function homeOf(facts: HomeFacts): Home {
  const { role, counts } = facts;
  if (role === 'works_council') return worksCouncilHome(facts);
  if (counts.people === 0 || counts.transactions + counts.deals === 0)
    return {
      role,
      sentences: [m['dashboards.home_begin']({}, { locale: facts.locale })],
      figures: [],
      steps: firstSteps(facts),
      attention: [],
    };
  return {
    role,
    sentences: [sentenceOf(facts)],
    figures: figuresOf(facts),
    steps: role === 'revops' || role === 'finance' ? cycleSteps(facts) : [],
    attention: attentionOf(facts),
  };
}

/** The works council reads the rules: no name, and no figure that one could be inferred from. */
function worksCouncilHome({ role, locale }: HomeFacts): Home {
  const rules = {
    label: m['dashboards.rules_to_read']({}, { locale }),
    why: m['dashboards.rules_to_read_why']({}, { locale }),
    href: '/plans',
  };
  const sentences = [m['dashboards.home_works_council']({}, { locale })];
  return { role, sentences, figures: [], steps: [], attention: [rules] };
}

function sentenceOf({ quarter, locale }: HomeFacts): string {
  const { attainment } = quarter.total;
  const period = formatPeriod(quarter.period.code, locale);
  return attainment === null
    ? m['dashboards.home_no_quota']({ period }, { locale })
    : m['dashboards.home_attainment']({ period, attainment: percent(attainment, locale) }, { locale });
}

function percent(ratio: string, locale: Locale): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(Number(ratio));
}

function figuresOf({ quarter, locale, trend, lastStatement, counts, role }: HomeFacts): HomeFigure[] {
  const { revenue, quota, attainment } = quarter.total;
  const explain = (what: string) => `/attainment/${quarter.period.code}/total/explanation?of=${what}`;
  const figures: HomeFigure[] = [
    {
      key: 'revenue',
      label: m['dashboards.revenue_of']({ period: formatPeriod(quarter.period.code, locale) }, { locale }),
      figure: {
        value: revenue,
        unit: quarter.currency,
        explain: explain('revenue'),
        trend: [...trend],
        ...(quota ? { target: quota } : {}),
      },
    },
  ];
  if (attainment !== null)
    figures.push({
      key: 'attainment',
      label: m['dashboards.attainment_of']({ period: formatPeriod(quarter.period.code, locale) }, { locale }),
      figure: { value: attainment, unit: 'ratio', explain: explain('attainment'), target: '1' },
    });
  if (lastStatement)
    figures.push({
      key: 'pay',
      label: m['dashboards.my_pay']({ period: formatPeriod(lastStatement.period, locale) }, { locale }),
      figure: {
        value: lastStatement.amount,
        unit: lastStatement.currency,
        explain: `/statements/${lastStatement.runId}/${lastStatement.payeeId}/explanation`,
      },
    });
  if (role !== 'seller' && role !== 'manager')
    figures.push({
      key: 'people',
      label: m['dashboards.people_count']({}, { locale }),
      href: '/people?held=true',
      figure: { value: String(counts.holders), unit: 'count', explain: null },
    });
  return figures;
}

function attentionOf(facts: HomeFacts): HomeAttention[] {
  const { waitingRuns, counts, locale, lastStatement, role } = facts;
  const settles = role === 'revops' || role === 'finance' || role === 'executive';
  const runs = (settles ? waitingRuns : []).map((run) => ({
    label: m['dashboards.run_waits'](
      { plan: run.plan, period: formatPeriod(run.period, locale) },
      { locale },
    ),
    why: m['dashboards.run_waits_why']({}, { locale }),
    href: `/runs/${run.id}`,
  }));
  const uncredited =
    counts.uncredited > 0 && (role === 'revops' || role === 'finance')
      ? [
          {
            label: m['dashboards.uncredited']({ count: counts.uncredited }, { locale }),
            why: m['dashboards.uncredited_why']({}, { locale }),
            href: '/transactions?uncredited=true',
          },
        ]
      : [];
  const statement = lastStatement
    ? [
        {
          label: m['dashboards.statement_ready'](
            { period: formatPeriod(lastStatement.period, locale) },
            { locale },
          ),
          why: m['dashboards.statement_ready_why']({}, { locale }),
          href: `/statements/${lastStatement.runId}/${lastStatement.payeeId}`,
        },
      ]
    : [];
  return [...runs, ...disputesOf(facts), ...facts.tasks, ...uncredited, ...statement];
}

/** A seller waits for the answer, the others owe it or speak for the team. */
function disputesOf({ openDisputes, locale }: HomeFacts): HomeAttention[] {
  return openDisputes.map(({ id, payee, dueOn, isLate }) => {
    const day = formatDate(dueOn, locale);
    return {
      label: m['dashboards.dispute_waits']({ payee }, { locale }),
      why: isLate
        ? m['dashboards.dispute_late']({ day }, { locale })
        : m['dashboards.dispute_due']({ day }, { locale }),
      href: `/disputes/${id}`,
    };
  });
}

function firstSteps({ counts, locale }: HomeFacts): HomeStep[] {
  const done = [
    counts.transactions + counts.deals > 0,
    counts.people > 0,
    counts.quotas > 0,
    counts.plans > 0,
  ];
  const current = done.indexOf(false);
  const steps = [
    { key: 'data', label: m['dashboards.step_data']({}, { locale }), href: '/imports/new' },
    { key: 'people', label: m['dashboards.step_people']({}, { locale }), href: '/people' },
    { key: 'quotas', label: m['dashboards.step_quotas']({}, { locale }), href: '/quotas' },
    { key: 'plan', label: m['dashboards.step_plan']({}, { locale }), href: '/plans' },
  ];
  return steps.map((step, index) => ({
    ...step,
    state: done[index] ? 'done' : index === current ? 'current' : 'todo',
  }));
}

function cycleSteps({ counts, locale, waitingRuns }: HomeFacts): HomeStep[] {
  const state = (count: number): HomeStep['state'] => (count > 0 ? 'done' : 'todo');
  return [
    {
      key: 'imports',
      label: m['dashboards.cycle_imports']({}, { locale }),
      state: state(counts.imports),
      href: '/imports',
    },
    {
      key: 'people',
      label: m['dashboards.cycle_people']({}, { locale }),
      state: state(counts.people),
      href: '/people',
    },
    {
      key: 'quotas',
      label: m['dashboards.cycle_quotas']({}, { locale }),
      state: state(counts.quotas),
      href: '/quotas',
    },
    {
      key: 'plans',
      label: m['dashboards.cycle_plans']({}, { locale }),
      state: state(counts.plans),
      href: '/plans',
    },
    {
      key: 'runs',
      label: m['dashboards.cycle_runs']({}, { locale }),
      state: waitingRuns.length > 0 ? 'current' : state(counts.runs),
      href: '/runs',
      ...(waitingRuns.length > 0 ? { why: m['dashboards.run_waits_why']({}, { locale }) } : {}),
    },
  ];
}
