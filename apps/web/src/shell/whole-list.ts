import { m } from '@cordee/messages';
import { listAddress, listFormats, type ListCode, type ListFormat } from '../api/outflow/exports.ts';
import type { ListFile } from '../ui/table-tools.tsx';
import { useAsOf } from './viewing.ts';

const formatWords: Record<ListFormat, () => string> = {
  xlsx: () => m['web.format_xlsx'](),
  csv: () => m['web.format_csv'](),
  jsonl: () => m['web.format_jsonl'](),
  parquet: () => m['web.format_parquet'](),
};

export const formatName = (format: ListFormat): string => formatWords[format]();

/** The files of a whole list as it is looked at. */
export function useWholeList(list: ListCode): readonly ListFile[] {
  const seen = useAsOf();
  return listFormats.map((format) => ({
    label: formatName(format),
    address: listAddress(list, format, seen),
  }));
}
