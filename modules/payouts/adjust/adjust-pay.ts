// Adjustments by hand: one person asks, one by one or by a list; another, within the ceiling of their role, decides.
import {
  compareDecimals,
  decimal,
  minorUnits,
  ok,
  parseDecimal,
  refused,
  toAmount,
  type EntityId,
  type Money,
  type Result,
  type Role,
  type Scope,
} from '@cordee/kernel';
import type { AskedAdjustment } from './adjustment-list.ts';
import type { AdjustmentStore, NewAdjustment } from './adjustment-store.ts';
import { readSetting, type SettingStore } from '../setting/pay-setting.ts';
import { adjustmentSetting, type AdjustmentSetting } from '../setting/pay-settings.ts';
import { gatherPayees, type InputDeps, type PlanRecords } from '../run/plan-records.ts';
import type { PayRequest, RequestStore } from './request-store.ts';
import type { PayeeName } from '../run-store.ts';
import { canonicalAmount } from '../statement/written-cells.ts';

export type AdjustDeps = InputDeps & {
  readonly adjustments: AdjustmentStore;
  readonly requests: RequestStore;
  readonly settings: SettingStore;
  readonly payeeNames: (scope: Scope) => Promise<ReadonlyMap<EntityId, PayeeName>>;
  readonly newId: () => string;
};

type Asked = {
  readonly planCode: string;
  readonly period: string;
  readonly rows: readonly AskedAdjustment[];
};

/** What a line says of an adjustment; which one it is, is given to it. */
type ReadAdjustment = Omit<NewAdjustment, 'id' | 'requestId' | 'batch' | 'reverses'>;

/** A line of a list, read: what it would pay whom and who may accept it, or why it cannot. */
export type CheckedAdjustment = Result<
  ReadAdjustment & {
    readonly payee: string;
    readonly acceptedBy: readonly Role[];
  }
>;

/** Every line by itself, in their order, and nothing is asked yet. Refuses a plan or a period that there is not. */
export async function checkAdjustments(
  deps: Omit<AdjustDeps, 'requests' | 'adjustments'>,
  scope: Scope,
  { planCode, period, rows }: Asked,
): Promise<Result<readonly CheckedAdjustment[]>> {
  const due = await gatherPayees(deps, scope, planCode, period, []);
  if (!due.ok) return due;
  const names = await deps.payeeNames({ ...scope, people: 'all' });
  const byCode = new Map([...names].map(([id, { code }]) => [code.toLowerCase(), id]));
  const setting = await readSetting(deps.settings, scope, adjustmentSetting);
  return ok(
    rows.map((row): CheckedAdjustment => {
      const read = readAdjustment(row, due.value, byCode);
      if (!read.ok) return read;
      const payee = names.get(read.value.payeeId)?.name ?? row.payee;
      return ok({ ...read.value, payee, acceptedBy: rolesFor(read.value.amount, setting) });
    }),
  );
}

/** All of a list or none of it: a line that cannot be read refuses the list, and is named. */
export async function askAdjustments(
  deps: AdjustDeps,
  scope: Scope,
  asked: Asked,
): Promise<Result<{ readonly ids: readonly string[] }>> {
  const checked = await checkAdjustments(deps, scope, asked);
  if (!checked.ok) return checked;
  const batchId = asked.rows.length > 1 ? deps.newId() : null;
  const wanted: NewAdjustment[] = [];
  for (const [index, read] of checked.value.entries()) {
    if (!read.ok) return refused(read.refusal.code, read.refusal.args, { line: index + 1 });
    const { payee: _payee, acceptedBy: _roles, ...adjustment } = read.value;
    const batch = batchId === null ? null : { id: batchId, line: index + 1 };
    wanted.push({ ...adjustment, id: deps.newId(), requestId: deps.newId(), batch, reverses: null });
  }
  const kept = await deps.adjustments.ask(scope, wanted);
  return kept.ok ? ok({ ids: wanted.map(({ id }) => id) }) : kept;
}

function readAdjustment(
  { payee, amount: written, code, reason }: AskedAdjustment,
  { plan, period }: PlanRecords,
  byCode: ReadonlyMap<string, EntityId>,
): Result<ReadAdjustment> {
  const payeeId = byCode.get(payee.trim().toLowerCase());
  if (!payeeId) return refused('payouts.adjustment_payee_not_found', { payee });
  if (reason.trim().length < reasonLettersMin) return refused('payouts.adjustment_reason_short', { payee });
  const amount = amountOf(written, plan.currency);
  if (!amount) return refused('payouts.adjustment_amount_invalid', { amount: written.slice(0, 40) });
  return ok({
    planCode: plan.code,
    periodCode: period.code,
    periodFrom: period.from,
    payeeId,
    code: code.trim() || 'adjustment',
    amount,
    reason: reason.trim(),
  });
}

/** As the table of adjustments asks it too. */
const reasonLettersMin = 3;

/** Whole minor units, and not nothing. */
function amountOf(text: string, currency: Money['currency']): Money | null {
  const read = parseDecimal(canonicalAmount(text));
  const digits = minorUnits(currency);
  if (!read.ok || read.value.unscaled === 0n || read.value.scale > digits) return null;
  return { minor: read.value.unscaled * 10n ** BigInt(digits - read.value.scale), currency };
}

/** Decides on a request to pay an adjustment or to pass a stop. Refuses more than the decider's role may accept. */
export async function decideRequest(
  deps: Pick<AdjustDeps, 'adjustments' | 'requests' | 'settings'>,
  scope: Scope,
  requestId: string,
  decision: { readonly isAccepted: boolean; readonly reason: string | null },
): Promise<Result<null>> {
  const request = (await deps.requests.requests(scope, null)).find(({ id }) => id === requestId);
  if (!request || request.kind === 'void') return refused('payouts.request_not_found');
  if (request.decision !== null) return refused('payouts.already_done_conflict');
  const above = decision.isAccepted && (await isAboveCeiling(deps, scope, request));
  return above ? refused('payouts.adjustment_above_ceiling') : deps.requests.decide(scope, request, decision);
}

/** The adjustments of a list that still wait, together: all are decided, or none. Refuses more than the role may accept. */
export async function decideBatch(
  { adjustments, requests, settings }: Pick<AdjustDeps, 'adjustments' | 'requests' | 'settings'>,
  scope: Scope,
  batchId: string,
  decision: { readonly isAccepted: boolean; readonly reason: string | null },
): Promise<Result<null>> {
  const own = (await adjustments.adjustments({ ...scope, people: 'all' })).filter(
    ({ batch, decision: decided }) => batch?.id === batchId && decided === null,
  );
  if (own.length === 0) return refused('payouts.request_not_found');
  const setting = await readSetting(settings, scope, adjustmentSetting);
  const isAbove = own.some(({ amount }) => !isWithin(amount, scope, setting));
  if (decision.isAccepted && isAbove) return refused('payouts.adjustment_above_ceiling');
  const waiting = new Set(own.map(({ requestId }) => requestId));
  const asked = (await requests.requests(scope, null)).filter(({ id }) => waiting.has(id));
  return requests.decideAll(scope, asked, decision);
}

async function isAboveCeiling(
  { adjustments, settings }: Pick<AdjustDeps, 'adjustments' | 'settings'>,
  scope: Scope,
  { id, kind }: PayRequest,
): Promise<boolean> {
  if (kind !== 'adjustment') return false;
  const setting = await readSetting(settings, scope, adjustmentSetting);
  const all = await adjustments.adjustments({ ...scope, people: 'all' });
  return all.some(({ requestId, amount }) => requestId === id && !isWithin(amount, scope, setting));
}

function isWithin(amount: Money, scope: Scope, setting: AdjustmentSetting): boolean {
  return rolesFor(amount, setting).some((role) => scope.roles.includes(role));
}

/** The roles whose ceiling the amount keeps to, whichever way it goes. */
function rolesFor(amount: Money, { ceilings }: AdjustmentSetting): readonly Role[] {
  const size = toAmount({ ...amount, minor: amount.minor < 0n ? -amount.minor : amount.minor }).value;
  return ceilings.flatMap(({ role, amount: max }) =>
    max === null || compareDecimals(size, decimal(max)) <= 0 ? [role] : [],
  );
}
