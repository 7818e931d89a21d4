// Which quotas of one span add up: each position once for each of its days.
import type { QuotaRow } from './quota.ts';

type Placed = Pick<QuotaRow, 'positionId' | 'periodFrom' | 'periodTo'>;

/** A month's quota within a quarter's of the same position is a part of it, and is not counted again. */
export function outermostQuotas<Row extends Placed>(rows: readonly Row[]): readonly Row[] {
  const byPosition = Map.groupBy(rows, ({ positionId }) => positionId);
  return [...byPosition.values()].flatMap((own) =>
    own.filter((each) => !own.some((other) => holds(other, each))),
  );
}

const holds = (other: Placed, { periodFrom, periodTo }: Placed): boolean =>
  other.periodFrom <= periodFrom &&
  other.periodTo >= periodTo &&
  (other.periodFrom < periodFrom || other.periodTo > periodTo);
