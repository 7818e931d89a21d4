// The dossier as printed pages: what was paid and every step of it, the sales, the rules of the plan, and the seal that
// tells the file that was handed over with them.
import { writeRules } from '@cordee/engine-compensation';
import { formatDate, messageOf, renderExplanation, type RenderedNode } from '@cordee/messages/explanation';
import { plainDate, type Locale } from '@cordee/kernel';
import { rulesDocument, rulesPage, type RulesPage } from '@cordee/modules/plans';
import { componentName } from '../statement/component-name.ts';
import type { Dossier } from './dossier.ts';
import type { Statement, StatementLine } from '../statement/read-statement.ts';
import { creditsTable } from '../statement/statement-credits.ts';
import { payText } from '../statement/statement-document.ts';

type Clause = RulesPage['clauses'][number];
type Block = Clause['blocks'][number];
type Say = (key: string, args?: Readonly<Record<string, string>>) => string;

export type DossierPages = {
  readonly statement: Statement;
  readonly dossier: Dossier;
  readonly organisation: string;
};

/** Of the plan's rules, what is said of one payee's own figures already is left out. */
const NOT_PRINTED = new Set(['examples', 'questions', 'changes']);

export function dossierDocument({ statement, dossier, organisation }: DossierPages, locale: Locale) {
  const say: Say = (key, args = {}) => messageOf(`payouts.dossier_${key}`, args, locale);
  const { run, payee, planName } = statement;
  const own = [
    headClause(statement, locale, say),
    resultClause(statement, locale, say),
    salesClause(statement, locale),
  ];
  const clauses = [...own, proofClause(statement, dossier, say), ...planClauses(dossier, locale)];
  return rulesDocument(
    {
      language: locale,
      title: say('title', { payee, period: run.period.code }),
      plan: planName,
      version: run.planVersion,
      clauses: clauses.map((clause, index) => ({ ...clause, number: index + 1 })),
    },
    { organisation, day: run.calculatedAt.slice(0, 10) },
  );
}

function headClause({ run, payee, payeeCode, planName }: Statement, locale: Locale, say: Say): Clause {
  const document: Say = (key, args = {}) => messageOf(`payouts.document_${key}`, args, locale);
  const [from, to] = [
    formatDate(run.period.from, locale),
    formatDate(run.period.to.subtract({ days: 1 }), locale),
  ];
  const facts = [
    { label: document('payee'), value: document('payee_value', { name: payee, code: payeeCode }) },
    { label: document('period'), value: document('period_value', { period: run.period.code, from, to }) },
    { label: document('plan'), value: document('plan_value', { plan: planName, version: run.planVersion }) },
    { label: document('calculated'), value: formatDate(plainDate(run.calculatedAt.slice(0, 10)), locale) },
  ];
  return {
    id: 'head',
    number: 0,
    title: document('title'),
    blocks: [{ kind: 'facts', facts }, text(say('what'))],
  };
}

function resultClause(statement: Statement, locale: Locale, say: Say): Clause {
  const total = {
    label: messageOf('payouts.document_total', {}, locale),
    value: payText(statement.total, locale),
  };
  return {
    id: 'results',
    number: 0,
    title: say('results'),
    blocks: [
      ...statement.lines.flatMap((line) => lineBlocks(line, statement, locale)),
      { kind: 'facts', facts: [total] },
    ],
  };
}

function lineBlocks(line: StatementLine, statement: Statement, locale: Locale): Block[] {
  const { sentence, equation, tree } = renderExplanation(line.explanation, locale);
  const name =
    line.kind === 'adjustment' ? line.component : componentName(statement.parts, line.component, locale);
  return [
    { kind: 'heading', text: name },
    text(sentence),
    ...(equation === null ? [] : [text(equation)]),
    { kind: 'facts', facts: tree.children.flatMap((child) => treeFacts(child, '')) },
  ];
}

/** Every step on a line of its own, what it is made of set in below it. */
function treeFacts(
  { label, valueText, refusalText, place, children }: RenderedNode,
  indent: string,
): { label: string; value: string }[] {
  const source =
    place?.line === undefined
      ? ''
      : ` (${[place.document, place.line].filter((each) => each !== undefined).join(', ')})`;
  return [
    { label: `${indent}${label}`, value: `${valueText ?? refusalText ?? '—'}${source}` },
    ...children.flatMap((child) => treeFacts(child, `${indent}· `)),
  ];
}

function salesClause({ credits }: Statement, locale: Locale): Clause {
  const { title, summary, columns, rows, total } = creditsTable(credits, locale);
  const table: Block[] =
    rows.length === 0 ? [] : [{ kind: 'table', columns, rows: total === null ? rows : [...rows, total] }];
  return { id: 'sales', number: 0, title, blocks: [text(summary), ...table] };
}

function proofClause({ run }: Statement, { seal, chain }: Dossier, say: Say): Clause {
  const position = chain === null ? '—' : `${chain.change} · ${chain.hash}`;
  const facts = [
    { label: say('seal'), value: seal },
    { label: say('run_hash'), value: run.rowStreamHash },
    { label: say('chain'), value: position },
  ];
  return {
    id: 'proof',
    number: 0,
    title: say('proof'),
    blocks: [text(say('proof_text')), { kind: 'facts', facts }],
  };
}

function planClauses({ plan }: Dossier, locale: Locale): readonly Clause[] {
  const rules = writeRules(plan, { effectiveFrom: null, own: null });
  return rules.ok
    ? rulesPage(rules.value, locale).clauses.filter(({ id }) => !NOT_PRINTED.has(id) && id !== 'scope')
    : [];
}

function text(said: string): Block {
  return { kind: 'text', text: said };
}
