export { isDebugging, readConfig, type Config } from './config.ts';
export { dataFolderFor } from './data-folder.ts';
export { folderOwner, leaveFolder, takeFolder } from './folder-lock.ts';
