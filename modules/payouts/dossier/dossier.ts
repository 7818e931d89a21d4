// The calculation dossier of a statement: the plan, what it read, what it gave, and why, in one file that anyone can
// calculate again without the database. It holds nothing that the payee may not read.
import { encodeExplanation, moneyText, sumMoney } from '@cordee/kernel';
import type { JsonValue } from '@cordee/kernel';
import { renderExplanation } from '@cordee/messages/explanation';
import type { FrozenInputs } from './dossier-inputs.ts';
import { fingerprintsOf, leavesOf, sealOf } from './dossier-leaves.ts';
import { encodeValue } from './dossier-text.ts';
import type { Statement, StatementLine } from '../statement/read-statement.ts';
import { isClosed } from '../run.ts';

export const DOSSIER_FORMAT = 'cordee-dossier/1';

/** Where the facts of a run stand in the chain of changes: it read all up to this change and nothing after. */
export type ChainPosition = { readonly change: string; readonly hash: string };

type DossierSources = {
  readonly statement: Statement;
  /** As it is stored. */
  readonly plan: unknown;
  readonly inputs: FrozenInputs | null;
  /** The components that an earlier run had paid for the same period: this one does not pay them again. */
  readonly settled: readonly string[];
  readonly chain: ChainPosition | null;
};

export type Dossier = {
  readonly [name: string]: JsonValue;
  readonly plan: JsonValue;
  readonly chain: ChainPosition | null;
  readonly seal: string;
};

/** The same run gives the same file, to the letter. */
export function writeDossier({ statement, plan, inputs, settled, chain }: DossierSources): Dossier {
  const body = {
    format: DOSSIER_FORMAT,
    statement: headOf(statement),
    chain: chain === null ? null : { ...chain },
    plan: plan as JsonValue, // a stored document is JSON
    inputs: encodeValue(inputs),
    results: { lines: statement.lines.map(lineOf), settled: [...settled], total: totalText(statement) },
  };
  const leaves = leavesOf(body);
  return { ...body, fingerprints: fingerprintsOf(leaves), seal: sealOf(leaves) };
}

function headOf({ run, planName, payeeId, payee, payeeCode, team }: Statement) {
  const { period } = run;
  return {
    run: run.id,
    kind: run.kind,
    is_closed: isClosed(run.state),
    calculated_at: run.calculatedAt,
    run_hash: run.rowStreamHash,
    semantics: run.semantics,
    plan: run.planCode,
    plan_name: planName,
    plan_version: run.planVersion,
    period: { code: period.code, from: period.from.toString(), to: period.to.toString() },
    payee: { id: payeeId, code: payeeCode, name: payee, team },
  };
}

function lineOf(line: StatementLine) {
  return {
    kind: line.kind,
    plan: line.origin.planCode,
    period: line.origin.periodCode,
    component: line.component,
    earned: line.earned,
    payable: moneyText(line.payable),
    currency: line.payable.currency,
    issue: line.issue,
    held: line.held,
    sentence: {
      fr: renderExplanation(line.explanation, 'fr').sentence,
      en: renderExplanation(line.explanation, 'en').sentence,
    },
    explanation: encodeExplanation(line.explanation),
  };
}

function totalText({ lines, total }: Statement) {
  const paid = lines.filter(({ held }) => held === null).map(({ payable }) => payable);
  return { amount: moneyText(sumMoney(paid, total.currency)), currency: total.currency };
}
