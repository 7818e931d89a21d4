import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { read, send, upload } from './client.ts';
import type { Figure } from './figure.ts';

export type ImportKind = 'people' | 'accounts' | 'deals' | 'transactions' | 'quotas' | 'rates';
export const importKinds: readonly ImportKind[] = [
  'people',
  'accounts',
  'deals',
  'transactions',
  'quotas',
  'rates',
];

export type PreviewColumn = {
  /** From 1, as in the file. */
  readonly column: number;
  readonly header: string | null;
  readonly samples: readonly string[];
  readonly field: string | null;
  /** From 0 to 1. */
  readonly confidence: number | null;
  readonly reason: string | null;
};

export type ImportField = {
  readonly code: string;
  readonly label: string;
  readonly help: string;
  readonly type: string;
  readonly required: boolean;
};

export type ColumnReference =
  | { readonly header: string; readonly occurrence?: number }
  | { readonly column: number };

type FieldSource =
  | { readonly from: 'column'; readonly column: ColumnReference }
  | { readonly from: 'columns'; readonly columns: readonly ColumnReference[]; readonly separator: string }
  | { readonly from: 'constant'; readonly text: string };

/** What the reader agreed to; whatever else the server put into it travels back untouched. */
export type ImportMapping = { readonly fields: Readonly<Record<string, FieldSource>> };

export type PreviewRow = {
  readonly line: number;
  readonly kind: string;
  readonly values: Readonly<Record<string, string>>;
  readonly messages: readonly string[];
};

/** A file that was sent, as it was understood. */
export type FilePreview = {
  readonly fileId: string;
  readonly name: string;
  readonly size: number;
  readonly kind: ImportKind;
  readonly format: string;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly sheet: string | null;
  readonly headerLines: readonly number[];
  readonly columns: readonly PreviewColumn[];
  readonly rows: readonly PreviewRow[];
  /** Groups of fields of which at least one is needed and none is told. */
  readonly missing: readonly (readonly string[])[];
  readonly warnings: readonly string[];
  readonly mapping: ImportMapping;
  readonly fields: readonly ImportField[];
};

export type ImportOrder = {
  readonly fileId: string;
  readonly fileName: string;
  readonly kind: ImportKind;
  readonly source: string;
  readonly mapping: ImportMapping;
  readonly dryRun: boolean;
};

export type ImportCounts = {
  readonly read: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly excluded: number;
};

export type ImportBridge = {
  readonly file: Figure;
  readonly rejected: Figure;
  readonly excluded: Figure;
  readonly credited: Figure;
  readonly creditedToNobody: Figure;
};

export type ImportDetail = {
  readonly id: string;
  readonly name: string;
  readonly kind: ImportKind;
  readonly source: string;
  readonly state: 'done' | 'undone';
  readonly at: string;
  readonly by: string;
  readonly counts: ImportCounts;
  readonly bridge: ImportBridge | null;
  readonly canUndo: boolean;
  readonly undone: { readonly restored: number; readonly kept: number } | null;
};

export type ImportIssue = {
  readonly line: number;
  readonly sheet: string | null;
  readonly disposition: 'rejected' | 'excluded' | 'repaired';
  readonly messages: readonly string[];
  readonly raw: readonly string[];
};

export type IssuePage = {
  readonly rows: readonly ImportIssue[];
  readonly total: number;
  readonly next: string | null;
};

/** What a dry run found; nothing of it is kept, so it travels with its task. */
export type ImportRehearsal = {
  readonly counts: ImportCounts;
  readonly bridge: (Readonly<Record<keyof ImportBridge, string>> & { readonly currency: string }) | null;
  readonly issueCount: number;
  readonly issues: readonly ImportIssue[];
};

export const importsQuery = queryOptions({
  queryKey: ['imports'],
  queryFn: () => read<readonly ImportDetail[]>('/imports'),
});

/** The demo's files to try the import with; empty in an organisation of one's own. */
export const readyFilesQuery = queryOptions({
  queryKey: ['demo-files'],
  queryFn: () => read<readonly { readonly name: string }[]>('/demo/files'),
  staleTime: Number.POSITIVE_INFINITY,
});

export const importQuery = (id: string) =>
  queryOptions({ queryKey: ['import', id], queryFn: () => read<ImportDetail>(`/imports/${id}`) });

export const issuePagesQuery = (importId: string) =>
  infiniteQueryOptions({
    queryKey: ['import-issues', importId],
    queryFn: ({ pageParam }) => read<IssuePage>(`/imports/${importId}/issues`, { cursor: pageParam }),
    initialPageParam: undefined as string | undefined, // The first page has no cursor.
    getNextPageParam: (page) => page.next ?? undefined,
  });

/** The same file looked at as another kind: other fields, other proposals. */
export function useOtherKind() {
  return useMutation({
    mutationFn: ({ file, kind }: { file: FilePreview; kind: ImportKind }) =>
      send<FilePreview>('POST', `/imports/files/${file.fileId}/preview`, { kind, name: file.name }),
    meta: { shownInPlace: true },
  });
}

export function useUploadFile() {
  return useMutation({
    mutationFn: (file: File) => upload<FilePreview>('/imports/files', file),
    meta: { shownInPlace: true },
  });
}

export function useStartImport() {
  return useMutation({
    mutationFn: (order: ImportOrder) => send<{ taskId: string; importId: string }>('POST', '/imports', order),
    meta: { shownInPlace: true },
  });
}

export function useUndoImport() {
  return useMutation({ mutationFn: (id: string) => send<{ taskId: string }>('POST', `/imports/${id}/undo`) });
}

/** New rows may change any screen, so everything known is asked for again. */
export function useForgetEverything() {
  const queryClient = useQueryClient();
  return () => void queryClient.invalidateQueries();
}
