// Every list that leaves the product, each declared by the module that owns it.
import { activitiesList } from '@cordee/modules/action-plans';
import { accountsList } from '@cordee/modules/accounts';
import { trailList } from '@cordee/modules/audit';
import { dealsList } from '@cordee/modules/deals';
import { disputesList } from '@cordee/modules/disputes';
import type { ExportList } from '@cordee/modules/exports';
import { importsList } from '@cordee/modules/imports';
import { payList } from '@cordee/modules/payouts';
import { peopleLists } from '@cordee/modules/people';
import { planLists } from '@cordee/modules/plans';
import { quotasList } from '@cordee/modules/quotas';
import { quotesList } from '@cordee/modules/quotes';
import { accountSegments } from '@cordee/modules/segments';
import { saleLists } from '@cordee/modules/transactions';

export const exportLists: readonly ExportList[] = [
  ...peopleLists,
  accountsList(accountSegments),
  dealsList,
  ...saleLists,
  activitiesList,
  quotesList,
  quotasList,
  ...planLists,
  payList,
  disputesList,
  importsList,
  trailList,
];
