import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePlan, writeRules } from '@cordee/engine-compensation';
import { currency, decimal, invariant, percentageOf } from '@cordee/kernel';
import type { Locale } from '@cordee/kernel';
import { formatAmount, formatDate, formatDecimal, formatPercentage } from '@cordee/messages/explanation';
import { plainDate } from '@cordee/kernel';
import { rulesMarkdown } from './rules-markdown.ts';
import { rulesPage } from './rules-page.ts';
import { documentOfFile, templateFiles } from './template-files.ts';

const locales = ['fr', 'en'] as const;
const spaced = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

function pageOf(document: unknown, locale: Locale) {
  const text = writeRules(document, { effectiveFrom: null, own: null });
  invariant(text.ok, 'the plan of a test is a plan');
  return rulesPage(text.value, locale);
}

/** All but the examples: what the rules themselves say. */
function rulesIn(document: unknown, locale: Locale): string {
  const page = pageOf(document, locale);
  return spaced(rulesMarkdown({ ...page, clauses: page.clauses.filter(({ id }) => id !== 'examples') }));
}

describe('the règlement of a template', () => {
  it.each(templateFiles.flatMap((file) => locales.map((locale) => [file.code, locale, file] as const)))(
    'of %s in %s reads as it was read over',
    async (code, locale, file) => {
      const text = rulesMarkdown(pageOf(documentOfFile(file, 'EUR', locale), locale));
      await expect(spaced(text)).toMatchFileSnapshot(`rules-golden/${code}.${locale}.txt`);
    },
  );
});

type Leaf = { readonly path: readonly (string | number)[]; readonly value: string | number };

const NOT_NUMBERS = new Set([
  'version',
  'semantics',
  'values',
  'value',
  'when',
  'formula',
  'name',
  'args_of',
]);

/** Every number of a plan document, with the way to it. */
function numbersIn(value: unknown, path: readonly (string | number)[] = []): Leaf[] {
  if (NOT_NUMBERS.has(String(path.at(-1)))) return [];
  if (typeof value === 'number') return [{ path, value }];
  if (typeof value === 'string') return /^\d+(\.\d+)?$/.test(value) ? [{ path, value }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    numbersIn(each, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

const WEEK = {
  fr: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};

function isSaid(
  { path, value }: Leaf,
  text: string,
  { locale, money }: { locale: Locale; money: string },
): boolean {
  if (path.includes('week')) return text.includes(WEEK[locale][Number(value) - 1] ?? '?');
  const number = decimal(String(value));
  const ways = [
    formatAmount({ value: number, currency: currency(money) }, locale),
    formatPercentage(percentageOf(number), locale),
    formatDecimal(number, locale),
  ].map(spaced);
  return ways.some((way) => holds(text, way));
}

/** As a number of its own: 5 is not said by 15 or 5,5. */
function holds(text: string, way: string): boolean {
  for (let at = text.indexOf(way); at >= 0; at = text.indexOf(way, at + 1)) {
    const [before, after] = [
      text.slice(Math.max(0, at - 2), at),
      text.slice(at + way.length, at + way.length + 2),
    ];
    if (!/\d[.,]?$/.test(before) && !/^[.,]?\d/.test(after)) return true;
  }
  return false;
}

type Story = { readonly plan?: { readonly currency: string } };

const stories = globSync('stories/*.story.json', { cwd: join(import.meta.dirname, '../..') })
  .toSorted()
  .map((file) => ({
    file,
    plan: (JSON.parse(readFileSync(join(import.meta.dirname, '../..', file), 'utf8')) as Story).plan,
  }))
  .flatMap(({ file, plan }) => (plan !== undefined && parsePlan(plan).ok ? [{ file, plan }] : []));

describe('every number of a plan', () => {
  it('is read from the plan of every story', () => {
    expect(stories.length).toBeGreaterThan(75);
  });

  it.each(locales)('stands in its règlement, in %s', (locale) => {
    const unsaid = stories.flatMap(({ file, plan }) => {
      const text = rulesIn(plan, locale);
      return numbersIn(plan)
        .filter((leaf) => !isSaid(leaf, text, { locale, money: plan.currency }))
        .map(({ path, value }) => `${file} ${path.join('.')} = ${value}`);
    });
    expect(unsaid).toEqual([]);
  });

  it('stands there whatever it is', () => {
    const changed = fc
      .tuple(
        fc.constantFrom(...stories),
        fc.nat(),
        fc.integer({ min: 1, max: 9_999 }),
        fc.constantFrom(...locales),
      )
      .map(([{ plan }, at, digits, locale]) => {
        const leaves = numbersIn(plan);
        const leaf = leaves[at % Math.max(leaves.length, 1)];
        return { plan, leaf, locale, value: `0.${String(digits).padStart(4, '0')}7` };
      });
    let tried = 0;
    fc.assert(
      fc.property(changed, ({ plan, leaf, locale, value }) => {
        if (leaf === undefined || typeof leaf.value === 'number') return;
        const other = withNumber(plan, leaf.path, value);
        if (!parsePlan(other).ok) return;
        tried += 1;
        expect(
          isSaid({ path: leaf.path, value }, rulesIn(other, locale), { locale, money: plan.currency }),
        ).toBe(true);
      }),
      { numRuns: 400, seed: 20261122 },
    );
    expect(tried).toBeGreaterThan(150);
  });
});

function withNumber(document: unknown, path: readonly (string | number)[], value: string): unknown {
  const copy: unknown = structuredClone(document);
  let at = copy as Record<string | number, unknown>; // the way was walked in the same document
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
  at[path.at(-1) ?? ''] = value;
  return copy;
}

describe('the examples', () => {
  it("are the engine's own: a commission of 3 % at 80, 100 and 120 % of quota", () => {
    const [file] = templateFiles;
    const page = pageOf(documentOfFile(file ?? never(), 'EUR', 'fr'), 'fr');
    const totals = page.clauses
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.kind === 'example' ? [spaced(block.total.value)] : []));
    expect(totals).toEqual(['2 400 €', '3 000 €', '3 600 €']);
  });

  it('take the figures that the reader gives', () => {
    const tiers = templateFiles.find(({ code }) => code === 'tiers-on-quota') ?? never();
    const own = { figures: { orders: decimal('150000') }, quota: decimal('125000'), target: null };
    const text = writeRules(documentOfFile(tiers, 'EUR', 'en'), {
      effectiveFrom: plainDate('2026-01-01'),
      own,
    });
    invariant(text.ok, 'a template is a plan');
    const examples = rulesPage(text.value, 'en').clauses.flatMap(({ blocks }) =>
      blocks.filter(({ kind }) => kind === 'example'),
    );
    // 1 % to 100,000, 2 % to 125,000, 3.5 % beyond: 1,000 + 500 + 875.
    expect(examples.at(-1)).toMatchObject({ title: 'Example with your figures', total: { value: '€2,375' } });
    expect(rulesMarkdown(rulesPage(text.value, 'en'))).toContain(formatDate(plainDate('2026-01-01'), 'en'));
  });
});

function never(): never {
  throw new Error('there is no such template');
}
