import type { ComposedLine } from './compose-lines.ts';
import type { NewLine } from '../run-store.ts';

/** The lines of a payee as the run keeps them: numbered, and without their reasoning. */
export function newLines(lines: readonly ComposedLine[], payeeCode: string): readonly NewLine[] {
  return lines.map(({ explanation: _explanation, causes: _causes, ...line }, ordinal) => ({
    ...line,
    ordinal,
    payeeCode,
  }));
}
