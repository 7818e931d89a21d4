import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../client.ts';
import type { ProposalOrder } from '../territories.ts';

type Locks = ProposalOrder['locks'];

/** The balance of a proposal with its accounts where they are locked now; the one before stays until it is there. */
export const draftBalanceQuery = (id: string, locks: Locks) =>
  queryOptions({
    queryKey: ['territories', 'draft', id, locks],
    queryFn: () =>
      answerOf(
        api.POST('/territory-proposals/{id}/draft', {
          params: { path: { id } },
          body: { locks: [...locks] },
        }),
      ),
    placeholderData: keepPreviousData,
  });

export const areaAccountsQuery = (number: number) =>
  queryOptions({
    queryKey: ['territories', 'area-accounts', number],
    queryFn: async () => {
      const path = { number };
      const { accountIds } = await answerOf(
        api.GET('/territory-areas/{number}/accounts', { params: { path } }),
      );
      return new Set(accountIds);
    },
  });
