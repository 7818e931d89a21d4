const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_OFFSET = 16;
const ENTRY_COUNT = 10;
/** 1 January 1980, midnight, in the two words that ZIP keeps a date in. */
const EPOCH = { time: 0, date: 0x21 };

/** Sets every entry's date to 1980-01-01, so that the same content gives the same bytes whenever it is packed. */
export function fixZipDates(archive: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(archive);
  const view = new DataView(bytes.buffer);
  const end = endOfDirectory(view);
  let entry = view.getUint32(end + DIRECTORY_OFFSET, true);
  for (let left = view.getUint16(end + ENTRY_COUNT, true); left > 0; left -= 1) {
    expectSignature(view, entry, CENTRAL_HEADER);
    const local = view.getUint32(entry + 42, true);
    expectSignature(view, local, LOCAL_HEADER);
    writeEpoch(view, entry + 12);
    writeEpoch(view, local + 10);
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(entry + offset, true));
    entry += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return bytes;
}

function writeEpoch(view: DataView, offset: number): void {
  view.setUint16(offset, EPOCH.time, true);
  view.setUint16(offset + 2, EPOCH.date, true);
}

function endOfDirectory(view: DataView): number {
  for (let offset = view.byteLength - 22; offset >= 0; offset -= 1) {
    if (view.getUint32(offset, true) === END_OF_DIRECTORY) return offset;
  }
  throw new Error('This is not a ZIP archive: its directory has no end.');
}

function expectSignature(view: DataView, offset: number, signature: number): void {
  if (view.getUint32(offset, true) !== signature)
    throw new Error(`The ZIP archive is damaged at byte ${offset}.`);
}
