const LAST_SERIAL = 2_958_465;

/**
 * The day of an Excel serial number, YYYY-MM-DD, its time of day left out; null outside of 1900–9999. Excel counts a
 * 29 February 1900 that never was, so the days before it are one off; the other epoch, 1904, comes from old Macs.
 */
export function serialDate(serial: number, counts1904: boolean): string | null {
  const days = Math.floor(serial);
  if (!Number.isFinite(serial) || days < (counts1904 ? 0 : 1) || days > LAST_SERIAL) return null;
  if (!counts1904 && days === 60) return null;
  const epoch = counts1904 ? '1904-01-01' : days < 60 ? '1899-12-31' : '1899-12-30';
  return Temporal.PlainDate.from(epoch).add({ days }).toString();
}
