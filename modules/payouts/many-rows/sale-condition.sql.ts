// The filters and bands of a measure or a crediting rule, as a condition for set-based SQL.
import { ALWAYS, decimalText, ok, refused, type PlainDate, type Result } from '@cordee/kernel';
import type { Measure } from '@cordee/engine-compensation';
import type { SaleCondition, SaleField } from '@cordee/platform/compute';
import type { MemoryNeed } from '../run/memory-need.ts';

type Given = Pick<Measure, 'filters' | 'bands'> & {
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
};

type Band = Measure['bands'][number];

const boundScaleMax = 8;

/** Refuses payouts.many_rows_unsupported for a number among the attributes, and a bound finer than SQL compares. */
export function saleConditionOf({ filters, bands, from, to }: Given): Result<SaleCondition> {
  const own = bands.flatMap((band) => {
    const field = numbers.find((each) => each === band.field);
    return field === undefined || isTooFine(band) ? [] : [{ field, ...boundsOf(band) }];
  });
  const other = bands.find((band) => isOfAttribute(band) || isTooFine(band));
  if (other !== undefined)
    return refused('payouts.many_rows_unsupported', {
      need: 'field' satisfies MemoryNeed,
      what: other.field,
    });
  return ok({
    days: { from: (from ?? ALWAYS).toString(), to: to?.toString() ?? null },
    filters: filters.map(({ field, values }) => ({ field: saleField(field), values })),
    bands: own,
  });
}

const fields = ['kind', 'product', 'channel', 'origin', 'customer', 'territory'] as const;
const numbers = ['amount', 'quantity', 'margin'] as const;

/** What is no field of a sale is an attribute of it. */
function saleField(name: string): SaleField {
  return fields.find((each) => each === name) ?? { attribute: name };
}

export function isOfAttribute({ field }: Band): boolean {
  return !numbers.some((each) => each === field);
}

export function isTooFine({ at_least: atLeast, below }: Band): boolean {
  return [atLeast, below].some((bound) => bound !== null && bound.scale > boundScaleMax);
}

export function boundsOf({ at_least: atLeast, below }: Band) {
  return {
    atLeast: atLeast === null ? null : decimalText(atLeast),
    below: below === null ? null : decimalText(below),
  };
}
