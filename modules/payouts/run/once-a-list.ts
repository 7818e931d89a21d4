import type { PlanAssignment } from '@cordee/engine-compensation';

/**
 * What is worked out of a list once, and kept as long as the list itself is: a statement of one payee asks a list of
 * everybody that `rememberFrozen` keeps, and must not go through all of it again.
 */
export function onceAList<List extends object, Found>(make: (list: List) => Found): (list: List) => Found {
  const made = new WeakMap<List, { readonly found: Found }>();
  return (list) => {
    const known = made.get(list) ?? { found: make(list) };
    made.set(list, known);
    return known.found;
  };
}

export const byHolder = onceAList((holders: readonly PlanAssignment[]) =>
  Map.groupBy(holders, ({ payee }) => payee),
);
