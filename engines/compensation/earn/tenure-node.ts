import { compareDates, decimal, ok, refused } from '@cordee/kernel';
import type { Result, SourceNode } from '@cordee/kernel';
import type { PayeeInput } from './payee-input.ts';
import { label } from './step.ts';

/**
 * Whole months from the hire to the first day of the period; 0 for who is hired during it. Refuses
 * compensation.hire_unknown. Example: hired on 1 January, in May: 4.
 */
export function tenureNode({ presence, period, payee }: PayeeInput): Result<SourceNode> {
  const hired = presence?.hiredOn ?? null;
  if (hired === null) return refused('compensation.hire_unknown');
  const months =
    compareDates(hired, period.from) > 0 ? 0 : hired.until(period.from, { largestUnit: 'month' }).months;
  return ok({
    kind: 'source',
    label: label('compensation.tenure_months'),
    value: { kind: 'decimal', value: decimal(String(months)) },
    place: { entity: payee },
  });
}
