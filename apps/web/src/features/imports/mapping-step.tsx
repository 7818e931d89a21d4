import { useState } from 'react';
import { m } from '@cordee/messages';
import {
  importKinds,
  useOtherKind,
  type FilePreview,
  type ImportKind,
  type ImportMapping,
} from '../../api/imports.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/page.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { ColumnMapping } from './column-mapping.tsx';
import { fileFacts } from './file-facts.ts';
import { FileRows } from './file-rows.tsx';
import { kindName } from './kind-names.ts';
import { mappingOf, missingFields, proposedFields, withField } from './mapping.ts';

export type Mapped = { readonly kind: ImportKind; readonly source: string; readonly mapping: ImportMapping };

export type MappingStepProps = {
  readonly file: FilePreview;
  readonly onBack: () => void;
  readonly onMapped: (mapped: Mapped) => void;
};

/** What the file is, and which column says what; everything proposed can be changed. */
export function MappingStep({ file, onBack, onMapped }: MappingStepProps) {
  const [source, setSource] = useState(() => sourceOf(file.name));
  const other = useOtherKind();
  const preview = other.data ?? file;
  const look = (kind: string) => {
    const known = importKinds.find((candidate) => candidate === kind);
    if (known) other.mutate({ file, kind: known });
  };
  return (
    <div className="flex flex-col gap-6">
      <p className="text-muted">{fileFacts(preview)}</p>
      {preview.warnings.map((warning) => (
        <Notice key={warning} tone="watch">
          {warning}
        </Notice>
      ))}
      <div className="grid max-w-2xl gap-4 sm:grid-cols-2">
        <SelectField
          label={m['web.import_what']()}
          options={importKinds.map((value) => ({ value, label: kindName(value) }))}
          value={other.variables?.kind ?? preview.kind}
          onChange={(event) => look(event.target.value)}
        />
        <TextField
          label={m['web.import_source']()}
          hint={m['web.import_source_hint']()}
          value={source}
          onChange={(event) => setSource(event.target.value)}
        />
      </div>
      {other.error && <Notice tone="problem">{problemText(other.error)}</Notice>}
      <Columns
        key={preview.kind}
        preview={preview}
        onBack={onBack}
        whyNot={source.trim() === '' ? m['web.import_source_missing']() : null}
        onMapped={(mapping) => onMapped({ kind: preview.kind, source: source.trim(), mapping })}
      />
    </div>
  );
}

// "ventes_2026_03.csv" and "ventes_2026_04.csv" come from the same place, so they propose the same source.
const sourceOf = (name: string) =>
  name
    .replace(/\.[^.]+$/, '')
    .replace(/[\d._-]+$/, '')
    .toLowerCase();

type ColumnsProps = {
  readonly preview: FilePreview;
  readonly whyNot: string | null;
  readonly onBack: () => void;
  readonly onMapped: (mapping: ImportMapping) => void;
};

function Columns({ preview, whyNot, onBack, onMapped }: ColumnsProps) {
  const [fieldOf, setFieldOf] = useState(() => proposedFields(preview));
  return (
    <>
      <Section title={m['web.import_columns']()}>
        <p className="max-w-prose text-muted">{m['web.import_columns_lead']()}</p>
        <ColumnMapping
          preview={preview}
          fieldOf={fieldOf}
          onChange={(column, field) => setFieldOf(withField(fieldOf, column, field))}
        />
      </Section>
      <FileRows preview={preview} />
      <div className="flex flex-wrap items-start gap-3">
        <Button
          look="primary"
          whyNot={whyNot ?? missingWords(preview, missingFields(preview, fieldOf))}
          onPress={() => onMapped(mappingOf(preview, fieldOf))}
        >
          {m['web.import_check']()}
        </Button>
        <Button look="quiet" onPress={onBack}>
          {m['web.import_other_file']()}
        </Button>
      </div>
    </>
  );
}

function missingWords(preview: FilePreview, missing: readonly (readonly string[])[]): string | null {
  if (missing.length === 0) return null;
  const label = (code: string) => preview.fields.find((field) => field.code === code)?.label ?? code;
  const fields = missing.map((group) => group.map(label).join(m['web.or']())).join(', ');
  return m['web.import_missing']({ fields });
}
