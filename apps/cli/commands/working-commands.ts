import type { Command } from '../command.ts';
import { calculate } from './calculate.ts';
import { explain } from './explain.ts';
import { exportCommand } from './export.ts';
import { folderLeave, folderList, folderTake, folderWatch } from './folder.ts';
import { importCommand } from './import.ts';
import { organisation } from './organisation.ts';
import { lettersProof } from './letters.ts';
import { journal, payroll, payrollConfirm, payrollReturn } from './payroll.ts';
import { parallelRunCommand } from './parallel-run.ts';
import { plan } from './plan.ts';
import { approve, lock } from './settle.ts';
import { statement } from './statement.ts';
import { undo } from './undo.ts';
import { verify } from './verify.ts';

/** The commands that work on an organisation's data, in the order in which a year needs them. */
export const WORKING_COMMANDS: readonly Command[] = [
  organisation,
  importCommand,
  undo,
  folderWatch,
  folderList,
  folderTake,
  folderLeave,
  plan,
  calculate,
  approve,
  lock,
  payroll,
  payrollConfirm,
  payrollReturn,
  journal,
  statement,
  explain,
  exportCommand,
  parallelRunCommand,
  lettersProof,
  verify,
];
