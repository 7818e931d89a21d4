import { DropZone, FileTrigger } from 'react-aria-components';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

export type FileDropProps = {
  readonly label: string;
  readonly action: string;
  /** What can be dropped, in words. */
  readonly note: string;
  readonly accepts: readonly string[];
  readonly isBusy: boolean;
  readonly onFile: (file: File) => void;
};

/** A file dropped or chosen. */
export function FileDrop({ label, action, note, accepts, isBusy, onFile }: FileDropProps) {
  const take = (file: File | undefined) => file && onFile(file);
  return (
    <DropZone
      aria-label={label}
      onDrop={(event) => {
        const dropped = event.items.find((item) => item.kind === 'file');
        if (dropped) void dropped.getFile().then(take);
      }}
      className="flex flex-col items-center gap-3 rounded-md border-2 border-dashed border-edge bg-sheet px-6 py-10 text-center data-[drop-target]:border-accent data-[drop-target]:bg-accent-soft"
    >
      <span className="text-muted">
        <Icon name="imports" size={32} />
      </span>
      <p className="text-[17px]">{label}</p>
      <FileTrigger acceptedFileTypes={accepts} onSelect={(files) => take(files?.[0])}>
        <Button look="primary" isBusy={isBusy}>
          {action}
        </Button>
      </FileTrigger>
      <p className="max-w-prose text-[13px] text-muted">{note}</p>
    </DropZone>
  );
}
