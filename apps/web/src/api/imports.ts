import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
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
  readonly index: number;
  readonly header: string;
  readonly samples: readonly string[];
  readonly proposedField: string | null;
  /** From 0 to 1. */
  readonly confidence: number;
  readonly reason: string;
  readonly style: string | null;
};

export type ImportField = {
  readonly code: string;
  readonly label: string;
  readonly required: boolean;
  readonly type: string;
};

export type FilePreview = {
  readonly kindProposed: ImportKind | null;
  readonly format: string;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly sheets: readonly string[];
  readonly headerLine: number | null;
  readonly columns: readonly PreviewColumn[];
  readonly rows: readonly (readonly string[])[];
  readonly warnings: readonly string[];
  readonly fields: readonly ImportField[];
};

export type UploadedFile = {
  readonly fileId: string;
  readonly name: string;
  readonly size: number;
  readonly preview: FilePreview;
};

/** Field code → column index. */
export type ImportMapping = Readonly<Record<string, number>>;

export type ImportOrder = {
  readonly fileId: string;
  readonly kind: ImportKind;
  readonly source: string;
  readonly mapping: ImportMapping;
  readonly dryRun: boolean;
};

export type ImportSummary = {
  readonly id: string;
  readonly name: string;
  readonly kind: ImportKind;
  readonly source: string;
  readonly state: string;
  readonly at: string;
  readonly by: string;
  readonly counts: ImportCounts;
};

export type ImportCounts = {
  readonly read: number;
  readonly loaded: number;
  readonly unchanged: number;
  readonly changed: number;
  readonly rejected: number;
  readonly excluded: number;
};

export type ImportIssue = {
  readonly line: number | null;
  readonly column: string | null;
  readonly message: string;
  readonly raw: string | null;
};

export type ImportBridge = {
  readonly file: Figure;
  readonly rejected: Figure;
  readonly excluded: Figure;
  readonly credited: Figure;
  readonly creditedToNobody: Figure;
};

export type ImportDetail = ImportSummary & {
  readonly bridge: ImportBridge | null;
  readonly issues: { readonly rows: readonly ImportIssue[]; readonly total: number };
  readonly canUndo: boolean;
  readonly whyNot?: string;
};

export const importsQuery = queryOptions({
  queryKey: ['imports'],
  queryFn: () => read<readonly ImportSummary[]>('/imports'),
});

export const importQuery = (id: string) =>
  queryOptions({ queryKey: ['import', id], queryFn: () => read<ImportDetail>(`/imports/${id}`) });

export function useUploadFile() {
  return useMutation({
    mutationFn: (file: File) => upload<UploadedFile>('/imports/files', file),
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
