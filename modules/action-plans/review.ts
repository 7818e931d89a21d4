// A month of a plan: what was planned, what was done and how well, what it brought, and what to change.
import type { Side } from './plan.ts';

export type MonthReview = {
  readonly id: string;
  readonly month: string;
  readonly side: Side;
  readonly by: string;
  readonly at: string;
  readonly result: string;
  readonly toChange: string;
};
