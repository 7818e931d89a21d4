export { afterSales } from './after-sales.ts';
export type { AfterSales } from './after-sales.ts';
export { isActive } from './limit-window.ts';
export type {
  Adjustment,
  Cancellation,
  Collection,
  ReleasableLine,
  ReleaseInput,
  Sale,
} from './release-input.ts';
export type { Release } from './release-field.ts';
export { PAY_LINES } from './release-result.ts';
export type {
  Balance,
  LostLine,
  PayLine,
  ReleasedLine,
  ReleaseIssue,
  ReleaseResult,
  ScheduledLine,
  Withheld,
} from './release-result.ts';
export { NOTHING_RELEASED } from './release-state.ts';
export type {
  CarriedExcess,
  DrawBalance,
  EarnedShare,
  HeldShare,
  ReleaseState,
  WindowBalance,
} from './release-state.ts';
export { releasePeriod } from './release-period.ts';
export { correctionLines } from './correction-lines.ts';
export type { Recalculated } from './correction-lines.ts';
export { readReleaseState, writeReleaseState } from './release-state-json.ts';
export { scheduleOf } from './release-balances.ts';
