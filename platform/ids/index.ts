export { newId, type IdSource } from './new-id.ts';
