export { generateCompany } from './generate-company.ts';
export { makeUglyWorkbook } from './ugly-workbook.ts';
export { writeCompanyFiles } from './write-company-files.ts';
export { FEED_COLUMNS } from './feed-columns.ts';
export { DEMO_SEED, DEMO_TODAY } from './demo-clock.ts';
export type { FeedColumn, FeedColumns } from './feed-columns.ts';
export type { Story } from './stories.ts';
export type * from './company.ts';
