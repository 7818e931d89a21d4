// JSON from elsewhere: read without losing a digit, and looked into by a path.

type WithSource = (
  text: string,
  reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
) => unknown;

/** Every digit of a number is kept: it stays the text that was sent. Undefined for what is no JSON. */
export function exactJson(text: string): unknown {
  const parse = JSON.parse as WithSource; // the language gives the source of each value; its types do not say so yet
  try {
    return parse(text, (_key, value, { source }) =>
      typeof value === 'number' ? (source ?? String(value)) : value,
    );
  } catch {
    return undefined;
  }
}

/** What stands at a path such as `paging.next.after`; the empty path is the whole. */
export function jsonAt(value: unknown, path: string): unknown {
  const steps = path.split('.').filter((step) => step !== '');
  return steps.reduce<unknown>(
    (inner, step) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, step) : undefined),
    value,
  );
}

/** The text or the number at a path; null for nothing, and for whatever else stands there. */
export function textAt(value: unknown, path: string): string | null {
  const found = jsonAt(value, path);
  return typeof found === 'string' && found !== '' ? found : null;
}

export function listAt(value: unknown, path: string): readonly unknown[] | null {
  const found = jsonAt(value, path);
  return Array.isArray(found) ? found : null;
}

export const isTrueAt = (value: unknown, path: string): boolean => {
  const found = jsonAt(value, path);
  return found === true || found === 'true';
};
