import { compareDates, type EntityId, type Percentage, type PlainDate } from '@cordee/kernel';
import type { Reporting } from '@cordee/engine-compensation';

/** Who is above a payee on which days, and the share that counts for that manager. */
export type ManagementLine = {
  readonly payee: EntityId;
  readonly manager: EntityId;
  readonly share: Percentage;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
};

export type Levels = { readonly levels: number; readonly shares: readonly Percentage[] };

/**
 * The hierarchy as days, level by level: crediting asks for the managers of a day, SQL joins the days. Null where one
 * person has two managers on one day, which crediting settles sale by sale. A circle ends the line, as in crediting.
 */
export function managementLines(
  reports: readonly Reporting[],
  { levels, shares }: Levels,
): readonly ManagementLine[] | null {
  const above = Map.groupBy(reports, ({ payee }) => payee);
  if ([...above.values()].some(overlap)) return null;
  return [...above.keys()].flatMap((payee) => climb({ payee, line: [payee], from: null, to: null }));

  function climb(step: Step): readonly ManagementLine[] {
    const level = step.line.length - 1;
    const share = shares[level] ?? shares.at(-1);
    if (level >= levels || share === undefined) return [];
    return (above.get(step.line.at(-1) ?? step.payee) ?? []).flatMap((reporting) => {
      const days = within(step, reporting);
      if (days === null || step.line.includes(reporting.manager)) return [];
      const line = [...step.line, reporting.manager];
      const own = { payee: step.payee, manager: reporting.manager, share, ...days };
      return [own, ...climb({ payee: step.payee, line, ...days })];
    });
  }
}

type Step = {
  readonly payee: EntityId;
  readonly line: readonly EntityId[];
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
};

function within(
  step: Step,
  { effectiveFrom, effectiveTo }: Reporting,
): Pick<ManagementLine, 'from' | 'to'> | null {
  const from = step.from === null || compareDates(step.from, effectiveFrom) < 0 ? effectiveFrom : step.from;
  const to =
    step.to === null || (effectiveTo !== null && compareDates(effectiveTo, step.to) < 0)
      ? effectiveTo
      : step.to;
  return to !== null && compareDates(from, to) >= 0 ? null : { from, to };
}

function overlap(own: readonly Reporting[]): boolean {
  if (own.length < 2) return false;
  const ordered = own.toSorted((a, b) => compareDates(a.effectiveFrom, b.effectiveFrom));
  return ordered.some((each, index) => {
    const next = ordered[index + 1];
    return (
      next !== undefined &&
      (each.effectiveTo === null || compareDates(next.effectiveFrom, each.effectiveTo) < 0)
    );
  });
}
