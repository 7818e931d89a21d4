/** A file as a French office saves it: semicolons, a byte order mark, Windows line ends. */
export const officeFile = (name: string, ...lines: readonly string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`),
});

/** Sales as offices export them: code, kind, day, seller, amount. */
export const salesFile = (name: string, ...lines: readonly string[]) =>
  officeFile(name, "Code de l'opération;Nature;Date;Commercial;Montant", ...lines);
