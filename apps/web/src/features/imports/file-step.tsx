import { m } from '@cordee/messages';
import { useUploadFile, type FilePreview } from '../../api/imports.ts';
import { FileDrop } from '../../ui/file-drop.tsx';
import { Notice } from '../../ui/notice.tsx';
import { problemText } from '../../ui/problem-text.ts';

const accepts = ['.csv', '.txt', '.tsv', '.xlsx', '.xlsm', '.jsonl', '.ndjson', '.parquet'];

export function FileStep({ onUploaded }: { onUploaded: (file: FilePreview) => void }) {
  const upload = useUploadFile();
  return (
    <div className="flex flex-col gap-4">
      <FileDrop
        label={m['web.import_drop']()}
        action={upload.isPending ? m['web.import_reading']() : m['web.import_choose']()}
        note={m['web.import_formats']()}
        accepts={accepts}
        isBusy={upload.isPending}
        onFile={(file) => upload.mutate(file, { onSuccess: onUploaded })}
      />
      {upload.error && <Notice tone="problem">{problemText(upload.error)}</Notice>}
    </div>
  );
}
