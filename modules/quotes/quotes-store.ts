import type { Scope } from '@cordee/kernel';
import type { QuoteRow, QuoteState } from './quote.ts';

export type QuoteFilter = {
  readonly id?: string | undefined;
  readonly q?: string | undefined;
  /** Without one, the last version of each quote. */
  readonly state?: QuoteState | undefined;
  readonly offset: number;
  readonly limit: number;
};

export type QuoteStore = {
  quotes(
    scope: Scope,
    filter: QuoteFilter,
  ): Promise<{ readonly rows: readonly QuoteRow[]; readonly total: number }>;
  /** One version, superseded or not. */
  quote(scope: Scope, id: string): Promise<QuoteRow | undefined>;
};
