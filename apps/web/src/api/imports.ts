import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, type Body } from './client.ts';
import { known } from './filter.ts';
import { fileForm } from './file-form.ts';
import type { Schemas } from './schemas.ts';

export type ImportKind = Schemas['ImportKind'];
export const importKinds: readonly ImportKind[] = [
  'people',
  'accounts',
  'deals',
  'transactions',
  'quotas',
  'rates',
  'figures',
  'absences',
  'coverage',
  'splits',
  'activities',
  'quotes',
];

/** A file that was sent, as it was understood. */
export type FilePreview = Schemas['ImportPreview'];
export type PreviewColumn = Schemas['PreviewColumn'];
export type PreviewRow = Schemas['PreviewRow'];
export type ImportField = Schemas['ImportField'];
export type ColumnReference = Schemas['ColumnReference'];
/** What the reader agreed to. */
export type ImportMapping = Schemas['ImportMapping'];
export type TextStyle = NonNullable<ImportMapping['text']>;
export type ColumnStyle = NonNullable<Extract<ImportMapping['fields'][string], { from: 'column' }>['style']>;
export type ImportBridge = Schemas['ImportBridge'];
export type ImportCounts = Schemas['ImportCounts'];
export type ImportDetail = Schemas['Import'];
export type ImportIssue = Schemas['ImportIssue'];
export type ImportOrder = Body<'/imports'>;
/** What a dry run found; nothing of it is kept, so it travels with its task. */
export type ImportRehearsal = Schemas['ImportRehearsal'];

export const importsQuery = queryOptions({
  queryKey: ['imports'],
  queryFn: () => answerOf(api.GET('/imports')),
});

/** The demo's files to try the import with; empty in an organisation of one's own. */
export const readyFilesQuery = queryOptions({
  queryKey: ['demo-files'],
  queryFn: () => answerOf(api.GET('/demo/files')),
  staleTime: Number.POSITIVE_INFINITY,
});

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['import', id],
    queryFn: () => answerOf(api.GET('/imports/{id}', { params: { path: { id } } })),
  });

export const issuePagesQuery = (importId: string) =>
  infiniteQueryOptions({
    queryKey: ['import-issues', importId],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/imports/{id}/issues', {
          params: { path: { id: importId }, query: known({ cursor: pageParam }) },
        }),
      ),
    initialPageParam: undefined as string | undefined, // The first page has no cursor.
    getNextPageParam: (page) => page.next ?? undefined,
  });

/** How a sent file may be looked at again. */
export type Look = Omit<Body<'/imports/files/{fileId}/preview'>, 'name'>;

/** The same file as another kind, written otherwise, or read with another mapping. */
export function useLookAgain({ fileId, name }: Pick<FilePreview, 'fileId' | 'name'>) {
  return useMutation({
    mutationFn: (look: Look) =>
      answerOf(
        api.POST('/imports/files/{fileId}/preview', {
          params: { path: { fileId } },
          body: { ...look, name },
        }),
      ),
    meta: { shownInPlace: true },
  });
}

export function useUploadFile() {
  return useMutation({
    mutationFn: (file: File) =>
      answerOf(api.POST('/imports/files', { body: { file }, bodySerializer: fileForm })),
    meta: { shownInPlace: true },
  });
}

export function useStartImport() {
  return useMutation({
    mutationFn: (order: ImportOrder) => answerOf(api.POST('/imports', { body: order })),
    meta: { shownInPlace: true },
  });
}

export function useUndoImport() {
  return useMutation({
    mutationFn: (id: string) => answerOf(api.POST('/imports/{id}/undo', { params: { path: { id } } })),
  });
}

export const fileLineQuery = (importId: string, line: number) =>
  queryOptions({
    queryKey: ['import-line', importId, line],
    queryFn: () =>
      answerOf(api.GET('/imports/{id}/lines/{line}', { params: { path: { id: importId, line } } })),
  });

/** New rows may change any screen, so everything known is asked for again. */
export function useForgetEverything() {
  const queryClient = useQueryClient();
  return () => void queryClient.invalidateQueries();
}
