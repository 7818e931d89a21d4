export { accountFields, segmentEnvironment } from './account-fields.ts';
export { abcCurve } from './abc-curve.ts';
export type { AbcCurve } from './abc-curve.ts';
export type { AccountBook, AccountFacts } from './account-facts.ts';
export { ownFigures, placedFigures, toldFigures } from './account-figures.ts';
export type { ToldFigures } from './account-figures.ts';
export { checkModel } from './check-model.ts';
export type { ModelFault } from './check-model.ts';
export { missingEffort, NO_CONTACTS, yearlyMinutes } from './effort.ts';
export type { Contacts, Effort } from './effort.ts';
export { explainPlacement } from './explain-placement.ts';
export type { TriedRule } from './explain-placement.ts';
export { firstCuts } from './first-cuts.ts';
export { gridOf } from './grid.ts';
export type { Grid, GridCell } from './grid.ts';
export { GROUP_MEASURES } from './groups/group-measures.ts';
export type { GroupMeasure } from './groups/group-measures.ts';
export type { GroupSpace } from './groups/group-space.ts';
export { proposeGroups } from './groups/propose-groups.ts';
export type { GroupProposal, GroupRequest, ProposedGroup } from './groups/propose-groups.ts';
export type { Trait } from './groups/traits.ts';
export { answersOf, rowsOf, segmentAccounts, withScores } from './segment-accounts.ts';
export type {
  Answers,
  Overrides,
  Placement,
  SegmentCount,
  Segmentation,
  SegmentOverride,
} from './segment-accounts.ts';
export type { CheckedModel, EffortNorm, GridCuts, Score, Segment, SegmentModel } from './segment-model.ts';
