export { queueMail, readMailbox, type MailMessage } from './outbox.ts';
export { deliverPending } from './deliver-pending.ts';
