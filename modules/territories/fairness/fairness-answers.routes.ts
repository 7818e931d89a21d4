import { z } from '@hono/zod-openapi';
import { decimalText, numberOf, type Decimal, type Explanation, type Locale } from '@cordee/kernel';
import { messageOf } from '@cordee/messages/explanation';
import { Figure, NullableFigure } from '@cordee/platform/http';
import { explainGini, explainSpread, territoryLabel, totalOf } from './explain-fairness.ts';
import { MEASURES, type FairnessSheet, type Measure, type TerritorySide } from './fairness-sheet.ts';
import type { JudgedDivision } from './judged-division.ts';
import type { MovedTerritory } from './move-effect.ts';
import type { Chance } from './territory-chance.ts';
import { SIDES, type Side } from './division.ts';

const ChanceAnswer = z
  .object({
    reaches: NullableFigure,
    /** Between what shares of the quota four of five drawn years lie, or why nothing is known, in words. */
    words: z.string(),
  })
  .openapi('TerritoryChance');
const SideAnswer = z
  .object({
    accounts: Figure,
    potential: Figure,
    visits: Figure,
    revenue: Figure,
    chance: ChanceAnswer,
  })
  .openapi('FairnessSide');
const EvennessAnswer = z.object({ gini: NullableFigure, spread: NullableFigure });
const WholeAnswer = z
  .object({ potential: EvennessAnswer, visits: EvennessAnswer, revenue: EvennessAnswer })
  .openapi('FairnessEvenness');

export const FairnessAnswer = z
  .object({
    name: z.string().nullable().openapi({ description: 'The proposal; null: what is in force on the day.' }),
    day: z.string(),
    currency: z.string(),
    before: z.union([WholeAnswer, z.null()]),
    after: WholeAnswer,
    territories: z.array(
      z.object({
        territoryId: z.string(),
        territory: z.string(),
        quota: NullableFigure,
        before: z.union([SideAnswer, z.null()]),
        after: SideAnswer,
      }),
    ),
  })
  .openapi('Fairness');

const ChangeAnswer = z.object({ before: Figure, change: Figure, after: Figure });
export const MoveEffectAnswer = z
  .object({
    account: z.string(),
    why: z.string(),
    currency: z.string(),
    territories: z.array(
      z.object({
        territoryId: z.string(),
        territory: z.string(),
        isGiver: z.boolean(),
        potential: ChangeAnswer,
        visits: ChangeAnswer,
        revenue: ChangeAnswer,
        chanceBefore: ChanceAnswer,
        chanceAfter: ChanceAnswer,
      }),
    ),
  })
  .openapi('TerritoryMoveEffect');

type Told = { readonly address: string; readonly locale: Locale };
type FigureInput = z.input<typeof Figure>;

const unitOf = (measure: Measure, currency: string) => (measure === 'visits' ? 'count' : currency);

export function presentFairness(
  { sheet, proposal }: JudgedDivision,
  told: Told,
): z.input<typeof FairnessAnswer> {
  const before = new Map((sheet.sides.before ?? []).map((side) => [side.territory.id, side]));
  const after = sheet.sides.after ?? [];
  return {
    name: proposal?.name ?? null,
    day: sheet.day,
    currency: sheet.currency,
    before: sheet.sides.before && presentWhole(sheet, 'before', told),
    after: presentWhole(sheet, 'after', told),
    territories: after.map((side) => {
      const { id } = side.territory;
      const was = before.get(id);
      const quota = sheet.quotas.get(id) ?? null;
      return {
        territoryId: id,
        territory: territoryLabel(side.territory),
        quota: quota && {
          value: quota.amount,
          unit: sheet.currency,
          explain: reasonAt(told.address, 'after', id, 'quota'),
        },
        before: was ? presentSide(was, sheet, { ...told, side: 'before' }) : null,
        after: presentSide(side, sheet, { ...told, side: 'after' }),
      };
    }),
  };
}

const reasonAt = (address: string, side: Side, territory: string, of: string) =>
  `${address}/${side}/${territory}/${of}/explanation`;

function presentWhole(sheet: FairnessSheet, side: Side, { address }: Told): z.input<typeof WholeAnswer> {
  const sides = sheet.sides[side] ?? [];
  const ratio = (explanation: Explanation | null, of: string): FigureInput | null =>
    explanation && {
      value: valueOf(explanation),
      unit: 'ratio',
      explain: reasonAt(address, side, 'all', of),
    };
  const evenness = (measure: Measure) => ({
    gini: ratio(explainGini(sides, measure, sheet.currency), `gini_${measure}`),
    spread: ratio(explainSpread(sides, measure, sheet.currency), `spread_${measure}`),
  });
  return {
    potential: evenness('potential'),
    visits: evenness('visits'),
    revenue: evenness('revenue'),
  };
}

function valueOf({ value }: Explanation): string {
  const number = value && numberOf(value);
  return number ? decimalText(number) : '0';
}

function presentSide(
  territorySide: TerritorySide,
  sheet: FairnessSheet,
  { address, side, locale }: Told & { readonly side: Side },
): z.input<typeof SideAnswer> {
  const { id } = territorySide.territory;
  const figure = (measure: Measure): FigureInput => ({
    value: decimalText(totalOf(territorySide, measure)),
    unit: unitOf(measure, sheet.currency),
    explain: reasonAt(address, side, id, measure),
  });
  return {
    accounts: {
      value: String(territorySide.accounts.length),
      unit: 'count',
      explain: reasonAt(address, side, id, 'accounts'),
    },
    potential: figure('potential'),
    visits: figure('visits'),
    revenue: figure('revenue'),
    chance: presentChance(territorySide.chance, locale, reasonAt(address, side, id, 'chance')),
  };
}

function presentChance(
  { known, isWithoutQuota, monthsMissing }: Chance,
  locale: Locale,
  explain: string | null,
): z.input<typeof ChanceAnswer> {
  if (known === null) {
    const key = isWithoutQuota ? 'territories.fair_no_quota' : 'territories.fair_too_few';
    return { reaches: null, words: messageOf(key, { count: String(monthsMissing) }, locale) };
  }
  const share = (value: number) =>
    new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(value);
  return {
    reaches: { value: (known.reached / known.drawn).toFixed(4), unit: 'ratio', explain },
    words: messageOf('territories.fair_range', { low: share(known.low), high: share(known.high) }, locale),
  };
}

type ToldMove = Told & {
  readonly accountId: string;
  readonly why: string;
  /** Where figures of a move say why. */
  readonly movesAt: string;
};

export function presentEffect(
  territories: readonly MovedTerritory[],
  { sheet, proposal }: JudgedDivision,
  { accountId, why, address, movesAt, locale }: ToldMove,
): z.input<typeof MoveEffectAnswer> {
  return {
    account: proposal?.result.moves.find((each) => each.accountId === accountId)?.account ?? '',
    why,
    currency: sheet.currency,
    territories: territories.map(({ territory, isGiver, measures, chance }) => {
      const { id } = territory;
      const movedAt = (of: string) => `${movesAt}/${accountId}/${id}/${of}/explanation`;
      const change = (of: Measure) => {
        const figure = (value: Decimal, explain: string): FigureInput => ({
          value: decimalText(value),
          unit: unitOf(of, sheet.currency),
          explain,
        });
        return {
          before: figure(measures[of].before, reasonAt(address, 'before', id, of)),
          change: figure(measures[of].change, movedAt(of)),
          after: figure(measures[of].after, movedAt(of)),
        };
      };
      return {
        territoryId: id,
        territory: territoryLabel(territory),
        isGiver,
        potential: change('potential'),
        visits: change('visits'),
        revenue: change('revenue'),
        chanceBefore: presentChance(chance.before, locale, reasonAt(address, 'before', id, 'chance')),
        chanceAfter: presentChance(chance.after, locale, movedAt('chance')),
      };
    }),
  };
}

/** What each territory holds, before and after, as a spreadsheet opens it. */
export function fairnessRows(judged: JudgedDivision, locale: Locale): readonly (readonly string[])[] {
  const { sheet } = judged;
  const sides = SIDES.filter((side) => sheet.sides[side] !== null);
  const word = (key: string) => messageOf(`territories.${key}`, {}, locale);
  const sideWords = { before: word('before'), after: word('after') };
  const columns = [
    word('accounts'),
    ...MEASURES.map((measure) => word(`fair_${measure}`)),
    word('fair_chance'),
  ];
  const header = [
    word('territory'),
    word('fair_quota'),
    ...sides.flatMap((side) => columns.map((column) => `${column} (${sideWords[side]})`)),
  ];
  const number = (text: string) => (locale === 'fr' ? text.replace('.', ',') : text);
  const rows = (sheet.sides.after ?? []).map(({ territory }, index) => [
    territoryLabel(territory),
    number(sheet.quotas.get(territory.id)?.amount ?? ''),
    ...sides.flatMap((name) => {
      const side = sheet.sides[name]?.[index];
      if (side === undefined) return columns.map(() => '');
      const { known } = side.chance;
      return [
        String(side.accounts.length),
        ...MEASURES.map((measure) => number(decimalText(totalOf(side, measure)))),
        known === null
          ? presentChance(side.chance, locale, null).words
          : number((known.reached / known.drawn).toFixed(4)),
      ];
    }),
  ]);
  return [header, ...rows];
}
