export * from './account/index.ts';
export { calculatePeriods } from './calculate-periods.ts';
export type { CalculatedPeriod, PayeeYear, YearFacts } from './calculate-periods.ts';
export { calculatePlan } from './calculate-plan.ts';
export type { PayeeFacts, PlanFacts } from './calculate-plan.ts';
export { calculateCase } from './case-format/calculate-case.ts';
export type { CaseOutcome, CaseResult } from './case-format/calculate-case.ts';
export { CASE_FORMAT } from './case-format/case-fields.ts';
export { compareCase } from './case-format/compare-case.ts';
export type { CaseDifference } from './case-format/compare-case.ts';
export { parseCase } from './case-format/parse-case.ts';
export { uncounted } from './case-format/uncounted.ts';
export type { Case } from './case-format/parse-case.ts';
export { readExactJson } from './case-format/read-exact-json.ts';
export { creditTransactions } from './credit/credit-transactions.ts';
export type { Credit } from './credit/credit.ts';
export type { Crediting, CreditingIssue, Uncredited } from './credit/credit-transactions.ts';
export type {
  CreditingFacts,
  DealHolding,
  Handover,
  PlanAssignment,
  Reporting,
  Specialism,
  TeamMembership,
  CustomerHolding,
  TerritoryHolding,
} from './credit/crediting-facts.ts';
export { describeCrediting } from './credit/crediting-description.ts';
export type { CreditingRule } from './credit/crediting-rule.ts';
export { openOriginals, REFERRED_ORDER } from './credit/originals.ts';
export { rollUpArgs } from './credit/rules/roll-up.ts';
export { explainCrediting } from './credit/explain-crediting.ts';
export type { CreditingAnswer } from './credit/explain-crediting.ts';
export { UNCREDITED_REASONS } from './credit/uncredited-reasons.ts';
export { TRANSACTION_KINDS, UNSAID } from './credit/transaction.ts';
export type {
  Transaction,
  TransactionKind,
  TransactionReference,
  TransactionSplit,
} from './credit/transaction.ts';
export type { ExchangeRate } from './convert/exchange-rate.ts';
export type { Attainment } from './earn/attainment.ts';
export type { Component, Reads } from './earn/component.ts';
export { COMPONENTS } from './earn/components/registry.ts';
export { earn } from './earn/earn.ts';
export type { EarnedLine, EarnIssue, EarnResult } from './earn/earn.ts';
export { label, parameter, step } from './earn/step.ts';
export type { EarnedPart } from './earn/parts.ts';
export type { EarlierEarning, PayeeInput, PayeeTerm, QuotaRow } from './earn/payee-input.ts';
export type { EarnedSlice } from './earn/table/slices.ts';
export { NO_GROUP } from './group/group-figures.ts';
export type { Grant, GroupFigures, GroupLine, PoolShare, Rank } from './group/group-figures.ts';
export { groupPayees } from './group/group-stage.ts';
export type { GroupFacts } from './group/group-stage.ts';
export { openPayoutColumns } from './earn/payout/payout-columns.ts';
export type { PayoutColumns } from './earn/payout/payout-columns.ts';
export { payouts } from './earn/payout/payouts.ts';
export type { Payouts } from './earn/payout/payouts.ts';
export { barriersOf } from './group/barriers-of.ts';
export { complexityOf } from './lint/complexity.ts';
export type { Complexity } from './lint/complexity.ts';
export type { Finding, LintContext, Severity } from './lint/finding.ts';
export { lookAtFormula } from './plan-format/look-at-formula.ts';
export type { FormulaPurpose } from './plan-format/look-at-formula.ts';
export { lintPlan } from './lint/lint-plan.ts';
export { describeMeasure } from './measure/measure-description.ts';
export { unitOf } from './measure/measure-unit.ts';
export type { MeasureDescription } from './measure/measure-description.ts';
export type { Figure } from './measure/figure.ts';
export { measurePlan } from './measure/measure-plan.ts';
export type { MeasureFacts } from './measure/measure-plan.ts';
export { hashMeasuredRows } from './measure/measured-value.ts';
export type { MeasuredRow, MeasuredSum, MeasuredValue } from './measure/measured-value.ts';
export { AGGREGATIONS, BASES, WINDOWS } from './measure/measure.ts';
export { checkedRowFormula } from './measure/row-formula.ts';
export { asOriginal } from './measure/as-original.ts';
export { attributeCode } from './measure/row-fields.ts';
export type { Aggregation, Base, Measure, MeasureWindow } from './measure/measure.ts';
export type { Checked } from './plan-format/field.ts';
export {
  describeComponents,
  describeMeasureFields,
  describeModifiers,
} from './plan-format/describe-fields.ts';
export type { FieldDescription, FieldShape } from './plan-format/describe-fields.ts';
export { formulaPosition } from './plan-format/formula-refusal-at.ts';
export { parsePlan, planField } from './plan-format/parse-plan.ts';
export { PLAN_FORMAT } from './plan-format/plan.ts';
export type { Plan } from './plan-format/plan.ts';
export { TERM_CODES, termKind } from './plan-format/term-field.ts';
export type { TermCode } from './plan-format/term-field.ts';
export { isInWindow, windowOf } from './measure/window-of.ts';
export * from './release/index.ts';
export { partNames, partsOf, type PlanParts } from './rules/part-names.ts';
export { writeRules } from './rules/write-rules.ts';
export type { RulesContext, RulesText } from './rules/write-rules.ts';
export type { OwnFigures } from './rules/example-blocks.ts';
export type { Block, Clause, Fact, Phrase, Told } from './rules/told.ts';
export { compareMonths } from './simulate/compare-months.ts';
export type { ComparedMonth, CountedMonth, MonthSale } from './simulate/compare-months.ts';
export { comparePaid } from './simulate/compare-paid.ts';
export type { CalculatedPay, PaidLine, ParallelRun } from './simulate/compare-paid.ts';
export { DIFFERENCE_CAUSES } from './simulate/paid-causes.ts';
export { replayMeasured } from './simulate/replay-plan.ts';
export { estimatePay, saleToEarn } from './simulate/estimate-pay.ts';
export type { DealChange, PayeeCase } from './simulate/estimate-pay.ts';
export { payAtAttainment } from './simulate/pay-at-attainment.ts';
export type { QuotaCase } from './simulate/pay-at-attainment.ts';
export { FIGURES } from './simulate/compare-replays.ts';
export type { Comparison, FigureCode } from './simulate/compare-replays.ts';
export { hideSmallGroups } from './simulate/hide-small-groups.ts';
export { simulateCase } from './simulate/simulate-case.ts';
export { planOverTime, simulatePlan } from './simulate/simulate-plan.ts';
export type { PlanOverTime, Simulation } from './simulate/simulate-plan.ts';
export { fitsSession, openWhatIf, whatIf } from './simulate/what-if.ts';
export type { WhatIf, WhatIfSession } from './simulate/what-if.ts';
export { frenchHolidays } from './prorate/french-holidays.ts';
export type { Leave, Presence, WorkingTime } from './prorate/presence.ts';
export { prorationOf } from './prorate/proration-of.ts';
export type { Proration } from './prorate/proration-of.ts';
export { SEMANTICS, SEMANTICS_CURRENT } from './semantics/semantics.ts';
export type { Semantics } from './semantics/semantics.ts';
