export { openApplication, scopeOfMember, type Application } from './compose.ts';
export { readyFilesFolder } from './demo-routes.ts';
export { callerOf } from './caller.ts';
export { describedEndpoints, openApiDocument } from './openapi.ts';
export { exportLists } from './export-lists.ts';
export { openFolderSweep } from './import-folders.ts';
