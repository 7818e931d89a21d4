import { useState } from 'react';
import { m } from '@cordee/messages';
import {
  importKinds,
  useLookAgain,
  type FilePreview,
  type ImportKind,
  type ImportMapping,
  type Look,
} from '../../api/imports.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { formatInstant } from '../../locale.ts';
import { fileFacts } from './file-facts.ts';
import { FileStyle } from './file-style.tsx';
import { kindName } from './kind-names.ts';
import { MappingColumns } from './mapping-columns.tsx';

export type Mapped = { readonly kind: ImportKind; readonly source: string; readonly mapping: ImportMapping };

export type MappingStepProps = {
  readonly file: FilePreview;
  readonly onBack: () => void;
  readonly onMapped: (mapped: Mapped) => void;
};

/** What the file is, how it is written, and which column says what; everything proposed can be changed. */
export function MappingStep({ file, onBack, onMapped }: MappingStepProps) {
  const [source, setSource] = useState(() => file.kept?.source ?? sourceOf(file.name));
  const [preview, setPreview] = useState(file);
  const look = useLookAgain(file);
  const lookAt = (wish: Look) => look.mutate(wish, { onSuccess: setPreview });
  const lookAs = (kind: string) => {
    const known = importKinds.find((candidate) => candidate === kind);
    if (known) lookAt({ kind: known });
  };
  return (
    <div className="flex flex-col gap-6">
      <p className="text-muted">{fileFacts(preview)}</p>
      {preview.warnings.map((warning) => (
        <Notice key={warning} tone="watch">
          {warning}
        </Notice>
      ))}
      {preview.kept && (
        <KeptNotice
          kept={preview.kept}
          isBusy={look.isPending}
          onAnew={() => lookAt({ kind: preview.kind, isAnew: true })}
        />
      )}
      <div className="grid max-w-4xl gap-4 sm:grid-cols-2">
        <SelectField
          label={m['web.import_what']()}
          options={importKinds.map((value) => ({ value, label: kindName(value) }))}
          value={look.isPending ? look.variables.kind : preview.kind}
          onChange={(event) => lookAs(event.target.value)}
        />
        <TextField
          label={m['web.import_source']()}
          hint={m['web.import_source_hint']()}
          value={source}
          onChange={(event) => setSource(event.target.value)}
        />
        <FileStyle preview={preview} onChange={(style) => lookAt({ kind: preview.kind, ...style })} />
      </div>
      {look.error && <Notice tone="problem">{problemText(look.error)}</Notice>}
      <MappingColumns
        key={lookOf(preview)}
        preview={preview}
        onBack={onBack}
        whyNot={source.trim() === '' ? m['web.import_source_missing']() : null}
        onMapped={(mapping) => onMapped({ kind: preview.kind, source: source.trim(), mapping })}
      />
    </div>
  );
}

/** Another look at the file has other columns to choose from. */
const lookOf = ({ kind, delimiter, encoding, sheet, kept }: FilePreview) =>
  [kind, delimiter, encoding, sheet, kept?.source].join();

// "ventes_2026_03.csv" and "ventes_2026_04.csv" come from the same place, so they propose the same source.
const sourceOf = (name: string) =>
  name
    .replace(/\.[^.]+$/, '')
    .replace(/[\d._-]+$/, '')
    .toLowerCase();

type KeptNoticeProps = {
  readonly kept: NonNullable<FilePreview['kept']>;
  readonly isBusy: boolean;
  readonly onAnew: () => void;
};

function KeptNotice({ kept, isBusy, onAnew }: KeptNoticeProps) {
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Notice tone="plain">
        {m['web.import_kept']({ source: kept.source, file: kept.name, at: formatInstant(kept.at) })}
      </Notice>
      <Button look="quiet" isBusy={isBusy} onPress={onAnew}>
        {m['web.import_propose_anew']()}
      </Button>
    </div>
  );
}
