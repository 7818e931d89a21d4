export { openDocumentStore, type DocumentStore } from './document-store.ts';
