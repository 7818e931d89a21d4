// The letter ready to print, article by article, from its JSON alone: what is printed is what was signed.
import { currency, decimal, plainDate, type Amount, type Locale } from '@cordee/kernel';
import { formatDate, formatPeriod, formatQuantity, messageOf } from '@cordee/messages/explanation';
import { rulesDocument, type RulesPage } from '@cordee/modules/plans';
import type { LetterBody } from './letter-body.ts';

export type Clause = Omit<RulesPage['clauses'][number], 'number'>;
type Block = Clause['blocks'][number];
type Fact = { readonly label: string; readonly value: string };
export type Say = (key: string, args?: Readonly<Record<string, string>>) => string;

export const sayIn =
  (locale: Locale): Say =>
  (key, args = {}) =>
    messageOf(`letters.${key}`, args, locale);

/** The printed letter: French is the language that binds; another is a translation of it. */
export function letterDocument(body: LetterBody, hash: string, locale: Locale) {
  const say = sayIn(locale);
  return printed(letterPages(body, locale), {
    title: say(body.replaces === null ? 'doc_title' : 'doc_title_amendment', {
      seller: body.seller.name,
      period: formatPeriod(body.period.code, locale),
    }),
    version: hash.slice(0, 12),
    organisation: body.organisation,
    day: body.issued_on,
    language: locale,
  });
}

type Printing = {
  readonly title: string;
  readonly version: string;
  readonly organisation: string;
  readonly day: string;
  readonly language: Locale;
};

export function printed(clauses: readonly Clause[], { organisation, day, ...page }: Printing) {
  const numbered = clauses.map((clause, index) => ({ ...clause, number: index + 1 }));
  return rulesDocument({ ...page, plan: '', clauses: numbered }, { organisation, day });
}

/** What the letter says, for paper and screen alike. */
export function letterPages(body: LetterBody, locale: Locale): readonly Clause[] {
  const say = sayIn(locale);
  return [
    actClause(body, say, locale),
    groundClause(body, say, locale),
    measuresClause(body, say, locale),
    ladderClause(body, say, locale),
    commitmentsClause(body, say, locale),
    checkClause(body, say),
  ];
}

const text = (words: string): Block => ({ kind: 'text', text: words });
const facts = (list: readonly Fact[]): Block => ({ kind: 'facts', facts: list });
const day = (iso: string, locale: Locale) => formatDate(plainDate(iso), locale);

function money(value: string, unit: string, locale: Locale): string {
  const amount: Amount = { value: decimal(value), currency: currency(unit) };
  return formatQuantity({ kind: 'amount', amount }, locale);
}

function percent(ratio: string, locale: Locale): string {
  return formatQuantity({ kind: 'percentage', ratio: decimal(ratio) as never }, locale); // a ratio is a decimal by another name
}

function actClause(body: LetterBody, say: Say, locale: Locale): Clause {
  const { act, replaces, seller, manager, organisation, period } = body;
  return {
    id: 'act',
    title: say('doc_act_title'),
    blocks: [
      facts([
        { label: say('doc_company'), value: organisation },
        { label: say('doc_seller'), value: say('doc_person', { name: seller.name, code: seller.code }) },
        { label: say('doc_manager'), value: manager.name },
        {
          label: say('doc_period'),
          value: say('doc_span', { from: day(period.from, locale), to: day(period.last, locale) }),
        },
        { label: say('doc_issued'), value: day(body.issued_on, locale) },
        { label: say('doc_answer_by'), value: day(body.answer_by, locale) },
      ]),
      text(act === 'agreement' ? say('doc_agreement') : say('doc_receipt')),
      ...(replaces === null ? [] : [text(say('doc_replaces', { hash: replaces.hash }))]),
    ],
  };
}

function groundClause({ ground, words }: LetterBody, say: Say, locale: Locale): Clause {
  const on = day(ground.on, locale);
  return {
    id: 'ground',
    title: say('doc_ground_title'),
    blocks: [
      text(
        ground.kind === 'agreed'
          ? say('doc_agreed', { round: ground.round, on })
          : say('doc_decided', { round: ground.round, on, reason: ground.reason ?? '' }),
      ),
      text(words[locale].trim() === '' ? words.fr : words[locale]),
    ],
  };
}

function measuresClause({ measures }: LetterBody, say: Say, locale: Locale): Clause {
  const blocks = measures.flatMap((each): Block[] => [
    { kind: 'heading', text: say(`measure_${each.code}`) },
    facts([
      { label: say('doc_objective'), value: money(each.amount, each.currency, locale) },
      { label: say('doc_weight'), value: percent(each.weight, locale) },
      { label: say('doc_source'), value: say(`source_${each.code}`) },
      { label: say('doc_frequency'), value: say(`frequency_${each.frequency}`) },
    ]),
    {
      kind: 'table',
      columns: [say('doc_month'), say('doc_objective')],
      rows: each.months.map(({ month, amount }) => [
        formatPeriod(month, locale),
        money(amount, each.currency, locale),
      ]),
    },
  ]);
  return { id: 'measures', title: say('doc_measures_title'), blocks };
}

function ladderClause({ ladder, plan }: LetterBody, say: Say, locale: Locale): Clause {
  const title = say('doc_ladder_title');
  const named = plan === null ? [] : [text(say('doc_plan', { plan: plan.name, version: plan.version }))];
  if (!ladder.known)
    return {
      id: 'ladder',
      title,
      blocks: [...named, text(messageOf(ladder.why, {}, locale)), text(say('doc_ladder_elsewhere'))],
    };
  const rows = ladder.rungs.map(({ attainment, result, pay }) => [
    percent(attainment, locale),
    money(result, ladder.currency, locale),
    money(pay, ladder.currency, locale),
  ]);
  const columns = [say('doc_attainment'), say('doc_result'), say('doc_pay')];
  return {
    id: 'ladder',
    title,
    blocks: [...named, { kind: 'table', columns, rows }, text(say('doc_ladder_note'))],
  };
}

function commitmentsClause({ commitments }: LetterBody, say: Say, locale: Locale): Clause {
  const rows = commitments.map(({ text: what, by }) => [what, day(by, locale)]);
  const table: Block = { kind: 'table', columns: [say('doc_commitment'), say('doc_by')], rows };
  return {
    id: 'commitments',
    title: say('doc_commitments_title'),
    blocks: rows.length === 0 ? [text(say('doc_commitments_none'))] : [table],
  };
}

function checkClause({ key }: LetterBody, say: Say): Clause {
  return {
    id: 'check',
    title: say('doc_check_title'),
    blocks: [
      text(say('doc_check')),
      text(say('doc_check_file')),
      facts([{ label: say('doc_key'), value: key }]),
    ],
  };
}
