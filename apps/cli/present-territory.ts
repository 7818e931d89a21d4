// An answer of the territory engine in words.
import type { Answer, AnsweredConflict, AnsweredMove } from '@cordee/engine-territory';
import type { Locale } from '@cordee/kernel';
import { messageOf } from '@cordee/messages/explanation';
import { textTable } from './text-table.ts';

/** A sentence whose numbers are written as its language writes them. */
export function sayFigures(
  key: string,
  args: Readonly<Record<string, string | number>>,
  locale: Locale,
): string {
  const said = Object.entries(args).map(([name, value]) => [
    name,
    typeof value === 'number' ? figure(value, locale) : value,
  ]);
  return messageOf(key, Object.fromEntries(said), locale);
}

function figure(value: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value);
}

/** Why a point moved, in both languages. */
export function moveTexts({ reason, point, from, to, activity, excess, change }: AnsweredMove) {
  const say = (locale: Locale) =>
    sayFigures(`territory.move_${reason}`, { point, from, to, activity, excess, change }, locale);
  return { fr: say('fr'), en: say('en') };
}

export function answerText(answer: Answer, locale: Locale): string {
  const { objective, constraints, continuity, moves } = answer;
  const kept = constraints.map(({ constraint, tried, broken }) =>
    sayFigures(
      broken === 0 ? 'territory.kept' : 'territory.broken',
      { constraint: messageOf(`territory.constraint_${constraint}`, {}, locale), tried, broken },
      locale,
    ),
  );
  return [
    districtsTable(answer, locale),
    '',
    sayFigures('territory.objective', { value: objective.value }, locale),
    boundText(answer, locale),
    ...kept,
    ...conflictTexts(answer, locale),
    ...(continuity.owned > 0 ? [sayFigures('territory.continuity', continuity, locale)] : []),
    ...moves.map((move) => moveTexts(move)[locale]),
  ].join('\n');
}

/** One constraint of a conflict, in both languages. */
export function conflictText({ constraint, ...named }: AnsweredConflict) {
  const say = (locale: Locale) => sayFigures(`territory.conflict_${constraint}`, named, locale);
  return { fr: say('fr'), en: say('en') };
}

function conflictTexts({ conflict }: Answer, locale: Locale): readonly string[] {
  if (conflict.length === 0) return [];
  return [
    messageOf('territory.conflict', {}, locale),
    ...conflict.map((each) => `- ${conflictText(each)[locale]}`),
  ];
}

function boundText({ bound: { value, gap, proven } }: Answer, locale: Locale): string {
  if (proven) return messageOf('territory.bound_proven', {}, locale);
  if (value === null || gap === null) return messageOf('territory.bound_none', {}, locale);
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(gap);
  return sayFigures('territory.bound', { value, gap: share }, locale);
}

function districtsTable({ districts }: Answer, locale: Locale): string {
  const signed = new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  });
  const codes = Object.keys(districts[0]?.activities ?? {});
  const headers = ['district', 'seat', 'points', 'cost'].map((name) =>
    messageOf(`territory.column_${name}`, {}, locale),
  );
  const rows = districts.map(({ id, seat, points, cost, activities }) => [
    id,
    seat,
    figure(points, locale),
    figure(cost, locale),
    ...Object.values(activities).flatMap(({ load, fromMean }) => [
      figure(load, locale),
      signed.format(fromMean),
    ]),
  ]);
  const all = [...headers, ...codes.flatMap((code) => [code, '±'])];
  return textTable(
    all,
    rows,
    all.slice(2).map((_, index) => index + 2),
  );
}
