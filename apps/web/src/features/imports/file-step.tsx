import { DropZone, FileTrigger } from 'react-aria-components';
import { m } from '@cordee/messages';
import { useUploadFile, type FilePreview } from '../../api/imports.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { problemText } from '../../ui/problem-text.ts';

export function FileStep({ onUploaded }: { onUploaded: (file: FilePreview) => void }) {
  const upload = useUploadFile();
  const take = (file: File | undefined) => file && upload.mutate(file, { onSuccess: onUploaded });
  return (
    <div className="flex flex-col gap-4">
      <DropZone
        aria-label={m['web.import_drop']()}
        onDrop={(event) => {
          const dropped = event.items.find((item) => item.kind === 'file');
          if (dropped) void dropped.getFile().then(take);
        }}
        className="flex flex-col items-center gap-3 rounded-md border-2 border-dashed border-edge bg-sheet px-6 py-14 text-center data-[drop-target]:border-accent data-[drop-target]:bg-accent-soft"
      >
        <span className="text-muted">
          <Icon name="imports" size={32} />
        </span>
        <p className="text-[17px]">{m['web.import_drop']()}</p>
        <FileTrigger
          acceptedFileTypes={['.csv', '.txt', '.tsv', '.xlsx', '.xlsm']}
          onSelect={(files) => take(files?.[0])}
        >
          <Button look="primary" isBusy={upload.isPending}>
            {upload.isPending ? m['web.import_reading']() : m['web.import_choose']()}
          </Button>
        </FileTrigger>
        <p className="max-w-prose text-[13px] text-muted">{m['web.import_formats']()}</p>
      </DropZone>
      {upload.error && <Notice tone="problem">{problemText(upload.error)}</Notice>}
    </div>
  );
}
