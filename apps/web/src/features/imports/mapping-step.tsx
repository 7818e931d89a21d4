import { useState } from 'react';
import { m } from '@cordee/messages';
import {
  importKinds,
  type FilePreview,
  type ImportField,
  type ImportKind,
  type ImportMapping,
  type UploadedFile,
} from '../../api/imports.ts';
import { formatBytes } from '../../locale.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/page.tsx';
import { ColumnMapping } from './column-mapping.tsx';
import { fileFacts } from './file-facts.ts';
import { kindName } from './kind-names.ts';
import { mappingOf, missingFields } from './mapping.ts';
import { useFieldsOfKind } from './fields-of-kind.ts';

export type MappingStepProps = {
  readonly file: UploadedFile;
  readonly onBack: () => void;
  readonly onMapped: (mapped: { kind: ImportKind; source: string; mapping: ImportMapping }) => void;
};

/** What the file is, and which column says what; everything proposed can be changed. */
export function MappingStep({ file, onBack, onMapped }: MappingStepProps) {
  const [kind, setKind] = useState<ImportKind>(file.preview.kindProposed ?? 'transactions');
  const [source, setSource] = useState(() => sourceOf(file.name));
  const preview = useFieldsOfKind(file, kind);
  return (
    <div className="flex flex-col gap-6">
      <p className="text-muted">{fileFacts(file.preview, formatBytes(file.size))}</p>
      {file.preview.warnings.map((warning) => (
        <Notice key={warning} tone="watch">
          {warning}
        </Notice>
      ))}
      <div className="grid max-w-2xl gap-4 sm:grid-cols-2">
        <SelectField
          label={m['web.import_what']()}
          options={importKinds.map((value) => ({ value, label: kindName(value) }))}
          value={kind}
          onChange={(event) => setKind(importKinds.find((known) => known === event.target.value) ?? kind)}
        />
        <TextField
          label={m['web.import_source']()}
          hint={m['web.import_source_hint']()}
          value={source}
          onChange={(event) => setSource(event.target.value)}
        />
      </div>
      {preview && (
        <Columns
          key={kind}
          preview={preview}
          onBack={onBack}
          whyNot={source.trim() === '' ? m['web.import_source_missing']() : null}
          onMapped={(mapping) => onMapped({ kind, source: source.trim(), mapping })}
        />
      )}
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
  const [fieldOf, setFieldOf] = useState<Readonly<Record<number, string>>>(() =>
    Object.fromEntries(preview.columns.map((column) => [column.index, column.proposedField ?? ''])),
  );
  const missing = missingFields(preview.fields, fieldOf);
  return (
    <>
      <Section title={m['web.import_columns']()}>
        <p className="max-w-prose text-muted">{m['web.import_columns_lead']()}</p>
        <ColumnMapping
          preview={preview}
          fieldOf={fieldOf}
          onChange={(index, field) => setFieldOf(withField(fieldOf, index, field))}
        />
      </Section>
      <div className="flex flex-wrap items-start gap-3">
        <Button
          look="primary"
          whyNot={whyNot ?? missingWords(missing)}
          onPress={() => onMapped(mappingOf(fieldOf))}
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

function missingWords(missing: readonly ImportField[]): string | null {
  if (missing.length === 0) return null;
  return m['web.import_missing']({ fields: missing.map((field) => field.label).join(', ') });
}

/** A field is told by one column only: choosing it elsewhere frees the first. */
function withField(fieldOf: Readonly<Record<number, string>>, index: number, field: string) {
  const freed = Object.entries(fieldOf).map(([other, told]) => [other, told === field ? '' : told] as const);
  return { ...Object.fromEntries(freed), [index]: field };
}
