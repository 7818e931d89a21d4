import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';

export const mailboxQuery = queryOptions({
  queryKey: ['mailbox'],
  queryFn: () => answerOf(api.GET('/mailbox')),
});
