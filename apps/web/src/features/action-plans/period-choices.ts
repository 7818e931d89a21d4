/** The periods that a plan is made for, by code: this month and the next, this quarter and the next, this half, this year. */
export function periodChoices(today: string): { readonly usual: string; readonly codes: readonly string[] } {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const monthCode = (after: number) => {
    const index = year * 12 + month - 1 + after;
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  };
  const quarterCode = (after: number) => {
    const index = year * 4 + Math.floor((month - 1) / 3) + after;
    return `${Math.floor(index / 4)}-Q${(index % 4) + 1}`;
  };
  const half = `${year}-H${month <= 6 ? 1 : 2}`;
  const codes = [quarterCode(0), quarterCode(1), monthCode(0), monthCode(1), half, String(year)];
  return { usual: quarterCode(0), codes };
}

const monthsReviewed = 4;

/** This month and those before it, the latest first: what is reviewed. */
export function lastMonths(today: string): readonly string[] {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  return Array.from({ length: monthsReviewed }, (_, back) => {
    const index = year * 12 + month - 1 - back;
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  });
}
