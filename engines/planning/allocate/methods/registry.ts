import type { AllocationMethod } from './allocation-method.ts';
import { blend } from './blend.ts';
import { byPipeline, byPotential, byResults, byWorkingDays } from './by-baseline.ts';
import { byCapacity } from './by-capacity.ts';
import { equal } from './equal.ts';

/** Every way to weigh sellers; adding one is a file and a line. */
export const ALLOCATION_METHODS: readonly AllocationMethod[] = [
  equal,
  byResults,
  byPotential,
  byPipeline,
  byWorkingDays,
  byCapacity,
  blend,
];
