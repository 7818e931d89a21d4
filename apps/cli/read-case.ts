// Reads the files of the commands that need no data folder: a case, or a plan by itself.
import { parseCase, parsePlan } from '@cordee/engine-compensation';
import type { Case, Checked, Plan } from '@cordee/engine-compensation';
import { ok, refused } from '@cordee/kernel';
import type { Refusal, Result } from '@cordee/kernel';
import { readJsonFile } from './read-json-file.ts';

type SayOthers = (refusals: readonly Refusal[]) => void;

/** A case may be refused for many reasons: all are said, the first ends the command. */
export function readCase(file: string, sayOthers: SayOthers): Result<Case> {
  const document = readJsonFile(file);
  return document.ok ? firstRefusal(parseCase(document.value), sayOthers) : document;
}

/** A plan document of a file, as written and as read. */
export function readPlanFile(
  file: string,
  sayOthers: SayOthers,
): Result<{ readonly plan: Plan; readonly document: unknown }> {
  const document = readJsonFile(file);
  if (!document.ok) return document;
  const plan = firstRefusal(parsePlan(document.value), sayOthers);
  return plan.ok ? ok({ plan: plan.value, document: document.value }) : plan;
}

function firstRefusal<T>(checked: Checked<T>, sayOthers: SayOthers): Result<T> {
  if (checked.ok) return checked;
  const [first, ...others] = toldOnce(checked.refusal);
  sayOthers(others);
  return first === undefined
    ? refused('compensation.plan_not_an_object', { path: '$' })
    : { ok: false, refusal: first };
}

/** Two arguments may name one wrong thing at one place. */
function toldOnce(refusals: readonly Refusal[]): readonly Refusal[] {
  const told = refusals.map(({ code, args }) => JSON.stringify([code, args]));
  return refusals.filter((_, index) => told.indexOf(told[index] ?? '') === index);
}
