export { allocate } from './allocate/allocate.ts';
export type { Allocation } from './allocate/allocation.ts';
export { compareBottomUp } from './allocate/compare-bottom-up.ts';
export type { BothWays } from './allocate/compare-bottom-up.ts';
export { editSheet, lockSubtree } from './allocate/edit-sheet.ts';
export type { Edit, Edited } from './allocate/edit-sheet.ts';
export { explainCell } from './allocate/explain-cell.ts';
export { buildHierarchy } from './allocate/hierarchy.ts';
export type { Hierarchy, TreeNode } from './allocate/hierarchy.ts';
export type { BlendPart, SellerFacts } from './allocate/methods/allocation-method.ts';
export { ALLOCATION_METHODS } from './allocate/methods/registry.ts';
export { explainWeight, weighSellers } from './allocate/methods/weigh-sellers.ts';
export type { ChosenMethod } from './allocate/methods/weigh-sellers.ts';
export { problemOfSheet } from './allocate/problem-of-sheet.ts';
export { seasonCurve } from './allocate/seasonality/season-curve.ts';
export type { SeasonChoice, SeasonWindow } from './allocate/seasonality/season-curve.ts';
export { cellKey, sheetHash } from './allocate/sheet.ts';
export type { QuotaCell, Lock, Sheet } from './allocate/sheet.ts';
export { quantityOf } from './allocate/unit.ts';
export { coverageOf } from './capacity/coverage.ts';
export type { Coverage } from './capacity/coverage.ts';
export { planHires, totalCost } from './capacity/plan-hires.ts';
export type { HiringPlan } from './capacity/plan-hires.ts';
export type { Market, SellerGroup } from './capacity/seller-group.ts';
export { monthlyOutput, sellersNeeded } from './capacity/sellers-needed.ts';
export { simulateCapacity } from './capacity/simulate-capacity.ts';
export type {
  CapacitySimulation,
  SimulatedCapacity,
  SimulatedHeads,
  SimulatedMonth,
} from './capacity/simulate-capacity.ts';
export type { SimulatedGroup } from './capacity/simulated-group.ts';
export { conversionOf } from './funnel/conversion.ts';
export type { Conversion } from './funnel/conversion.ts';
export { explainConversion } from './funnel/explain-conversion.ts';
export type { Tried } from './funnel/fit-prior.ts';
export { neededInterval } from './funnel/needed-interval.ts';
export type { NeededInterval } from './funnel/needed-interval.ts';
export { conversionFor, reverseFunnel, revenueOf } from './funnel/reverse-funnel.ts';
export type { ActivityKind, Effort, Funnel, NeededActivity } from './funnel/reverse-funnel.ts';
export { eurosAtRisk } from './health/euros-at-risk.ts';
export type { ObjectiveState } from './health/euros-at-risk.ts';
export { quotaBias } from './health/quota-bias.ts';
export type { Bias, GroupedFigure } from './health/quota-bias.ts';
export { quotaTests } from './health/quota-tests.ts';
export type { QuotaBars, QuotaTests } from './health/quota-tests.ts';
export { monthsMin, simulateAttainment } from './health/simulate-attainment.ts';
export type {
  AttainmentSimulation,
  KnownAttainment,
  PastMonth,
  SellerHistory,
  SimulatedAttainment,
} from './health/simulate-attainment.ts';
