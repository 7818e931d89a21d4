/** What a template receives: plain JSON, so that no text of a person or a file is ever read as markup. */
export type DocumentData = { readonly [name: string]: DocumentValue };
type DocumentValue = string | number | boolean | null | readonly DocumentValue[] | DocumentData;

/** A document to print: the template of that name in templates/, and its data. The data carry every date printed. */
export type TypstDocument = { readonly template: 'rules' | 'statement'; readonly data: DocumentData };
