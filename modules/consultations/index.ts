export type { ConsultationStore } from './consultations-store.ts';
export { openConsultationStore } from './consultations-store.sql.ts';
export {
  answerComment,
  commentClause,
  findConsultation,
  openConsultation,
  type ConsultationDeps,
} from './run-consultation.ts';
export { consultationRoutes } from './routes.ts';
