// What a release pays, written a second time from the reference alone: whole cents in plain loops over one mutable
// ledger. It imports nothing of the engine and nothing of the kernel.

export type ReleaseWorld = {
  /** Per cent of the first component that falls due at the period's end, on collection, and a month later. */
  readonly shares: { readonly atEnd: bigint; readonly onCash: bigint; readonly later: bigint };
  readonly cap: {
    readonly cents: bigint;
    readonly yearly: boolean;
    readonly carried: boolean;
    readonly all: boolean;
  } | null;
  readonly guarantee: bigint | null;
  readonly draws: readonly {
    readonly cents: bigint;
    readonly recoverable: boolean;
    readonly atStart: boolean;
    readonly recoveryMax: bigint | null;
    readonly balanceMax: bigint | null;
  }[];
  readonly clawback: {
    readonly percent: bigint;
    readonly ceiling: bigint | null;
    readonly negative: boolean;
  } | null;
  readonly tax: bigint;
  readonly months: readonly {
    /** Whether a year begins with the month. */
    readonly newYear: boolean;
    /** What each sale of the first component earned. Each is to be paid 1000 by its customer. */
    readonly sales: readonly { readonly code: string; readonly cents: bigint }[];
    readonly lump: bigint;
    readonly payments: readonly { readonly code: string; readonly paid: bigint }[];
    /** Quarters of the sale that are undone. */
    readonly refunds: readonly { readonly code: string; readonly quarters: bigint }[];
  }[];
};

export type OraclePay = {
  readonly advance: bigint;
  readonly payable: bigint;
  readonly withheld: bigint;
  readonly owed: bigint;
};

type Slot = { code: string; when: 'end' | 'cash' | 'later'; month: number; cents: bigint; out: bigint };

const least = (a: bigint, b: bigint) => (a < b ? a : b);
const most = (a: bigint, b: bigint) => (a > b ? a : b);

/** The whole number nearest to top/bottom; of two equally near, the even one. */
function near(top: bigint, bottom: bigint): bigint {
  const sign = top < 0n ? -1n : 1n;
  const size = top * sign;
  const floor = size / bottom;
  const twice = (size % bottom) * 2n;
  const up = twice > bottom || (twice === bottom && floor % 2n === 1n);
  return sign * (up ? floor + 1n : floor);
}

export function oracleRelease(world: ReleaseWorld): readonly OraclePay[] {
  const slots: Slot[] = [];
  const sold = new Map<string, { cents: bigint; back: bigint; paid: bigint }>();
  const owed = world.draws.map(() => 0n);
  let counted = 0n;
  let waiting = 0n;
  let outstanding = 0n;
  return world.months.map((month, now) => {
    let charges = 0n;
    if (world.cap !== null && (!world.cap.yearly || month.newYear)) counted = 0n;

    // Earn: cut the line by share and sale so that both add up.
    const cuts = [world.shares.atEnd, world.shares.atEnd + world.shares.onCash, 100n];
    const kinds = ['end', 'cash', 'later'] as const;
    let before = 0n;
    for (const { code, cents } of month.sales) {
      sold.set(code, { cents, back: 0n, paid: 0n });
      let placed = 0n;
      for (const [index, cut] of cuts.entries()) {
        const upTo = cut === 100n ? cents : near((before + cents) * cut, 100n) - near(before * cut, 100n);
        slots.push({ code, when: kinds[index] ?? 'end', month: now, cents: upTo - placed, out: 0n });
        placed = upTo;
      }
      before += cents;
    }
    for (const { code, paid } of month.payments) {
      const sale = sold.get(code);
      if (sale) sale.paid += paid;
    }

    // Undo.
    if (world.clawback !== null) {
      for (const { code, quarters } of month.refunds) {
        const sale = sold.get(code);
        if (!sale) continue;
        let back = least(near(sale.cents * quarters * world.clawback.percent, 400n), sale.cents - sale.back);
        sale.back += back;
        for (const slot of slots.toReversed()) {
          if (slot.code !== code) continue;
          const cut = most(0n, least(back, slot.cents - slot.out));
          slot.cents -= cut;
          back -= cut;
        }
        charges += back;
      }
    }

    // Fall due.
    let first = 0n;
    for (const slot of slots) {
      const paid = sold.get(slot.code)?.paid ?? 0n;
      const isDue =
        slot.cents <= slot.out ||
        slot.when === 'end' ||
        (slot.when === 'later' && slot.month < now) ||
        (slot.when === 'cash' && paid >= 1000n);
      const free = isDue
        ? slot.cents
        : slot.when === 'cash'
          ? most(slot.out, near(slot.cents * paid, 1000n))
          : slot.out;
      first += free - slot.out;
      slot.out = free;
    }

    // Limit, then guarantee.
    let due = first + month.lump;
    if (world.cap !== null) {
      const inside = (world.cap.all ? due : first) + waiting;
      const kept = least(inside, most(0n, world.cap.cents - counted));
      waiting = world.cap.carried ? inside - kept : 0n;
      counted += kept;
      due = world.cap.all ? kept : kept + month.lump;
    }
    if (world.guarantee !== null) due = most(due, world.guarantee);

    // Draws: this month's first, then what is owed from before.
    let left = most(0n, due);
    const below = most(0n, -due);
    let advance = 0n;
    let atEnd = 0n;
    const short = world.draws.map((draw, index) => {
      const room = draw.balanceMax === null ? null : most(0n, draw.balanceMax - (owed[index] ?? 0n));
      const given = room === null ? draw.cents : least(draw.cents, draw.atStart ? room : room + left);
      const covered = least(given, left);
      left -= covered;
      if (draw.atStart) advance += given;
      else atEnd += given;
      return given - covered;
    });
    for (const [index, draw] of world.draws.entries()) {
      const taken = least(left, least(owed[index] ?? 0n, draw.recoveryMax ?? left));
      left -= taken;
      owed[index] = (owed[index] ?? 0n) - taken + (draw.recoverable ? (short[index] ?? 0n) : 0n);
    }

    // Take back.
    const pay = left + atEnd;
    let payable: bigint;
    if (world.clawback?.negative === true) {
      payable = pay - below - charges - outstanding;
      outstanding = 0n;
    } else {
      const total = outstanding + charges + below;
      const ceiling = world.clawback?.ceiling ?? null;
      const taken = least(total, ceiling === null ? pay : least(pay, near(pay * ceiling, 100n)));
      payable = pay - taken;
      outstanding = total - taken;
    }
    const withheld = near(most(0n, payable + advance) * world.tax, 100n);
    return { advance, payable, withheld, owed: owed.reduce((a, b) => a + b, 0n) };
  });
}
