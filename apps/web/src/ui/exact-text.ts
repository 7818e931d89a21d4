// Numbers as they are typed and as a plan writes them: shifted digit by digit, with no binary number in between.
import { ratioOfPercent } from '../api/plans.ts';
import { locale } from '../locale.ts';

const written = /^(0|[1-9]\d*)([.,]\d+)?$/;

/** '2,5' typed as per cent is the ratio '0.025'; null where it is no number. */
export function ratioTyped(text: string): string | null {
  const bare = text.replaceAll(/\s|%/g, '');
  return written.test(bare) ? trimmed(ratioOfPercent(bare.replace(',', '.'))) : null;
}

export function numberTyped(text: string): string | null {
  const bare = text.replaceAll(/\s/g, '');
  return written.test(bare) ? bare.replace(',', '.') : null;
}

/** '0.025' is shown as '2,5' in French. What is no number is shown as it stands. */
export function percentShown(ratio: string): string {
  if (!/^\d+(\.\d+)?$/.test(ratio)) return ratio;
  const [whole = '0', fraction = ''] = ratio.split('.');
  const digits = fraction.padEnd(2, '0');
  return shown(trimmed(`${whole}${digits.slice(0, 2)}.${digits.slice(2)}`));
}

export function shown(decimal: string): string {
  return locale === 'fr' ? decimal.replace('.', ',') : decimal;
}

function trimmed(decimal: string): string {
  const [whole = '', fraction = ''] = decimal.split('.');
  const kept = fraction.replace(/0+$/, '');
  const head = whole.replace(/^0+(?=\d)/, '') || '0';
  return kept === '' ? head : `${head}.${kept}`;
}

/** So many steps of a size of 1 over `per`: 35 steps of a thousandth are '0.035'. */
export function stepsText(steps: number, per: number): string {
  const places = String(per).length - 1;
  const digits = String(steps).padStart(places + 1, '0');
  return trimmed(places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`);
}
