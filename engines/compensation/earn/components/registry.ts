import type { Component } from '../component.ts';
import { bonusAtTarget } from './bonus-at-target.ts';
import { marginalTiers } from './marginal-tiers.ts';
import { percentageOfMeasure } from './percentage-of-measure.ts';

/** Every component a plan can use: one line each. */
export const COMPONENTS: readonly Component[] = [percentageOfMeasure, marginalTiers, bonusAtTarget];
