export { queueMail, readMailbox, deliverPending, type MailMessage } from './outbox.ts';
