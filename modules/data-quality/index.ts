export { openMatchStore } from './match-store.sql.ts';
export { dataQualityRoutes } from './routes.ts';
