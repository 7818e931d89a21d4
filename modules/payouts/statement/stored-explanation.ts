import type { EntityId, Explanation } from '@cordee/kernel';

/** A line of a locked run with its reasoning, as the database keeps it. */
export type ExplainedLine = {
  readonly payeeId: EntityId;
  readonly ordinal: number;
  /** JSON. */
  readonly explanation: string;
};

/** Its columns on the way to the database, in their order. */
export const explanationColumns = { payee_id: 'uuid', ordinal: 'integer', explanation: 'jsonb' } as const;

/** An explanation as JSON text: bigints and dates as text, so that it reads the same in ten years. */
export function explanationText(explanation: Explanation): string {
  return JSON.stringify(explanation, (_key, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
}

type Reasoned = {
  readonly payeeId: EntityId;
  readonly component: string;
  readonly explanation: Explanation;
};

/** The explained lines of one payee, given in their order; a line that is held out is not settled and not kept. */
export function explainedLines(
  lines: readonly Reasoned[],
  isHeld: (line: Reasoned) => boolean,
): readonly ExplainedLine[] {
  return lines.flatMap((line, ordinal) =>
    isHeld(line) ? [] : [{ payeeId: line.payeeId, ordinal, explanation: explanationText(line.explanation) }],
  );
}
