import type { Component } from '../component.ts';
import { amountTable } from './amount-table.ts';
import { attainmentCurve } from './attainment-curve.ts';
import { bonusAtTarget } from './bonus-at-target.ts';
import { combine } from './combine.ts';
import { flatAmount } from './flat-amount.ts';
import { formula } from './formula.ts';
import { linked } from './linked.ts';
import { marginalTiers } from './marginal-tiers.ts';
import { matrix } from './matrix.ts';
import { mbo } from './mbo.ts';
import { perUnit } from './per-unit.ts';
import { percentageOfMeasure } from './percentage-of-measure.ts';
import { points } from './points.ts';
import { pool } from './pool.ts';
import { rank } from './rank.ts';
import { rateTable } from './rate-table.ts';
import { retroactiveTiers } from './retroactive-tiers.ts';
import { spiff } from './spiff.ts';
import { unitTiers } from './unit-tiers.ts';

/** Every component a plan can use: one line each. */
export const COMPONENTS: readonly Component[] = [
  percentageOfMeasure,
  marginalTiers,
  bonusAtTarget,
  flatAmount,
  perUnit,
  unitTiers,
  rateTable,
  retroactiveTiers,
  attainmentCurve,
  amountTable,
  matrix,
  mbo,
  linked,
  combine,
  rank,
  pool,
  spiff,
  points,
  formula,
];
