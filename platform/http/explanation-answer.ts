import { z } from '@hono/zod-openapi';
import { renderExplanation, type RenderedNode } from '@cordee/messages/explanation';
import type { Explanation, Locale } from '@cordee/kernel';
import { SourcePlace } from './schemas.ts';

type Node = {
  label: string;
  valueText: string;
  kind: 'source' | 'parameter' | 'sum' | 'step' | 'issue';
  operationText?: string | undefined;
  roundingText?: string | undefined;
  refusalText?: string | undefined;
  place?: z.input<typeof SourcePlace> | undefined;
  count?: number | undefined;
  more?: string | undefined;
  children: Node[];
};

const ExplanationNode: z.ZodType<Node> = z
  .object({
    label: z.string(),
    valueText: z.string(),
    kind: z.enum(['source', 'parameter', 'sum', 'step', 'issue']),
    operationText: z.string().optional(),
    roundingText: z.string().optional(),
    refusalText: z.string().optional(),
    place: SourcePlace.optional(),
    count: z.number().optional(),
    more: z.string().optional(),
    get children() {
      return z.array(ExplanationNode);
    },
  })
  .openapi('ExplanationNode');

export const ExplanationAnswer = z
  .object({ sentence: z.string(), equation: z.string(), tree: ExplanationNode })
  .openapi('Explanation');

/** The explanation in the reader's language; `more` gives the address of the rows of a sum too long to stand in the tree. */
export function presentExplanation(
  explanation: Explanation,
  locale: Locale,
  more?: (filter: Readonly<Record<string, string>>) => string,
): z.input<typeof ExplanationAnswer> {
  const { sentence, equation, tree } = renderExplanation(explanation, locale);
  return { sentence, equation: equation ?? '', tree: presentNode(tree, more) };
}

function presentNode(node: RenderedNode, more?: (filter: Readonly<Record<string, string>>) => string): Node {
  return {
    label: node.label,
    valueText: node.valueText ?? '—',
    kind: node.kind,
    ...(node.operationText ? { operationText: node.operationText } : {}),
    ...(node.roundingText ? { roundingText: node.roundingText } : {}),
    ...(node.refusalText ? { refusalText: node.refusalText } : {}),
    ...(node.place ? { place: node.place } : {}),
    ...(node.count === undefined ? {} : { count: node.count }),
    ...(node.isPaged && more ? { more: more(node.filter ?? {}) } : {}),
    children: node.children.map((child) => presentNode(child, more)),
  };
}
