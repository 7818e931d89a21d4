import { decimal, moneyText } from '@cordee/kernel';
import type { Decimal } from '@cordee/kernel';
import type { EarnResult } from '../earn/earn.ts';
import { atAttainment, PROBE, probePlan } from '../lint/probe-plan.ts';
import type { Standing } from '../lint/probe-plan.ts';
import type { Plan } from '../plan-format/plan.ts';
import { phrase } from './told.ts';
import type { Block, Fact, Phrase } from './told.ts';
import { percent, plain } from './words.ts';
import type { Words } from './words.ts';

/** What a reader asks to be calculated: what was sold by measure, and his or her own quota and target incentive. */
export type OwnFigures = {
  readonly figures: Readonly<Record<string, Decimal>>;
  readonly quota: Decimal | null;
  readonly target: Decimal | null;
};

const HEIGHTS = [decimal('0.8'), decimal('1'), decimal('1.2')];

/** The engine's own answer at 80, 100 and 120 % of quota, and for the figures that were asked, each with its steps. */
export function exampleBlocks(plan: Plan, words: Words, own: OwnFigures | null): readonly Block[] {
  const usual = HEIGHTS.map((height) => {
    const sold = plan.measures.map((each) => [each.code, atAttainment(each, height)]);
    const result = probePlan(plan, Object.fromEntries(sold));
    return example(phrase('told_example', { attainment: percent(height) }), result, words);
  });
  if (own === null) return usual;
  const asked = probePlan(plan, own.figures, standingOf(own));
  return [...usual, example(phrase('told_example_own'), asked, words)];
}

function standingOf({ quota, target }: OwnFigures): Standing {
  return {
    quota: quota ?? PROBE.quota,
    quotaUnits: quota ?? PROBE.quotaUnits,
    target: target ?? PROBE.target,
  };
}

function example(title: Phrase, { attainments, lines, issues, payable }: EarnResult, words: Words): Block {
  const figures = attainments.flatMap(({ measure, measured, quota }): readonly Fact[] => {
    if (!measured.ok) return [];
    const value = quota.ok
      ? phrase('told_figure_of_quota', { value: measured.value, quota: quota.value })
      : measured.value;
    return [{ label: phrase('told_figure', { measure: words.measure(measure) }), value }];
  });
  return {
    kind: 'example',
    title,
    figures,
    lines: [...lines, ...issues].map(({ component, explanation }) => ({
      component: words.component(component),
      explanation,
    })),
    total: words.amount(decimal(moneyText(payable))),
  };
}

/** Whom the examples are of where the reader says nothing. */
export function usualFigures({ amount }: Words): Phrase['args'] {
  const { quota, quotaUnits, target } = PROBE;
  return { quota: amount(quota), units: plain(quotaUnits), target: amount(target) };
}
