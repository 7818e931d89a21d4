// Where a row of a scale stands in the drawing, and what a place of the drawing means. Drawings place pixels, so they may
// use binary numbers; what goes into the plan is a whole number of steps, written exactly.
export const WIDTH = 520;
export const HEIGHT = 260;
const MARGIN = { left: 52, right: 14, top: 14, bottom: 34 };

export type CurvePoint = { readonly from: number; readonly rate: number };
export type CurveScale = {
  readonly fromEnd: number;
  readonly rateEnd: number;
  /** How many steps make 1: a hundredth of the quota, or less than 1 for large amounts. */
  readonly fromSteps: number;
  readonly rateSteps: number;
};

export function scaleOf(points: readonly CurvePoint[]): CurveScale {
  const fromEnd = roundEnd(Math.max(...points.map(({ from }) => from), 0.8) * 1.2);
  const rateEnd = roundEnd(Math.max(...points.map(({ rate }) => rate), 0.008) * 1.2);
  const fromSteps = fromEnd <= 10 ? 100 : 1 / 10 ** Math.max(0, Math.floor(Math.log10(fromEnd)) - 2);
  return { fromEnd, rateEnd, fromSteps, rateSteps: rateEnd <= 0.5 ? 1000 : 100 };
}

/** The least four steps of 1, 2, 2.5 or 5 that hold a figure, so that the axis has round numbers. */
function roundEnd(figure: number): number {
  const size = 10 ** Math.floor(Math.log10(figure / 4));
  const step = [1, 2, 2.5, 5, 10].find((each) => each * size * 4 >= figure) ?? 10;
  return step * size * 4;
}

export const xOf = ({ fromEnd }: CurveScale, from: number): number =>
  MARGIN.left + (Math.min(from, fromEnd) / fromEnd) * (WIDTH - MARGIN.left - MARGIN.right);

export const yOf = ({ rateEnd }: CurveScale, rate: number): number =>
  HEIGHT - MARGIN.bottom - (Math.min(rate, rateEnd) / rateEnd) * (HEIGHT - MARGIN.top - MARGIN.bottom);

/** The nearest steps to a place of the drawing, never below zero. */
export function stepsAt(scale: CurveScale, x: number, y: number): { from: number; rate: number } {
  const along = (x - MARGIN.left) / (WIDTH - MARGIN.left - MARGIN.right);
  const up = (HEIGHT - MARGIN.bottom - y) / (HEIGHT - MARGIN.top - MARGIN.bottom);
  const most = { from: scale.fromEnd * scale.fromSteps, rate: scale.rateEnd * scale.rateSteps };
  return {
    from: Math.round(Math.min(Math.max(0, along), 1) * most.from),
    rate: Math.round(Math.min(Math.max(0, up), 1) * most.rate),
  };
}

/** A row stays between its neighbours, one step away at least. */
export function keptInOrder(
  wanted: number,
  index: number,
  points: readonly CurvePoint[],
  fromSteps: number,
): number {
  const stepsOf = (point: CurvePoint | undefined) => (point ? Math.round(point.from * fromSteps) : null);
  const [before, after] = [stepsOf(points[index - 1]), stepsOf(points[index + 1])];
  const least = before === null ? 0 : before + 1;
  const most = after === null ? Number.MAX_SAFE_INTEGER : after - 1;
  return Math.min(Math.max(wanted, least), Math.max(least, most));
}

/** The line through the rows: straight between them, or a stair that ends where the drawing does. */
export function linePoints(points: readonly CurvePoint[], scale: CurveScale, isStraight: boolean): string {
  const last = points.at(-1);
  const ended = last ? [...points, { from: scale.fromEnd, rate: last.rate }] : [];
  return ended
    .flatMap((point, index) => {
      const previous = ended[index - 1];
      const corner = !isStraight && previous ? [{ from: point.from, rate: previous.rate }] : [];
      return [...corner, point];
    })
    .map(({ from, rate }) => `${xOf(scale, from).toFixed(1)},${yOf(scale, rate).toFixed(1)}`)
    .join(' ');
}
