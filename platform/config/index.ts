export { readConfig, type Config } from './config.ts';
export { dataFolderFor } from './data-folder.ts';
