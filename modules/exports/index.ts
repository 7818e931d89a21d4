export { importedColumns, type ExportColumn } from './export-column.ts';
export { knownBy, seenPerson, type ExportList } from './export-list.sql.ts';
export { ownColumns } from './own-columns.ts';
export { exportRoutes } from './routes.ts';
export { exportTasks } from './jobs.ts';
export { LIST_FORMATS, type ListFormat } from './list-format.ts';
export { listsSeen, writeArchive } from './write-archive.sql.ts';
export { writeList } from './write-list.sql.ts';
export { readFeed, type FeedFact, type FeedTable } from './read-feed.sql.ts';
