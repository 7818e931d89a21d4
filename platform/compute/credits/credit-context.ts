import type { BuildContext } from '../query/known-facts.ts';
import type { CreditDialect } from './credit-dialect.ts';

export type CreditContext = BuildContext & {
  readonly dialect: CreditDialect;
  /** Whether sales are read with what they leave to the ones that they belong to. */
  readonly isTold: boolean;
};
