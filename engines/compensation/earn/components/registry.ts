import type { Component } from '../component.ts';
import { attainmentCurve } from './attainment-curve.ts';
import { bonusAtTarget } from './bonus-at-target.ts';
import { flatAmount } from './flat-amount.ts';
import { marginalTiers } from './marginal-tiers.ts';
import { perUnit } from './per-unit.ts';
import { percentageOfMeasure } from './percentage-of-measure.ts';
import { retroactiveTiers } from './retroactive-tiers.ts';

/** Every component a plan can use: one line each. */
export const COMPONENTS: readonly Component[] = [
  percentageOfMeasure,
  marginalTiers,
  bonusAtTarget,
  flatAmount,
  perUnit,
  retroactiveTiers,
  attainmentCurve,
];
