import { m } from '@cordee/messages';
import type { FilePreview, TextStyle } from '../../api/imports.ts';
import { SelectField } from '../../ui/field.tsx';
import { delimiterWords } from './file-facts.ts';

type FileStyleChange = { readonly text?: TextStyle; readonly sheet?: string };

export type FileStyleProps = {
  readonly preview: FilePreview;
  readonly onChange: (change: FileStyleChange) => void;
};

const delimiters = [';', ',', '\t', '|'] as const;
const encodings = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const;

/** How the file is written, as found in it: the separator and the encoding of a text, the sheet of a workbook. */
export function FileStyle({ preview, onChange }: FileStyleProps) {
  const delimiter = delimiters.find((each) => each === preview.delimiter);
  const encoding = encodings.find((each) => each === preview.encoding);
  const text = (change: TextStyle) =>
    onChange({ text: { ...(delimiter ? { delimiter } : {}), ...(encoding ? { encoding } : {}), ...change } });
  return (
    <>
      {delimiter && (
        <SelectField
          label={m['web.import_delimiter_choice']()}
          options={delimiters.map((value) => ({ value, label: delimiterWords(value) }))}
          value={delimiter}
          onChange={(event) => chosen(delimiters, event.target.value, (value) => text({ delimiter: value }))}
        />
      )}
      {encoding && delimiter && (
        <SelectField
          label={m['web.import_encoding_choice']()}
          options={encodings.map((value) => ({ value, label: encodingName[value] }))}
          value={encoding}
          onChange={(event) => chosen(encodings, event.target.value, (value) => text({ encoding: value }))}
        />
      )}
      {preview.sheets.length > 1 && (
        <SelectField
          label={m['web.import_sheet_choice']()}
          options={preview.sheets.map((value) => ({ value, label: value }))}
          value={preview.sheet ?? ''}
          onChange={(event) => onChange({ sheet: event.target.value })}
        />
      )}
    </>
  );
}

const encodingName: Readonly<Record<(typeof encodings)[number], string>> = {
  'utf-8': 'UTF-8',
  'windows-1252': 'Windows-1252 (ANSI)',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
};

function chosen<T extends string>(values: readonly T[], text: string, then: (value: T) => void): void {
  const value = values.find((each) => each === text);
  if (value !== undefined) then(value);
}
