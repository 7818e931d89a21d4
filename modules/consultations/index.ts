export type { ConsultationStore } from './consultations-store.ts';
export { openConsultationStore } from './consultations-store.sql.ts';
export { consultationRoutes } from './routes.ts';
