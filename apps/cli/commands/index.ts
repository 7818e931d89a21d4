import type { Command } from '../command.ts';
import { calculate } from './calculate.ts';
import { explain } from './explain.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { organisation } from './organisation.ts';
import { plan } from './plan.ts';
import { realData } from './real-data.ts';
import { serve } from './serve.ts';
import { approve, lock } from './settle.ts';
import { statement } from './statement.ts';
import { undo } from './undo.ts';
import { verify } from './verify.ts';

/** Every command, in the order of the year that it belongs to. */
export const COMMANDS: readonly Command[] = [
  serve,
  organisation,
  importCommand,
  undo,
  plan,
  calculate,
  approve,
  lock,
  statement,
  explain,
  exportCommand,
  verify,
  realData,
];
