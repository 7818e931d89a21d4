/** A file as a French office saves it: semicolons, a byte order mark, Windows line ends. */
export const officeFile = (name: string, ...lines: readonly string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`),
});
