export { openConnectionStore } from './connection-store.sql.ts';
export { connectionTasks } from './jobs.ts';
export type { ConnectionDeps } from './run-connection.ts';
export { connectionRoutes } from './routes.ts';
export { openKnownMeetings } from './known-meetings.sql.ts';
export { openWantedOwners } from './wanted-owners.sql.ts';
