// Memory that one thread writes rows of COPY into and another hands to PostgreSQL. It is shared, so that it is neither
// copied nor counted as garbage on either side, and used again once its rows were taken in.

export type SharedBlocks = {
  /** A block that nobody uses, of so many bytes at least. */
  take(atLeast: number): Buffer<SharedArrayBuffer>;
};

/** Before the bytes of a block stands whether it is in use, where the other thread says it too. */
const headBytes = 8;
const [free, used] = [0, 1];
/** Blocks of few different sizes find a use again. */
const sizeStep = 1 << 16;

/** Of one thread. It keeps as many as are under way at a time. */
export function openSharedBlocks(): SharedBlocks {
  const blocks: SharedArrayBuffer[] = [];
  return {
    take: (atLeast) => {
      const size = Math.ceil((atLeast + headBytes) / sizeStep) * sizeStep;
      let block = blocks.find((each) => each.byteLength >= size && Atomics.load(headOf(each), 0) === free);
      if (block === undefined) blocks.push((block = new SharedArrayBuffer(size)));
      Atomics.store(headOf(block), 0, used);
      return Buffer.from(block, headBytes);
    },
  };
}

/** Whoever has taken in what a block holds says so; bytes of another kind are left alone. */
export function giveBack({ buffer }: Uint8Array): void {
  if (buffer instanceof SharedArrayBuffer) Atomics.store(headOf(buffer), 0, free);
}

const headOf = (block: SharedArrayBuffer) => new Int32Array(block, 0, 1);
