export { openCheckStore } from './check-store.sql.ts';
export { openMatchStore } from './match-store.sql.ts';
export { dataQualityRoutes } from './routes.ts';
