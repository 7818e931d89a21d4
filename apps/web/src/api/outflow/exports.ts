import { queryOptions, useMutation } from '@tanstack/react-query';
import { answerOf, api } from '../client.ts';
import { fileAddress } from '../file-address.ts';
import { known, type Filter } from '../filter.ts';
import type { Schemas } from '../schemas.ts';

export type ExportList = Schemas['ExportList'];

export const listFormats = ['xlsx', 'csv', 'jsonl', 'parquet'] as const;
export type ListFormat = (typeof listFormats)[number];

/** The code of a list, as the routes of the server write it. */
export type ListCode = Parameters<typeof fileAddress<'/exports/{list}/{format}'>>[1]['path']['list'];

type Seen = Filter<'/exports/{list}/{format}'>;

export const exportListsQuery = queryOptions({
  queryKey: ['exports'],
  queryFn: () => answerOf(api.GET('/exports')),
});

/** The whole list as a file, with what the caller sees on the day that is looked at. */
export const listAddress = (list: ListCode, format: ListFormat, seen: Seen): string =>
  fileAddress('/exports/{list}/{format}', { path: { list, format }, query: known(seen) });

export const archiveAddress = (id: string): string =>
  fileAddress('/export-archives/{id}/file', { path: { id } });

export function useOrderArchive(seen: Seen) {
  return useMutation({
    mutationFn: (format: ListFormat) =>
      answerOf(api.POST('/export-archives', { body: { format }, params: { query: known(seen) } })),
  });
}
