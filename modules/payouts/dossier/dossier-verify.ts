// Calculates a dossier again from its own inputs, with no database: first every value against its fingerprint, then the
// engine's answer against what the statement said, line by line.
import { parsePlan } from '@cordee/engine-compensation';
import type { EarnResult } from '@cordee/engine-compensation';
import {
  decimalText,
  decodeExplanation,
  encodeExplanation,
  findContradictions,
  moneyText,
  numberOf,
  ok,
  parseDecimal,
  refused,
  sumDecimals,
  withoutTrailingZeros,
} from '@cordee/kernel';
import type { Explanation, Result } from '@cordee/kernel';
import { renderExplanation } from '@cordee/messages/explanation';
import { z } from '@hono/zod-openapi';
import { replayInputs } from './dossier-inputs.ts';
import type { FrozenInputs } from './dossier-inputs.ts';
import { changedPaths, leavesOf, sealOf } from './dossier-leaves.ts';
import { decodeValue } from './dossier-text.ts';
import { DOSSIER_FORMAT } from './dossier.ts';
import { LINE_KINDS } from '../run.ts';

const text = z.string();
const Line = z.looseObject({
  kind: z.enum(LINE_KINDS),
  component: text,
  earned: text,
  payable: text,
  issue: text.nullable(),
  held: text.nullable(),
  sentence: z.object({ fr: text, en: text }),
  explanation: z.unknown(),
});
const Envelope = z.looseObject({
  format: z.literal(DOSSIER_FORMAT),
  statement: z.looseObject({ plan: text, plan_version: text }),
  plan: z.unknown(),
  inputs: z.unknown(),
  results: z.object({
    lines: z.array(Line),
    settled: z.array(text),
    total: z.object({ amount: text, currency: text }),
  }),
  fingerprints: z.record(text, z.unknown()),
  seal: text,
});
type Envelope = z.output<typeof Envelope>;
type Line = z.output<typeof Line>;

/** A figure of the dossier that is not what the calculation gives; null where the calculation has none. */
type DossierDifference = {
  readonly path: string;
  readonly stated: string;
  readonly found: string | null;
};

export type DossierVerdict = {
  readonly seal: string;
  /** How many values were compared with their fingerprint. */
  readonly values: number;
  /** The paths whose value, or whose fingerprint, is not the one that was sealed. */
  readonly changed: readonly string[];
  /** What the engine gives otherwise; sought only where nothing was changed. */
  readonly differences: readonly DossierDifference[];
  /** The lines that were calculated again from their inputs, and those of which the explanation alone was. */
  readonly replayed: number;
  readonly evaluated: number;
};

/** Refuses payouts.dossier_not_one and payouts.dossier_not_replayable. Never throws, whatever the document. */
export function verifyDossier(document: unknown): Result<DossierVerdict> {
  const read = Envelope.safeParse(document);
  if (!read.success)
    return refused('payouts.dossier_not_one', { path: pathOf(read.error.issues[0]?.path ?? []) });
  const { fingerprints, seal, ...body } = read.data;
  const leaves = leavesOf(body);
  const changed = changedPaths(leaves, fingerprints);
  const verdict = { seal, values: leaves.size, changed, differences: [], replayed: 0, evaluated: 0 };
  if (changed.length > 0) return ok(verdict);
  if (sealOf(leaves) !== seal) return ok({ ...verdict, changed: ['$.seal'] });
  const replayed = replay(read.data);
  return replayed.ok ? ok({ ...verdict, ...replayed.value }) : replayed;
}

type Replay = Pick<DossierVerdict, 'differences' | 'replayed' | 'evaluated'>;

/** A dossier that somebody sealed anew may hold anything: what cannot be calculated is refused, not taken as right. */
function replay(dossier: Envelope): Result<Replay> {
  const plan = parsePlan(dossier.plan);
  if (!plan.ok) return refused('payouts.dossier_not_replayable', { reason: plan.refusal[0]?.code ?? '' });
  try {
    const inputs = decodeValue(dossier.inputs) as FrozenInputs | null; // as writeDossier encoded them
    const result = inputs === null ? undefined : replayInputs(plan.value, inputs);
    const { lines } = dossier.results;
    const components = lines.filter(({ kind }) => kind === 'component').length;
    return ok({
      differences: [
        ...differing('$.statement.plan', dossier.statement.plan, plan.value.code),
        ...differing('$.statement.plan_version', dossier.statement.plan_version, plan.value.version),
        ...lines.flatMap((line, index) => lineDifferences(line, `$.results.lines[${index}]`, result)),
        ...missingLines(dossier, result),
        ...totalDifference(dossier),
      ],
      replayed: components,
      evaluated: lines.length - components,
    });
  } catch (error) {
    return refused('payouts.dossier_not_replayable', {
      reason: error instanceof Error ? error.message : String(error),
    });
  }
}

function lineDifferences(
  line: Line,
  path: string,
  result: EarnResult | undefined,
): readonly DossierDifference[] {
  const explanation = decodeExplanation(line.explanation);
  return [
    ...explanationDifferences(line, path, explanation),
    ...(line.kind === 'component' ? replayedDifferences(line, path, result) : []),
  ];
}

/** The explanation holds by itself, comes to what is payable, and reads as its sentences say. */
function explanationDifferences(
  line: Line,
  path: string,
  explanation: Explanation,
): readonly DossierDifference[] {
  const inner = findContradictions(explanation).map((each) => ({
    path: `${path}.explanation`,
    stated: JSON.stringify(each.path),
    found: null,
  }));
  const value = explanation.value === null ? null : numberOf(explanation.value);
  const isPaid = explanation.value?.kind === 'amount' && value !== null;
  return [
    ...inner,
    ...(isPaid ? differing(`${path}.payable`, numberText(line.payable), numberText(decimalText(value))) : []),
    ...(['fr', 'en'] as const).flatMap((locale) =>
      differing(
        `${path}.sentence.${locale}`,
        line.sentence[locale],
        renderExplanation(explanation, locale).sentence,
      ),
    ),
  ];
}

/** What the engine gives for the component from the frozen inputs: amounts, or the same reason why there is none. */
function replayedDifferences(
  line: Line,
  path: string,
  result: EarnResult | undefined,
): readonly DossierDifference[] {
  const again = result?.lines.find(({ component }) => component === line.component);
  const issue = result?.issues.find(({ component }) => component === line.component);
  if (again === undefined)
    return [
      ...differing(`${path}.issue`, line.issue ?? '', issue?.refusal.code ?? null),
      ...(issue === undefined ? [] : sameExplanation(line, path, issue.explanation)),
    ];
  return [
    ...differing(`${path}.issue`, line.issue ?? '', ''),
    ...differing(`${path}.earned`, numberText(line.earned), numberText(decimalText(again.earned.value))),
    ...differing(`${path}.payable`, line.payable, moneyText(again.payable)),
    ...sameExplanation(line, path, again.explanation),
  ];
}

function sameExplanation(line: Line, path: string, again: Explanation): readonly DossierDifference[] {
  const stated = leavesOf(line.explanation, `${path}.explanation`);
  const found = leavesOf(encodeExplanation(again), `${path}.explanation`);
  return [...new Set([...stated.keys(), ...found.keys()])].flatMap((each) =>
    differing(each, stated.get(each) ?? '', found.get(each) ?? null),
  );
}

/** A component that the plan pays stands in a line, or among those that were paid before. */
function missingLines({ results }: Envelope, result: EarnResult | undefined): readonly DossierDifference[] {
  const told = new Set([
    ...results.settled,
    ...results.lines.filter(({ kind }) => kind === 'component').map(({ component }) => component),
  ]);
  return (result?.lines ?? [])
    .filter(({ component }) => !told.has(component))
    .map(({ component, payable }) => ({
      path: '$.results.lines',
      stated: component,
      found: moneyText(payable),
    }));
}

/** The total is the sum of the lines that are not held out. */
function totalDifference({ results }: Envelope): readonly DossierDifference[] {
  const paid = results.lines.filter(({ held }) => held === null).map(({ payable }) => parseDecimal(payable));
  const sum = sumDecimals(paid.flatMap((each) => (each.ok ? [each.value] : [])));
  return differing('$.results.total.amount', numberText(results.total.amount), numberText(decimalText(sum)));
}

function differing(path: string, stated: string, found: string | null): readonly DossierDifference[] {
  return stated === found ? [] : [{ path, stated, found }];
}

/** A number by its value: 12.50 and 12.5 are one. */
function numberText(written: string): string {
  const parsed = parseDecimal(written);
  return parsed.ok ? decimalText(withoutTrailingZeros(parsed.value)) : written;
}

function pathOf(path: readonly PropertyKey[]): string {
  return ['$', ...path.map(String)].join('.');
}
