import type { Addresses } from './client.ts';

type QueryOf<Path extends keyof Addresses> = Addresses[Path] extends {
  readonly get: { readonly parameters: { readonly query?: infer Query } };
}
  ? NonNullable<Query>
  : never;

/** What a list can be narrowed by. Screens leave open what they do not know yet; pages are turned by the list. */
export type Filter<Path extends keyof Addresses> = {
  readonly [Name in Exclude<keyof QueryOf<Path>, 'cursor'>]?: QueryOf<Path>[Name] | undefined;
};

type Known<Query> = { [Name in keyof Query]?: Exclude<Query[Name], undefined> };

/** The parameters that hold something: what is left open or empty is not sent. */
export function known<Query extends object>(query: Query): Known<Query> {
  const held = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(held) as Known<Query>; // the same names, fewer of them
}
