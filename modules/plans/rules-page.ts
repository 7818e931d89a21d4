// The règlement of a plan in the reader's language: every text is final here, whatever prints it.
import type { Block, Fact, RulesText } from '@cordee/engine-compensation';
import type { Locale } from '@cordee/kernel';
import { formatQuantity, messageOf, renderExplanation } from '@cordee/messages/explanation';
import type { RenderedNode } from '@cordee/messages/explanation';
import { sayTold } from './say-told.ts';

type SaidFact = { readonly label: string; readonly value: string };
type SaidLine = { readonly component: string; readonly sentence: string; readonly steps: readonly string[] };

export type SaidBlock =
  | { readonly kind: 'text' | 'heading'; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly SaidFact[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | {
      readonly kind: 'example';
      readonly title: string;
      readonly figures: readonly SaidFact[];
      readonly lines: readonly SaidLine[];
      readonly total: SaidFact;
    };

type SaidClause = {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly blocks: readonly SaidBlock[];
};

export type RulesPage = {
  readonly language: Locale;
  readonly title: string;
  readonly plan: string;
  readonly version: string;
  readonly clauses: readonly SaidClause[];
};

export function rulesPage({ plan, clauses }: RulesText, locale: Locale): RulesPage {
  return {
    language: locale,
    title: messageOf('plans.rules_title', { plan: plan.name }, locale),
    plan: plan.code,
    version: plan.version,
    clauses: clauses.map(({ id, title, blocks }, index) => ({
      id,
      number: index + 1,
      title: sayTold(title, locale),
      blocks: blocks.map((block) => sayBlock(block, locale)),
    })),
  };
}

function sayBlock(block: Block, locale: Locale): SaidBlock {
  switch (block.kind) {
    case 'text':
    case 'heading':
      return { kind: block.kind, text: sayTold(block.text, locale) };
    case 'facts':
      return { kind: 'facts', facts: sayFacts(block.facts, locale) };
    case 'table':
      return {
        kind: 'table',
        columns: block.columns.map((each) => sayTold(each, locale)),
        rows: block.rows.map((row) => row.map((each) => sayTold(each, locale))),
      };
    case 'example':
      return {
        kind: 'example',
        title: sayTold(block.title, locale),
        figures: sayFacts(block.figures, locale),
        lines: block.lines.map(({ component, explanation }) => {
          const { sentence, equation, tree } = renderExplanation(explanation, locale);
          const steps = equation === null ? stepsOf(tree) : [equation];
          return { component: sayTold(component, locale), sentence, steps };
        }),
        total: {
          label: messageOf('plans.rules_total', {}, locale),
          value: formatQuantity(block.total, locale),
        },
      };
  }
}

/** Where no equation says it on one line, the values that the amount is made of. */
function stepsOf({ children }: RenderedNode): string[] {
  return children.flatMap(({ label, valueText }) => (valueText === null ? [] : [`${label} : ${valueText}`]));
}

function sayFacts(facts: readonly Fact[], locale: Locale): SaidFact[] {
  return facts.map(({ label, value }) => ({ label: sayTold(label, locale), value: sayTold(value, locale) }));
}
