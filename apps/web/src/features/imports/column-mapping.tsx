import { m } from '@cordee/messages';
import type { ColumnStyle, FilePreview, ImportField, PreviewColumn } from '../../api/imports.ts';
import { Badge, type Tone } from '../../ui/notice.tsx';
import { SelectField, type SelectOption } from '../../ui/field.tsx';
import { ColumnStyleChoice } from './column-style.tsx';
import type { Choices } from './mapping.ts';

export type ColumnMappingProps = {
  readonly preview: FilePreview;
  /** The file as it was read with the choices made so far. */
  readonly read: FilePreview;
  readonly choices: Choices;
  readonly onField: (column: number, field: string) => void;
  readonly onStyle: (column: number, style: ColumnStyle) => void;
};

/** One line a column of the file: what it is called, what it holds, what it tells and how it is written. */
export function ColumnMapping({ preview, read, choices, onField, onStyle }: ColumnMappingProps) {
  const { fieldOf, styleOf } = choices;
  const options = fieldOptions(preview.fields);
  const styled = (column: number) =>
    read.columns.find((each) => each.column === column && each.field !== null && each.style !== null);
  return (
    <ul className="divide-y divide-line rounded-md border border-line bg-sheet">
      {preview.columns.map((column) => (
        <li
          key={column.column}
          className="grid items-start gap-x-6 gap-y-2 px-4 py-3 md:grid-cols-[1fr_1.2fr_1.2fr]"
        >
          <p className="font-medium break-words">{columnName(column)}</p>
          <Samples samples={column.samples} />
          <div className="flex flex-col gap-1">
            <SelectField
              label={m['web.import_tells']({ column: columnName(column) })}
              isLabelHidden
              options={options}
              value={fieldOf[column.column] ?? ''}
              onChange={(event) => onField(column.column, event.target.value)}
            />
            {column.field !== null && fieldOf[column.column] === column.field && <Proposal column={column} />}
            <StyleOf
              read={styled(column.column)}
              chosen={styleOf[column.column]}
              onChange={(style) => onStyle(column.column, style)}
            />
          </div>
        </li>
      ))}
    </ul>
  );
}

type StyleOfProps = {
  readonly read: PreviewColumn | undefined;
  readonly chosen: ColumnStyle | undefined;
  readonly onChange: (style: ColumnStyle) => void;
};

const StyleOf = ({ read, ...rest }: StyleOfProps) => read && <ColumnStyleChoice read={read} {...rest} />;

const columnName = (column: PreviewColumn) =>
  column.header === null || column.header === ''
    ? m['web.import_column']({ number: column.column })
    : column.header;

function fieldOptions(fields: readonly ImportField[]): SelectOption[] {
  return [
    { value: '', label: m['web.import_left_out']() },
    ...fields.map((field) => ({
      value: field.code,
      label: field.required ? m['web.import_required']({ field: field.label }) : field.label,
    })),
  ];
}

function Samples({ samples }: { samples: readonly string[] }) {
  const shown = samples.filter((sample) => sample !== '').slice(0, 3);
  if (shown.length === 0) return <p className="text-[14px] text-muted">{m['web.import_empty_column']()}</p>;
  return <p className="figures text-[14px] break-words text-muted">{shown.join(' · ')}</p>;
}

function Proposal({ column }: { column: PreviewColumn }) {
  const tone: Tone = (column.confidence ?? 0) >= 0.8 ? 'good' : 'watch';
  return (
    <p className="flex flex-wrap items-center gap-2 text-[13px] text-muted">
      <Badge tone={tone}>{tone === 'good' ? m['web.import_sure']() : m['web.import_unsure']()}</Badge>
      {reasonWords(column.reason)}
    </p>
  );
}

const reasons: Readonly<Record<string, () => string>> = {
  header_same: () => m['web.reason_header_same'](),
  header_similar: () => m['web.reason_header_similar'](),
  content: () => m['web.reason_content'](),
  identifies: () => m['web.reason_identifies'](),
  kept: () => m['web.reason_kept'](),
  months: () => m['web.reason_months'](),
};

const reasonWords = (reason: string | null) => (reason === null ? '' : (reasons[reason]?.() ?? reason));
