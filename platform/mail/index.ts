export { queueMail, readMailbox, type MailMessage } from './outbox.ts';
export { deliverPending } from './deliver-pending.ts';
export { withNotices, type AppendedTo, type NoticesOf } from './with-notices.ts';
