export { IMPORT_TARGETS, isImportKind } from './import-targets.ts';
export type { ImportKind, ImportTarget, ImportValues } from './import-target.ts';
export { dateValue, dayValue, decimalValue, textValue } from './values/import-values.ts';
export { attributesText, readAttributes } from './values/parse-attributes.ts';
export type { AcceptedRow, ReadRow } from './reading/read-row.ts';
export type { PostedRow, Poster, Posting } from './import-poster.ts';
export type { PostedFact } from './posting/posted-fact.ts';
export type {
  Bridge,
  ImportCounts,
  ImportIssue,
  ImportOutcome,
  ImportRecord,
  ImportRequest,
} from './import-record.ts';
export { importFile, type ImportDeps, type ImportFile, type ImportWatch } from './import-file.ts';
export { undoImport } from './posting/undo-import.ts';
export { openImportStore } from './import-store.sql.ts';
export { partedBytesMin } from './posting/post-parts.sql.ts';
export { handedOver, openPartPoster, type PartTask } from './posting/post-part.sql.ts';
export type { ImportStore } from './import-store.ts';
export { spelling } from './mapping/spelling-store.sql.ts';
export { comparable, isMisspelt, wordsOf } from './values/compare-words.ts';
export { SPELLING_FIELDS, type SpellingField } from './mapping/spelling.ts';
export { previewFile, type FilePreview } from './preview/preview-file.ts';
export { parseMapping, parsePaidMapping } from './mapping/parse-mapping.ts';
export { readPaidTable } from './reading/read-paid-table.ts';
export { MONTH_FIELDS } from './targets/paid.ts';
export type { KeptMapping } from './mapping/kept-mapping.ts';
export type { Mapping } from './mapping/mapping.ts';
export { sayRefusal } from './preview/say-refusal.ts';
export { cellText } from './reading/raw-table.ts';
export { csvLine } from './posting/write-rejects.ts';
export { makeTemplate } from './templates/make-template.ts';
export { importRoutes } from './routes.ts';
export { RehearsalAnswer } from './preview/present-rehearsal.ts';
export { importTasks } from './jobs.ts';
export { importsList } from './imports-export.sql.ts';
