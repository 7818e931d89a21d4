/** What a checker found: where, and what to do about it. */
export type Finding = { readonly place: string; readonly says: string };

/** One rule of the house. `root` is a parameter so that a canary can be planted in a copy of the tree. */
export type Check = {
  readonly name: string;
  /** `only` narrows to some files where the checker is able to. */
  readonly run: (root: string, only?: readonly string[]) => Promise<readonly Finding[]>;
};

export function finding(place: string, says: string): Finding {
  return { place, says };
}
