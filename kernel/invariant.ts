/** A bug of ours: an assumption that the code relies on did not hold. It is thrown, never returned. */
export class InvariantError extends Error {
  readonly details: Readonly<Record<string, unknown>>;

  constructor(message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'InvariantError';
    this.details = details;
  }
}

/** Throws an InvariantError when the condition does not hold. Expected refusals are returned as a Result instead. */
export function invariant(
  condition: unknown,
  message: string,
  details: Readonly<Record<string, unknown>> = {},
): asserts condition {
  if (!condition) throw new InvariantError(message, details);
}
