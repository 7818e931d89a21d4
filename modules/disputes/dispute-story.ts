// An accepted dispute as a test case of the plan: what the payee sold and was due, without a name or a number of anybody.
import {
  decimalText,
  moneyText,
  percentageText,
  plainDate,
  refused,
  ok,
  type Result,
  type Scope,
} from '@cordee/kernel';
import { gatherInputs, earnPayee, type Run } from '@cordee/modules/payouts';
import { stateOf, type Dispute } from './dispute.ts';
import type { DisputeDeps } from './open-dispute.ts';

const payee = 'payee';

/**
 * The case of the payee's period as it is known today, in the format cordee-case/1: with what the outcome has corrected
 * in the files, it says what the plan must pay from now on. Refuses a dispute that was not accepted, and a line that a release made.
 */
export async function disputeStory(
  deps: DisputeDeps,
  scope: Scope,
  dispute: Dispute,
): Promise<Result<object>> {
  if (stateOf(dispute) !== 'accepted') return refused('disputes.not_accepted');
  if (dispute.answer.code === 'release') return refused('disputes.story_of_release');
  const run = await runOf(deps, scope, dispute);
  if (!run) return refused('disputes.no_statement');
  const effective = run.period.to.subtract({ days: 1 });
  const atEnd = { ...scope, people: 'all', positions: 'all', asOf: { ...scope.asOf, effective } } as const;
  const record =
    (await deps.runs.plans.plan(atEnd, run.planCode)) ??
    (await deps.runs.plans.plan(
      { ...atEnd, asOf: { ...scope.asOf, effective: plainDate('9999-12-31') } },
      run.planCode,
    ));
  const gathered = await gatherInputs(deps.runs, atEnd, run.planCode, run.period.code, [dispute.payeeId]);
  if (!gathered.ok) return gathered;
  const [inputs] = gathered.value.payees;
  if (!record || !inputs) return refused('disputes.no_statement');
  const result = earnPayee(gathered.value, inputs);
  const numbered = new Map(inputs.sales.map((sale, index) => [sale, `T${index + 1}`]));
  return ok({
    format: 'cordee-case/1',
    story: { fr: 'Réclamation acceptée.', en: 'Dispute accepted.' },
    plan: record.document,
    periods: [run.period.code],
    people: inputs.assignments.map(({ effectiveFrom, effectiveTo }) => ({
      code: payee,
      from: effectiveFrom.toString(),
      to: effectiveTo?.toString() ?? null,
      terms: Object.fromEntries(
        inputs.terms.map(({ code, value }) => [
          code,
          value.kind === 'percentage' ? percentageText(value.ratio) : decimalText(value.amount.value),
        ]),
      ),
    })),
    quotas: inputs.quotas.map(({ measure, dimension, target }) => ({
      payee,
      measure,
      ...(dimension === null ? {} : { dimension }),
      ...(target.kind === 'units'
        ? { units: decimalText(target.units) }
        : { amount: decimalText(target.amount.value) }),
    })),
    transactions: inputs.sales.map((sale) => ({
      code: numbered.get(sale) ?? '',
      kind: sale.kind,
      date: sale.date.toString(),
      amount: decimalText(sale.amount.value),
      currency: sale.amount.currency,
      seller: payee,
      ...(sale.product === null ? {} : { product: sale.product }),
      ...(sale.channel === null ? {} : { channel: sale.channel }),
    })),
    expected: [
      {
        payee,
        lines: Object.fromEntries(
          result.lines.map(({ component, payable }) => [component, moneyText(payable)]),
        ),
        payable: moneyText(result.payable),
      },
    ],
    credited_to_nobody: [],
  });
}

/** The run of a disputed line; of a missing sale, the payee's newest run at its day or after. */
async function runOf(
  { runs }: DisputeDeps,
  scope: Scope,
  { subject, payeeId }: Dispute,
): Promise<Run | undefined> {
  if (subject.kind === 'line') return runs.store.run(scope, subject.runId);
  for (const run of await runs.store.runs(scope)) {
    const lines = await runs.store.lines({ ...scope, people: [payeeId] }, run.id);
    if (run.state !== 'voided' && lines.length > 0) return run;
  }
  return undefined;
}
