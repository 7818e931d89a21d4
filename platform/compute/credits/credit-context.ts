import type { BuildContext } from '../query/known-facts.ts';
import type { CreditDialect } from './credit-dialect.ts';

export type CreditContext = BuildContext & { readonly dialect: CreditDialect };
