// Presences and rules of proration as short as a test can say them.
import { decimalText, invariant, percentage, plainDate, withoutTrailingZeros } from '@cordee/kernel';
import type { Decimal } from '@cordee/kernel';
import type { Presence } from './presence.ts';
import { prorationField } from './proration-field.ts';
import type { ProrationRule } from './proration-field.ts';

export const span = (from: string, to: string) => ({ from: plainDate(from), to: plainDate(to) });
const effective = (from: string, to: string | null) => ({
  effectiveFrom: plainDate(from),
  effectiveTo: to === null ? null : plainDate(to),
});

export function ruleOf(written: object = {}): ProrationRule {
  const read = prorationField.read(written, '$.proration');
  invariant(read.ok, 'the rule of a test is accepted', { refusals: read.ok ? [] : read.refusal });
  return read.value;
}

type Dates = readonly [from: string, to: string | null];

/** Always there, at full time, unless said otherwise. */
export function presenceOf(
  more: {
    readonly hired?: string;
    readonly left?: string;
    readonly positions?: readonly Dates[];
    readonly times?: readonly (readonly [...Dates, string])[];
    readonly leaves?: readonly (readonly [...Dates, string, string?])[];
  } = {},
): Presence {
  return {
    hiredOn: more.hired === undefined ? null : plainDate(more.hired),
    leftOn: more.left === undefined ? null : plainDate(more.left),
    positions: (more.positions ?? []).map(([from, to]) => effective(from, to)),
    workingTimes: (more.times ?? []).map(([from, to, ratio]) => ({
      ...effective(from, to),
      ratio: percentage(ratio),
    })),
    leaves: (more.leaves ?? []).map(([from, to, type, share = '1']) => ({
      ...effective(from, to),
      type,
      share: percentage(share),
    })),
  };
}

export const textOf = (value: Decimal): string => decimalText(withoutTrailingZeros(value));
