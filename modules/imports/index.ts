export { IMPORT_TARGETS, isImportKind } from './import-targets.ts';
export type { ImportKind, ImportTarget, ImportValues } from './import-target.ts';
export { dateValue, dayValue, decimalValue, textValue } from './import-values.ts';
export { attributesText, readAttributes } from './parse-attributes.ts';
export type { AcceptedRow, ReadRow } from './read-row.ts';
export type { PostedRow, Poster, Posting } from './import-poster.ts';
export type { PostedFact } from './posted-fact.ts';
export type {
  Bridge,
  ImportCounts,
  ImportIssue,
  ImportOutcome,
  ImportRecord,
  ImportRequest,
} from './import-record.ts';
export { importFile, type ImportDeps, type ImportFile, type ImportWatch } from './import-file.ts';
export { undoImport } from './undo-import.ts';
export { openImportStore } from './import-store.sql.ts';
export { partedBytesMin } from './post-parts.sql.ts';
export { handedOver, openPartPoster, type PartTask } from './post-part.sql.ts';
export type { ImportStore } from './import-store.ts';
export { spelling } from './spelling-store.sql.ts';
export { comparable, isMisspelt, wordsOf } from './compare-words.ts';
export { SPELLING_FIELDS, type SpellingField } from './spelling.ts';
export { previewFile, type FilePreview } from './preview-file.ts';
export { parseMapping, parsePaidMapping } from './parse-mapping.ts';
export { readPaidTable } from './read-paid-table.ts';
export { MONTH_FIELDS } from './targets/paid.ts';
export type { KeptMapping } from './kept-mapping.ts';
export type { Mapping } from './mapping.ts';
export { sayRefusal } from './say-refusal.ts';
export { cellText } from './raw-table.ts';
export { csvLine } from './write-rejects.ts';
export { makeTemplate } from './templates/make-template.ts';
export { importRoutes } from './routes.ts';
export { RehearsalAnswer } from './present-rehearsal.ts';
export { importTasks } from './jobs.ts';
