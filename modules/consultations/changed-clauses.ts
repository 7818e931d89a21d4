// What a plan says otherwise than the one that was put to its people, article by article, in words.
import { writeRules } from '@cordee/engine-compensation';
import type { Locale } from '@cordee/kernel';
import { rulesPage, rulesText } from '@cordee/modules/plans';

/** An article with its text before and after; null where there was none, or is none any more. */
export type ChangedClause = {
  readonly clause: string;
  readonly title: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** Examples and the page's own dates change with every version: what is compared are the rules. */
const NOT_COMPARED = new Set(['scope', 'examples', 'questions', 'changes']);

export function changedClauses(before: unknown, after: unknown, locale: Locale): readonly ChangedClause[] {
  const [asked, published] = [articlesOf(before, locale), articlesOf(after, locale)];
  return [...new Set([...asked.keys(), ...published.keys()])].flatMap((clause) => {
    const [old, now] = [asked.get(clause), published.get(clause)];
    const isSame = old?.text === now?.text && old?.title === now?.title;
    return isSame
      ? []
      : [
          {
            clause,
            title: (now ?? old)?.title ?? clause,
            before: old?.text ?? null,
            after: now?.text ?? null,
          },
        ];
  });
}

function articlesOf(document: unknown, locale: Locale): ReadonlyMap<string, { title: string; text: string }> {
  const rules = writeRules(document, { effectiveFrom: null, own: null });
  if (!rules.ok) return new Map();
  const { clauses } = rulesPage(rules.value, locale);
  return new Map(
    clauses
      .filter(({ id }) => !NOT_COMPARED.has(id))
      .map(({ id, title, blocks }) => [id, { title, text: rulesText(blocks) }]),
  );
}
