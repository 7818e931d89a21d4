import { checkFormula, parseFormula, type CheckedFormula, type Expected } from '@cordee/engine-formula';
import {
  compareDecimals,
  decimal,
  ok,
  ONE,
  refused,
  ZERO,
  type Currency,
  type Refusal,
  type Result,
} from '@cordee/kernel';
import { segmentEnvironment } from './account-fields.ts';
import type { CheckedModel, Cuts, SegmentModel } from './segment-model.ts';

/** The index of a score or a segment, and what is wrong with it. */
export type ModelFault = { readonly at: string; readonly refusal: Refusal };

/**
 * Reads a model's formulas. Refuses, all at once: formula.* at their score or segment, segments.code_twice,
 * segments.code_reserved, segments.cuts_unordered.
 */
export function checkModel(
  model: SegmentModel,
  currency: Currency,
): Result<CheckedModel, readonly ModelFault[]> {
  const scores = model.scores.map((score, index) => {
    const known = segmentEnvironment(currency, model.scores.slice(0, index));
    return { score, formula: read(score.formula, known, { anyOf: ['decimal'] }, model) };
  });
  const environment = segmentEnvironment(currency, model.scores);
  const segments = model.segments.map((segment) => ({
    segment,
    condition:
      segment.condition.trim() === ''
        ? ok(null)
        : read(segment.condition, environment, { kind: 'boolean' }, model),
  }));
  const faults = [
    ...scores.flatMap(({ formula }, index) => faultsOf(`scores.${index}`, formula)),
    ...segments.flatMap(({ condition }, index) => faultsOf(`segments.${index}`, condition)),
    ...namesTwice(model, currency),
    ...cutsUnordered(model),
  ];
  if (faults.length > 0) return { ok: false, refusal: faults };
  return ok({
    model,
    scores: scores.flatMap(({ score, formula }) => (formula.ok ? [{ score, formula: formula.value }] : [])),
    segments: segments.flatMap(({ segment, condition }) =>
      condition.ok ? [{ segment, condition: condition.value }] : [],
    ),
  });
}

type Read = Result<CheckedFormula | null, readonly Refusal[]>;

function read(
  text: string,
  environment: ReturnType<typeof segmentEnvironment>,
  expected: Expected,
  { language }: SegmentModel,
): Result<CheckedFormula, readonly Refusal[]> {
  const parsed = parseFormula(text, { locale: language });
  return parsed.ok ? checkFormula(parsed.value, environment, expected) : parsed;
}

function faultsOf(at: string, found: Read): readonly ModelFault[] {
  return found.ok ? [] : found.refusal.map((refusal) => ({ at, refusal }));
}

function namesTwice({ scores, segments }: SegmentModel, currency: Currency): readonly ModelFault[] {
  const reserved = new Set(
    segmentEnvironment(currency, []).fields.flatMap(({ code, names }) => [code, names.fr, names.en]),
  );
  return [
    ...twice(segments, 'segments'),
    ...twice(scores, 'scores'),
    ...scores.flatMap(({ code }, index) =>
      reserved.has(code) ? [fault(`scores.${index}`, 'segments.code_reserved', { code })] : [],
    ),
  ];
}

function twice(items: readonly { readonly code: string }[], list: string): readonly ModelFault[] {
  return items.flatMap(({ code }, index) =>
    items.findIndex((each) => each.code === code) < index
      ? [fault(`${list}.${index}`, 'segments.code_twice', { code })]
      : [],
  );
}

function cutsUnordered({ abc, grid }: SegmentModel): readonly ModelFault[] {
  const isRising = ({ low, high }: Cuts) => compareDecimals(decimal(low), decimal(high)) < 0;
  const isShare = compareDecimals(decimal(abc.a), ZERO) > 0 && compareDecimals(decimal(abc.b), ONE) <= 0;
  return [
    ...(isRising({ low: abc.a, high: abc.b }) && isShare ? [] : [fault('abc', 'segments.cuts_unordered')]),
    ...(isRising(grid.potential) && isRising(grid.share) ? [] : [fault('grid', 'segments.cuts_unordered')]),
  ];
}

function fault(at: string, code: string, args: Refusal['args'] = {}): ModelFault {
  return { at, refusal: refused(code, args).refusal };
}
