import { calculatePlan, parsePlan } from '@cordee/engine-compensation';
import type {
  EarnResult,
  PayeeFacts,
  PayeeTerm,
  Plan,
  PlanFacts,
  QuotaRow,
  Transaction,
} from '@cordee/engine-compensation';
import {
  amount,
  civilCalendar,
  decimal,
  derivedId,
  invariant,
  moneyText,
  percentage,
  percentageText,
  periodByCode,
  plainDate,
  tenantId,
} from '@cordee/kernel';
import type { EntityId } from '@cordee/kernel';
import type { Story, StoryExpectation, StoryPayee, StoryQuota, StoryTransaction } from './story.ts';

const TENANT = tenantId('018f0000-0000-7000-8000-000000000001');

/** What came of a story, in the words of its file, with the results themselves for further checks. */
export type ToldStory = {
  readonly plan: Plan;
  readonly expected: readonly StoryExpectation[];
  readonly creditedToNobody: Story['creditedToNobody'];
  readonly results: readonly EarnResult[];
};

/** Calculates a story by the engine's own stages. A plan that is refused throws with its refusals. */
export function tellStory(story: Story): ToldStory {
  const plan = parsePlan(story.plan);
  invariant(plan.ok, 'the plan of the story is refused', { refusals: plan.ok ? [] : plan.refusal });
  const calculated = calculatePlan(plan.value, factsOf(story));
  return {
    plan: plan.value,
    results: calculated.results,
    expected: story.payees.map((payee) => outcomeOf(story, payee, calculated.results)),
    creditedToNobody: calculated.uncredited.map(({ transaction, reason }) => ({
      transaction: transaction.code,
      reason,
    })),
  };
}

function factsOf(story: Story): PlanFacts {
  const period = periodByCode(civilCalendar, story.period);
  invariant(period.ok, 'the story names a civil period', { period: story.period });
  return {
    period: period.value,
    transactions: story.transactions.map((each, index) => transactionOf(each, story, index + 2)),
    assignments: story.payees.map((payee) => ({
      payee: idOf(payee.code),
      effectiveFrom: plainDate(payee.from),
      effectiveTo: payee.to === null ? null : plainDate(payee.to),
    })),
    payees: story.payees.map((payee) => payeeOf(payee, story)),
  };
}

function transactionOf(written: StoryTransaction, story: Story, line: number): Transaction {
  return {
    source: 'story',
    code: written.code,
    kind: written.kind,
    date: plainDate(written.date),
    amount: amount(written.amount, written.currency ?? story.plan.currency),
    seller: written.seller === null ? null : idOf(written.seller),
    product: written.product ?? null,
    channel: written.channel ?? null,
    origin: written.origin ?? null,
    place: { document: 'sales.csv', line },
  };
}

function payeeOf(written: StoryPayee, story: Story): PayeeFacts {
  const { commission_rate: rate, target_incentive: incentive } = written.terms ?? {};
  const place = { document: 'people.csv', line: 2 };
  const terms: PayeeTerm[] = [];
  if (rate !== undefined)
    terms.push({ code: 'commission_rate', value: { kind: 'percentage', ratio: percentage(rate) }, place });
  if (incentive !== undefined) {
    terms.push({
      code: 'target_incentive',
      value: { kind: 'amount', amount: amount(incentive, story.plan.currency) },
      place,
    });
  }
  const quotas = (written.quotas ?? []).map((quota, index) => quotaOf(quota, story, index + 2));
  return { payee: idOf(written.code), quotas, terms };
}

function quotaOf(written: StoryQuota, story: Story, line: number): QuotaRow {
  const target: QuotaRow['target'] =
    written.units === undefined
      ? { kind: 'amount', amount: amount(written.amount ?? '', written.currency ?? story.plan.currency) }
      : { kind: 'units', units: decimal(written.units) };
  return {
    measure: written.measure,
    dimension: written.dimension ?? null,
    target,
    place: { document: 'quotas.csv', line },
  };
}

/** The outcome with just the parts that the story's expectation speaks of. */
function outcomeOf(story: Story, payee: StoryPayee, results: readonly EarnResult[]): StoryExpectation {
  const result = results.find((each) => each.payee === idOf(payee.code));
  invariant(result !== undefined, 'every payee has a result', { payee: payee.code });
  const expected = story.expected.find((each) => each.payee === payee.code);
  const lines = Object.fromEntries(result.lines.map((line) => [line.component, moneyText(line.payable)]));
  const issues = Object.fromEntries(result.issues.map((issue) => [issue.component, issue.refusal.code]));
  return {
    payee: payee.code,
    ...(expected?.attainment === undefined
      ? {}
      : { attainment: attainments(result, Object.keys(expected.attainment)) }),
    lines,
    ...(result.issues.length === 0 ? {} : { issues }),
    payable: moneyText(result.payable),
  };
}

function attainments(result: EarnResult, measures: readonly string[]): Readonly<Record<string, string>> {
  const named = result.attainments.filter(({ measure }) => measures.includes(measure));
  return Object.fromEntries(
    named.map(({ measure, attainment }) => [
      measure,
      attainment.ok ? percentageText(attainment.value) : attainment.refusal.code,
    ]),
  );
}

function idOf(code: string): EntityId {
  return derivedId(TENANT, 'story', code);
}
