import { minusMoney, negatedAmount, plusAmounts, toAmount } from '@cordee/kernel';
import type { Amount, Explanation, Money, Period, RuleReference } from '@cordee/kernel';
import { label, step } from '../earn/step.ts';
import type { ReleasableLine, Sale } from './release-input.ts';

export type Recalculated = {
  readonly period: Period;
  readonly rule: RuleReference;
  /** The lines of the closed period as they stand, corrections already made included. */
  readonly closed: readonly ReleasableLine[];
  /** The same period calculated again from what is known now. */
  readonly again: readonly ReleasableLine[];
};

/**
 * What late data change of a closed period, component by component and sale by sale: the recalculation less what stands.
 * The lines join those of the open period; the closed one is never touched. A component without a difference has no line.
 * Example: 100.00 stood, 80.00 is right → a line of -20.00 that names the closed period.
 */
export function correctionLines(recalculated: Recalculated): readonly ReleasableLine[] {
  const { closed, again } = recalculated;
  const components = [...new Set([...again, ...closed].map(({ component }) => component))];
  return components.flatMap((component) => {
    const of = (lines: readonly ReleasableLine[]) => lines.filter((each) => each.component === component);
    return correctionOf(recalculated, component, [of(closed), of(again)]);
  });
}

function correctionOf(
  { period, rule }: Recalculated,
  component: string,
  [closed, again]: readonly [readonly ReleasableLine[], readonly ReleasableLine[]],
): readonly ReleasableLine[] {
  const [first] = [...again, ...closed];
  if (first === undefined) return [];
  const none: Money = { ...first.payable, minor: 0n };
  const total = (lines: readonly ReleasableLine[]): Money => ({
    ...none,
    minor: lines.reduce((sum, { payable }) => sum + payable.minor, 0n),
  });
  const payable = minusMoney(total(again), total(closed));
  const parts = partsOf(closed, again);
  const hasParts = parts?.some(({ earned }) => earned.value.unscaled !== 0n) ?? false;
  if (payable.minor === 0n && !hasParts) return [];
  const key = { period: period.code };
  const now = again.map(({ explanation }) => explanation);
  const inputs = [
    ...(now.length > 0 ? now : [sourceOf(none, 'compensation.release_correction_none', key)]),
    sourceOf(total(closed), 'compensation.release_correction_before', key),
  ];
  const said = label('compensation.release_correction', key);
  const explanation = step('subtract', inputs, { label: said, rule });
  return [{ component, payable, parts, explanation, pays: first.pays ?? 'money', earnedIn: period }];
}

function sourceOf(money: Money, key: string, args: { readonly period: string }): Explanation {
  return {
    kind: 'source',
    label: label(key, args),
    value: { kind: 'amount', amount: toAmount(money) },
    place: {},
  };
}

/** The differences by sale; null where one of the two is not known sale by sale. */
function partsOf(
  closed: readonly ReleasableLine[],
  again: readonly ReleasableLine[],
): NonNullable<ReleasableLine['parts']> | null {
  const [before, now] = [closed, again].map((lines) => lines.map(({ parts }) => parts ?? null));
  if (before === undefined || now === undefined || [...before, ...now].includes(null)) return null;
  const sums = new Map<string, Sale & { readonly earned: Amount }>();
  for (const part of now.flatMap((parts) => parts ?? [])) addTo(sums, part, part.earned);
  for (const part of before.flatMap((parts) => parts ?? [])) addTo(sums, part, negatedAmount(part.earned));
  return [...sums.values()];
}

function addTo(sums: Map<string, Sale & { readonly earned: Amount }>, sale: Sale, earned: Amount): void {
  const key = `${sale.source}\t${sale.code}`;
  const before = sums.get(key)?.earned;
  const sum = before === undefined ? earned : plusAmounts(before, earned);
  sums.set(key, { source: sale.source, code: sale.code, earned: sum });
}
