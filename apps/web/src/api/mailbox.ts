import { queryOptions } from '@tanstack/react-query';
import { read } from './client.ts';

export type Mail = {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly at: string;
  readonly text: string;
};

export const mailboxQuery = queryOptions({
  queryKey: ['mailbox'],
  queryFn: () => read<readonly Mail[]>('/mailbox'),
});
