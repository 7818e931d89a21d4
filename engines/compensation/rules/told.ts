import type { Explanation, Quantity } from '@cordee/kernel';

/** A sentence by its message key. Its arguments may be sentences themselves, or several, said one after the other. */
export type Phrase = { readonly key: string; readonly args: Readonly<Record<string, Told>> };
export type Told = string | Quantity | Phrase | readonly Told[];

export type Fact = { readonly label: Phrase; readonly value: Told };

/** A part of a clause, in the order in which it is read. */
export type Block =
  | { readonly kind: 'text'; readonly text: Phrase }
  | { readonly kind: 'heading'; readonly text: Phrase }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly Phrase[];
      readonly rows: readonly (readonly Told[])[];
    }
  | {
      readonly kind: 'example';
      readonly title: Phrase;
      readonly figures: readonly Fact[];
      readonly lines: readonly { readonly component: Told; readonly explanation: Explanation }[];
      readonly total: Quantity;
    };

/** One article. Its id stays the same from one version to the next, so that comments stay on it. */
export type Clause = { readonly id: string; readonly title: Phrase; readonly blocks: readonly Block[] };

/** The sentence of a message key. */
export function phrase(key: string, args: Phrase['args'] = {}): Phrase {
  return { key: `compensation.${key}`, args };
}

/** What a component says of itself in words; the fields that it leaves unsaid are listed by their labels. */
export type Telling = {
  readonly text: Phrase;
  readonly said: readonly string[];
  /** Tables that no list of fields could show. */
  readonly blocks?: readonly Block[];
};
