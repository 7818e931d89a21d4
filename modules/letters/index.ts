export { openLetterStore } from './letters-store.sql.ts';
export type { LetterKey, LetterStore } from './letters-store.ts';
export type { PayingPlan } from './compose-letter.ts';
export { letterRoutes, type LetterRouteDeps } from './routes.ts';
export { packLetter } from './pack-letter.ts';
export { verifyLetterFiles, type LetterVerdict } from './letter-files.ts';
export { openLetters, publishLetter, replaceLetter, withdrawLetter, writeLetter } from './write-letter.ts';
export { expireLetter, openedLetter, refuseLetter, sendCode, signLetter } from './sign-letter.ts';
export { keepCalendar, type Alarm, type AlarmDeps } from './read-calendar.ts';
