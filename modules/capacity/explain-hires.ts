// Why so many hires, and why then: who lacks in a month has begun as long before as the ramp is.
import {
  decimal,
  label,
  parameter,
  step,
  type Explanation,
  type Quantity,
  type RuleReference,
} from '@cordee/kernel';
import type { CapacityPlan, GroupPlan } from './plan-capacity.ts';

const rule: RuleReference = { code: 'capacity', version: '1' };
const upward = { mode: 'ceiling', scale: 0 } as const;
const digits = 6;

type Asked = { readonly month: number | null; readonly team: string | null };

/** Of a month or of the twelve, of a team or of all; null where there is no such team. */
export function explainHires({ groups, months }: CapacityPlan, { month, team }: Asked): Explanation | null {
  const own = groups.filter(({ group }) => team === null || group.territory === team);
  if (own.length === 0) return null;
  const begun = own.flatMap((each) =>
    each.plan.begun
      .filter(({ start }) => month === null || start === month)
      .map((hired) => hiredFor(each, hired, (at) => months[at]?.code ?? '')),
  );
  return begun.length === 0
    ? parameter(sellers('0'), named('hires_none'))
    : step('add', begun, named('hires_all'));
}

type Hired = GroupPlan['plan']['begun'][number];

function hiredFor({ group }: GroupPlan, hired: Hired, codeOf: (at: number) => string): Explanation {
  const [start, lacking] = [codeOf(hired.start), codeOf(hired.lacking)];
  const counted = (value: number) => sellers(value.toFixed(digits));
  const gap = step(
    'subtract',
    [
      parameter(sellers(String(hired.needed)), named('hires_needed', { period: lacking })),
      parameter(counted(hired.inPlace), named('hires_in_place', { period: lacking })),
    ],
    named('hires_gap', { period: lacking }),
  );
  const perStaying = parameter(
    { kind: 'decimal', value: decimal((1 / hired.staying).toFixed(digits)) },
    named('hires_staying', { period: lacking }),
  );
  const exact = step('multiply', [gap, perStaying], named('hires_exact'));
  return step('round', [exact], {
    ...named('hires_of', { team: group.territory, period: start }),
    rounding: upward,
  });
}

const sellers = (count: string): Quantity => ({ kind: 'decimal', value: decimal(count), unit: 'sellers' });

const named = (key: string, args: Readonly<Record<string, string>> = {}) => ({
  label: label(`capacity.${key}`, args),
  rule,
});
