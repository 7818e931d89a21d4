export { isDebugging, readConfig, type Config } from './config.ts';
export { readTerminalSettings, type TerminalSettings } from './terminal-settings.ts';
export { dataFolderFor } from './data-folder.ts';
export { folderOwner, leaveFolder, takeFolder } from './folder-lock.ts';
