import { useQuery } from '@tanstack/react-query';
import { read } from '../../api/client.ts';
import type { FilePreview, ImportKind, UploadedFile } from '../../api/imports.ts';

/** The preview of a file read as another kind than the one proposed has other fields and other proposals. */
export function useFieldsOfKind(file: UploadedFile, kind: ImportKind): FilePreview | undefined {
  const isProposed = kind === file.preview.kindProposed;
  const other = useQuery({
    queryKey: ['file-preview', file.fileId, kind],
    queryFn: () => read<FilePreview>(`/imports/files/${file.fileId}/preview`, { kind }),
    enabled: !isProposed,
  });
  return isProposed ? file.preview : other.data;
}
