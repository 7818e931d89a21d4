import { readFileSync } from 'node:fs';
import { parseProblem, type ProblemDocument } from '@cordee/engine-territory';
import { ok, refused } from '@cordee/kernel';
import type { Locale, Refusal, Result } from '@cordee/kernel';
import type { Call, Command, Values } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { answerText, conflictText, moveTexts, sayFigures } from '../present-territory.ts';
import { solveInThread } from '@cordee/modules/territories';

const secondsDefault = 30;

/** Divides a problem of docs/reference/territory-format.md into territories: no data folder, no database. */
export const territorySolve: Command = {
  name: 'territory solve',
  summary: 'cli.territory_solve_summary',
  positionals: [{ name: 'problem', help: 'cli.territory_problem', required: true }],
  options: {
    seconds: { value: 'N', help: 'cli.territory_seconds' },
    steps: { value: 'N', help: 'cli.territory_steps' },
    seed: { value: 'N', help: 'cli.territory_seed' },
    start: { value: 'ANSWER.json', help: 'cli.territory_start' },
    'accept-places': { value: null, help: 'cli.territory_accept_places' },
    mend: { value: null, help: 'cli.territory_mend' },
  },
  run: async (call) => {
    const { values, locale, terminal } = call;
    const asked = readAsked(values);
    if (!asked.ok) return asked;
    const read = readProblem(values['problem'] ?? '', call);
    if (!read.ok) return read;
    const start = readStart(values['start']);
    if (!start.ok) return start;
    const order = { problem: read.value, ...asked.value, start: start.value };
    const solved = await solveInThread(order, { progress: () => undefined, check: () => terminal.check() });
    if (!solved.result.ok) return firstOf(solved.result.refusal, call);
    const answer = solved.result.value;
    if (solved.isInterrupted) terminal.say(sayFigures('territory.interrupted', {}, locale));
    return ok({
      json: {
        ...answer,
        seconds: solved.seconds,
        interrupted: solved.isInterrupted,
        conflict: answer.conflict.map((each) => ({ ...each, ...conflictText(each) })),
        moves: answer.moves.map((move) => ({ ...move, ...moveTexts(move) })),
      },
      text: answerText(answer, locale),
      exit: answer.feasible ? EXIT.done : EXIT.refused,
    });
  },
};

function readAsked(values: Values) {
  const given = (['seconds', 'steps', 'seed'] as const).map((option) => [option, values[option]] as const);
  const wrong = given.find(([, text]) => text !== undefined && !/^[1-9]\d{0,8}$/.test(text));
  if (wrong !== undefined)
    return refused('cli.usage_territory_number', { option: wrong[0], value: wrong[1] ?? '' });
  const [seconds, steps, seed] = given.map(([, text]) => (text === undefined ? null : Number(text)));
  return ok({ seconds: seconds ?? secondsDefault, steps: steps ?? null, seed: seed ?? 1 });
}

function readProblem(file: string, call: Call): Result<ProblemDocument> {
  const document = readJson(file);
  if (!document.ok) return document;
  const { switches, terminal, locale } = call;
  const parsed = parseProblem(document.value, {
    acceptsPlaces: switches.has('accept-places'),
    ...(switches.has('mend')
      ? { mends: ({ code, args }: Refusal) => terminal.say(sayFigures(code, args, locale)) }
      : {}),
  });
  return parsed.ok ? parsed : firstOf(parsed.refusal, call);
}

function readStart(file: string | undefined): Result<Readonly<Record<string, string>> | null> {
  if (file === undefined) return ok(null);
  const document = readJson(file);
  if (!document.ok) return document;
  const { assignment } = (document.value ?? {}) as { readonly assignment?: unknown }; // looked at below
  return typeof assignment === 'object' && assignment !== null
    ? ok(Object.fromEntries(Object.entries(assignment).map(([point, district]) => [point, String(district)])))
    : refused('territory.missing_key', { path: '$.assignment', count: 1 });
}

/** Coordinates and weights are measures, not money: plain numbers. "-" is the standard input. */
function readJson(file: string): Result<unknown> {
  let text: string;
  try {
    text = readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch {
    return refused('territory.file_not_found', { file });
  }
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    return refused('territory.not_json', {
      file,
      fault: error instanceof Error ? error.message : String(error),
    });
  }
}

/** Of several refusals the first ends the command, and the others are said before it. */
function firstOf(refusals: readonly Refusal[], { locale, terminal }: Call): Result<never> {
  const [first, ...others] = refusals.map((refusal) => withFigures(refusal, locale));
  for (const { code, args } of others) terminal.say(sayFigures(code, args, locale));
  return first === undefined
    ? refused('territory.not_json', { file: '', fault: '' })
    : { ok: false, refusal: first };
}

function withFigures(refusal: Refusal, locale: Locale): Refusal {
  const figures = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
  const args = Object.entries(refusal.args).map(([name, value]) => [
    name,
    typeof value === 'number' ? figures.format(value) : value,
  ]);
  return { code: refusal.code, args: Object.fromEntries(args) };
}
