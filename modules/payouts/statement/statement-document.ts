// A statement as the data of its printed page. Every text is final here; the template only places it.
import {
  formatAmount,
  formatDate,
  formatPercentage,
  formatQuantity,
  messageOf,
  renderExplanation,
} from '@cordee/messages/explanation';
import {
  decimal,
  moneyText,
  percentageOf,
  plainDate,
  rounded,
  type Decimal,
  type Locale,
  type Money,
  type Percentage,
} from '@cordee/kernel';
import type { Statement } from './read-statement.ts';
import { isClosed } from '../run.ts';
import { creditsTable, type CreditsTable } from './statement-credits.ts';

export type StatementDocument = { readonly template: 'statement'; readonly data: StatementPage };

/** Who pays: the organisation, and the company of it that employs the payee; null where no file says which. */
export type Issuer = { readonly organisation: string; readonly legalEntity: string | null };

type Fact = { readonly label: string; readonly value: string };
type ComponentLine = {
  readonly sentence: string;
  readonly equation: string | null;
  readonly payable: string;
  readonly rule: string;
};

type StatementPage = {
  readonly language: Locale;
  readonly title: string;
  readonly author: string;
  /** The organisation, then the employing company, as the head of the page names them. */
  readonly issuer: readonly string[];
  /** The day of the calculation: the document carries no other date, so that it prints the same for ever. */
  readonly issuedOn: string;
  readonly state: string;
  readonly notice: string | null;
  readonly facts: readonly Fact[];
  readonly total: Fact;
  readonly attainment: string | null;
  /** What keeps the total from being the whole pay. */
  readonly incomplete: string | null;
  readonly components: { readonly title: string; readonly lines: readonly ComponentLine[] };
  readonly credits: CreditsTable;
  readonly dispute: { readonly title: string; readonly text: string };
  readonly proof: { readonly label: string; readonly hash: string };
  readonly footer: string;
};

/** The statement in the reader's language, ready to print: the same statement gives the same data. */
export function statementDocument(statement: Statement, locale: Locale, issuer: Issuer): StatementDocument {
  const { run } = statement;
  const say = (key: string, args: Readonly<Record<string, string>> = {}) =>
    messageOf(`payouts.document_${key}`, args, locale);
  const data: StatementPage = {
    language: locale,
    title: say('title'),
    author: issuer.organisation,
    issuer: issuerLines(issuer),
    issuedOn: run.calculatedAt.slice(0, 10),
    state: say(`state_${run.state}`),
    notice: isClosed(run.state) ? null : say(`notice_${run.state}`),
    facts: factsOf(statement, locale, say),
    total: { label: say('total'), value: payText(statement.total, locale) },
    attainment: attainmentText(statement, locale, say),
    incomplete: statement.lines.every(({ issue }) => issue === null) ? null : say('incomplete'),
    components: { title: say('components'), lines: componentLines(statement, locale, say) },
    credits: creditsTable(statement.credits, locale),
    dispute: { title: say('dispute'), text: say('dispute_text') },
    proof: { label: say('proof', { run: run.id }), hash: run.rowStreamHash },
    footer: say('footer', { payee: statement.payee, plan: statement.planName, period: run.period.code }),
  };
  return { template: 'statement', data };
}

function issuerLines({ organisation, legalEntity }: Issuer): string[] {
  return legalEntity === null || legalEntity === organisation ? [organisation] : [organisation, legalEntity];
}

type Say = (key: string, args?: Readonly<Record<string, string>>) => string;

function factsOf({ run, planName, payee, payeeCode, team }: Statement, locale: Locale, say: Say): Fact[] {
  const [from, to] = [
    formatDate(run.period.from, locale),
    formatDate(run.period.to.subtract({ days: 1 }), locale),
  ];
  return [
    {
      label: say('payee'),
      value: payee === payeeCode ? payee : say('payee_value', { name: payee, code: payeeCode }),
    },
    { label: say('period'), value: say('period_value', { period: run.period.code, from, to }) },
    { label: say('team'), value: team ?? say('no_team') },
    { label: say('plan'), value: say('plan_value', { plan: planName, version: run.planVersion }) },
    { label: say('calculated'), value: formatDate(plainDate(run.calculatedAt.slice(0, 10)), locale) },
  ];
}

/** What was reached against what was asked, as the plan's first measure has it; null where there is no attainment. */
function attainmentText({ attainments: [first] }: Statement, locale: Locale, say: Say): string | null {
  if (!first?.measured.ok || !first.quota.ok || !first.attainment.ok) return null;
  const [measured, quota] = [
    formatQuantity(first.measured.value, locale),
    formatQuantity(first.quota.value, locale),
  ];
  return say('attainment', {
    attainment: formatPercentage(shownRatio(first.attainment.value), locale),
    measured,
    quota,
  });
}

function componentLines({ run, lines }: Statement, locale: Locale, say: Say): ComponentLine[] {
  return lines.map((line) => {
    const { sentence, equation } = renderExplanation(line.explanation, locale);
    const rule =
      line.held === null
        ? say('rule', { code: line.component, version: run.planVersion })
        : say('held_out', { reason: line.held });
    return {
      sentence,
      equation,
      payable: line.issue === null && line.held === null ? payText(line.payable, locale) : '—',
      rule,
    };
  });
}

export function payText(money: Money, locale: Locale): string {
  return formatAmount({ value: decimal(moneyText(money)), currency: money.currency }, locale);
}

/** Cut, not rounded, to hundredths of a percent: a quota missed by one cent is never said to be at 100 %. */
function shownRatio(attainment: Decimal): Percentage {
  return percentageOf(rounded(attainment, { scale: 4, rounding: 'floor' }));
}
