/** A file as the forms of the API take it. */
export function fileForm({ file }: { readonly file: File }): FormData {
  const form = new FormData();
  form.append('file', file);
  return form;
}
