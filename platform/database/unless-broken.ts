import { ok, refused, type Result } from '@cordee/kernel';

/** A constraint of the database → the code of the refusal that says what it forbids. */
export type Refusals = Readonly<Record<string, string>>;

/** Done, or the refusal of the constraint that turned the write down: of two at once the second. Other errors go on. */
export async function unlessBroken(refusals: Refusals, write: () => Promise<unknown>): Promise<Result<null>> {
  try {
    await write();
    return ok(null);
  } catch (error) {
    const constraint = error instanceof Error && 'constraint' in error ? String(error.constraint) : '';
    const code = refusals[constraint];
    if (code === undefined) throw error;
    return refused(code);
  }
}
