// What an account misses of its norm, and what it leaves to win, as the reasoning from which it can be calculated again.
import {
  decimal,
  label,
  numberOf,
  parameter,
  plainDate,
  ROWS_SHOWN_MAX,
  RowStreamHash,
  step,
  ZERO,
  compareDecimals,
  type Currency,
  type Decimal,
  type Explanation,
  type Label,
  type Quantity,
  type RuleReference,
} from '@cordee/kernel';
import type { InForce } from '../segmented-accounts.ts';
import type { Contact } from './contact.ts';
import type { SegmentCoverage, UnderServed } from './white-space.ts';

/** What of an account has its reasons. */
export const FIGURES = ['left_to_win', 'calls', 'visits', 'minutes'] as const;
export type WhiteSpaceFigure = (typeof FIGURES)[number];

export type WhiteSpaceFacts = {
  readonly inForce: Pick<InForce, 'effectiveFrom'>;
  readonly contacts: readonly Contact[];
  /** The sum of its sales, told with its rows. */
  readonly sales: Explanation;
  readonly currency: Currency;
};

const count = (value: number): Quantity => ({ kind: 'decimal', value: decimal(String(value)) });

/** Null where nobody knows the potential of which something would be left to win. */
export function explainWhiteSpace(
  served: UnderServed,
  of: WhiteSpaceFigure,
  facts: WhiteSpaceFacts,
): Explanation | null {
  switch (of) {
    case 'left_to_win':
      return explainLeftToWin(served, facts);
    case 'calls':
    case 'visits':
      return explainMissing(served, of, facts);
    case 'minutes':
      return explainMinutes(served, facts);
  }
}

/** Accounts of a segment that were spoken to, of all; null where it has none. */
export function explainCoverage(
  { segment, accounts, seen }: SegmentCoverage,
  { effectiveFrom }: Pick<InForce, 'effectiveFrom'>,
): Explanation | null {
  if (accounts === 0) return null;
  const rule = { code: segment.code, version: effectiveFrom };
  const counted = (key: string, value: number) =>
    parameter(count(value), { label: label(key, { segment: segment.name }), rule });
  return step(
    'divide',
    [counted('segments.white_seen_in', seen), counted('segments.white_accounts_in', accounts)],
    {
      label: label('segments.white_coverage_of', { segment: segment.name }),
      rule,
      rounding: { mode: 'half-even', scale: 6 },
    },
  );
}

const ruleOf = ({ segment }: UnderServed, { inForce }: WhiteSpaceFacts): RuleReference => ({
  code: segment.code,
  version: inForce.effectiveFrom,
});

/** The first less the second, and never less than nothing. */
function shortfall(
  [whole, part]: readonly [Explanation, Explanation],
  told: { readonly label: Label; readonly rule: RuleReference },
): Explanation {
  const difference = step('subtract', [whole, part], told);
  const value = numberOf(difference.value);
  if (value !== null && compareDecimals(value, ZERO) >= 0) return difference;
  const nothing = parameter(zeroLike(difference.value), {
    label: label('segments.white_nothing'),
    rule: told.rule,
  });
  return step('maximum', [difference, nothing], told);
}

const zeroLike = (quantity: Quantity): Quantity =>
  quantity.kind === 'amount'
    ? { kind: 'amount', amount: { value: ZERO, currency: quantity.amount.currency } }
    : count(0);

function explainLeftToWin(
  { account }: UnderServed,
  { sales, currency }: WhiteSpaceFacts,
): Explanation | null {
  if (account.potential === null) return null;
  const money = (value: Decimal): Quantity => ({ kind: 'amount', amount: { value, currency } });
  const potential: Explanation = {
    kind: 'source',
    label: label('segments.field_potential'),
    value: money(account.potential),
    place: { entity: account.code },
  };
  return shortfall([potential, sales], {
    label: label('segments.white_left_to_win_of', { account: account.name }),
    rule: { code: 'white_space', version: '1' },
  });
}

function explainMissing(served: UnderServed, of: 'calls' | 'visits', facts: WhiteSpaceFacts): Explanation {
  const { account, segment } = served;
  const rule = ruleOf(served, facts);
  const norm = parameter(count(segment.norm[of]), {
    label: label(`segments.white_norm_${of}`, { segment: segment.name }),
    rule,
  });
  return shortfall([norm, toldContacts(of, facts.contacts)], {
    label: label(`segments.white_missing_${of}_of`, { account: account.name }),
    rule,
  });
}

/** Each contact counts for one. */
function toldContacts(of: 'calls' | 'visits', contacts: readonly Contact[]): Explanation {
  const kind = of === 'calls' ? 'call' : 'meeting';
  const own = contacts.filter((each) => each.kind === kind);
  const stream = new RowStreamHash();
  for (const { id, on } of own) stream.add([id, on]);
  const rows = own.map(({ on }): Explanation => ({
    kind: 'source',
    label: label(`segments.white_${kind}_on`, { day: { kind: 'date', date: plainDate(on) } }),
    value: count(1),
    place: {},
  }));
  return {
    kind: 'sum',
    label: label(`segments.white_held_${of}`),
    value: count(own.length),
    count: own.length,
    rows: own.length > ROWS_SHOWN_MAX ? null : rows,
    rowStreamHash: stream.digest(),
    artefact: null,
    filter: {},
  };
}

function explainMinutes(served: UnderServed, facts: WhiteSpaceFacts): Explanation {
  const rule = ruleOf(served, facts);
  const { callMinutes, visitMinutes } = served.segment.norm;
  const part = (of: 'calls' | 'visits', minutes: number): Explanation =>
    step(
      'multiply',
      [
        explainMissing(served, of, facts),
        parameter(count(minutes), { label: label(`segments.white_minutes_each_${of}`), rule }),
      ],
      { label: label(`segments.white_minutes_${of}`), rule },
    );
  return step('add', [part('calls', callMinutes), part('visits', visitMinutes)], {
    label: label('segments.white_minutes_of', { account: served.account.name }),
    rule,
  });
}
