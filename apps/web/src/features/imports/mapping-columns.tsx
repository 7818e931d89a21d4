import { useState } from 'react';
import { m } from '@cordee/messages';
import { useLookAgain, type FilePreview, type ImportMapping } from '../../api/imports.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/page.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { ColumnMapping } from './column-mapping.tsx';
import { FileRows } from './file-rows.tsx';
import { mappingOf, missingFields, proposedFields, withField, type Choices } from './mapping.ts';

export type MappingColumnsProps = {
  readonly preview: FilePreview;
  readonly whyNot: string | null;
  readonly onBack: () => void;
  readonly onMapped: (mapping: ImportMapping) => void;
};

/** Each column with what it says and how it is written; the first rows below are read anew with every change. */
export function MappingColumns({ preview, whyNot, onBack, onMapped }: MappingColumnsProps) {
  const [choices, setChoices] = useState<Choices>(() => ({ fieldOf: proposedFields(preview), styleOf: {} }));
  const [read, setRead] = useState(preview);
  const tried = useLookAgain(preview);
  const choose = (next: Choices) => {
    setChoices(next);
    const mapping = mappingOf(preview, next);
    tried.mutate({ kind: preview.kind, mapping }, { onSuccess: setRead });
  };
  return (
    <>
      <Section title={m['web.import_columns']()}>
        <p className="max-w-prose text-muted">{m['web.import_columns_lead']()}</p>
        {preview.mapping.months && (
          <MonthsNotice
            year={choices.year ?? preview.mapping.months.year}
            onYear={(year) => choose({ ...choices, year })}
          />
        )}
        <ColumnMapping
          preview={preview}
          read={read}
          choices={choices}
          onField={(column, field) =>
            choose({ ...choices, fieldOf: withField(choices.fieldOf, column, field) })
          }
          onStyle={(column, style) =>
            choose({
              ...choices,
              styleOf: { ...choices.styleOf, [column]: { ...choices.styleOf[column], ...style } },
            })
          }
        />
      </Section>
      {tried.error && <Notice tone="problem">{problemText(tried.error)}</Notice>}
      <FileRows preview={read} />
      <div className="flex flex-wrap items-start gap-3">
        <Button
          look="primary"
          whyNot={
            whyNot ??
            missingWords(preview, missingFields(preview, choices)) ??
            (preview.isYearMissing && choices.year === undefined ? m['web.import_year_missing']() : null)
          }
          onPress={() => onMapped(mappingOf(preview, choices))}
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

type MonthsNoticeProps = {
  readonly year: number | undefined;
  readonly onYear: (year: number) => void;
};

function MonthsNotice({ year, onYear }: MonthsNoticeProps) {
  return (
    <div className="flex max-w-prose flex-col gap-3">
      <Notice tone="plain">{m['web.import_months_turned']()}</Notice>
      <TextField
        label={m['web.import_year']()}
        inputMode="numeric"
        defaultValue={year ?? ''}
        onChange={(event) => {
          if (/^(?:19|20)\d{2}$/.test(event.target.value)) onYear(Number(event.target.value));
        }}
      />
    </div>
  );
}

function missingWords(preview: FilePreview, missing: readonly (readonly string[])[]): string | null {
  if (missing.length === 0) return null;
  const label = (code: string) => preview.fields.find((field) => field.code === code)?.label ?? code;
  const fields = missing.map((group) => group.map(label).join(m['web.or']())).join(', ');
  return m['web.import_missing']({ fields });
}
