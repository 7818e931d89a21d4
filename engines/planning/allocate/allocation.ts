import type { NodeBounds } from './node-bounds.ts';
import type { Problem } from './problem.ts';

/** Objectives in steps: of the year by node, and by month (node × months). */
export type Allocation = {
  readonly problem: Problem;
  readonly bounds: NodeBounds;
  readonly years: Float64Array;
  readonly cells: Float64Array;
};
