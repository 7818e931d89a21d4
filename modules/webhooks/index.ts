export { deliverWebhooks, type DeliveryDeps } from './deliver.sql.ts';
export { openWebhookStore } from './webhook-store.sql.ts';
export { webhookRoutes } from './routes.ts';
