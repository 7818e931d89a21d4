import type { Command } from '../command.ts';
import { compensationCalculate } from './compensation.ts';
import { compensationLint } from './compensation-lint.ts';
import { compensationRules } from './compensation-rules.ts';
import { compensationSimulate } from './compensation-simulate.ts';
import { realData } from './real-data.ts';
import { serve } from './serve.ts';
import { territorySolve } from './territory.ts';
import { WORKING_COMMANDS } from './working-commands.ts';

/** Every command of the program, in the order of its help. */
export const COMMANDS: readonly Command[] = [
  serve,
  ...WORKING_COMMANDS,
  compensationCalculate,
  compensationLint,
  compensationRules,
  compensationSimulate,
  territorySolve,
  realData,
];
