// Cells of a sheet as offices write them: headers without accents or capitals, amounts with either decimal mark.

/** "Matricule de paie " as "matricule de paie", "Libellé" as "libelle". */
export function plainHeader(cell: string): string {
  return cell.replace('\ufeff', '').normalize('NFKD').replaceAll(/\p{M}/gu, '').trim().toLowerCase();
}

/** 1 234,56 and 1.234,56 and 1,234.56 as 1234.56: the last mark is the decimal one. */
export function canonicalAmount(text: string): string {
  const bare = text.replaceAll(/[\s\u00a0\u202f€]/g, '');
  const mark = Math.max(bare.lastIndexOf(','), bare.lastIndexOf('.'));
  if (mark < 0) return bare;
  return `${bare.slice(0, mark).replaceAll(/[.,]/g, '')}.${bare.slice(mark + 1)}`;
}
