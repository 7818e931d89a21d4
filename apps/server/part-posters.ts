// The kinds of file whose rows are posted one by one, whatever the others are: a large one is posted by threads.
import { tenantId } from '@cordee/kernel';
import type { openAccessStore } from '@cordee/modules/access';
import { deal, dealsPoster, dealStage } from '@cordee/modules/deals';
import { transaction, transactionsPoster } from '@cordee/modules/transactions';

type CurrencyOf = (tenant: string) => Promise<string>;

export const organisationCurrency =
  (access: Pick<ReturnType<typeof openAccessStore>, 'organisation'>): CurrencyOf =>
  async (tenant) =>
    (await access.organisation(tenantId(tenant)))?.currency ?? 'EUR';

export const partPosters = (currencyOf: CurrencyOf) => ({
  deals: dealsPoster(currencyOf),
  transactions: transactionsPoster(currencyOf),
});

export const partTables = { deal, deal_stage: dealStage, transaction };
