// The shape of what a component pays: from left to right more sold, from bottom to top more paid.
const shapes: Readonly<Record<string, string>> = {
  percentage_of_measure: 'M4 36 60 8',
  marginal_tiers: 'M4 36 24 30 42 20 60 4',
  retroactive_tiers: 'M4 36 24 32V24L42 19V10L60 5',
  attainment_curve: 'M4 36H20L42 16 60 4',
  amount_table: 'M4 36H18V28H32V18H46V6H60',
  bonus_at_target: 'M4 36H36V10H60',
  flat_amount: 'M4 14H60',
  per_unit: 'M4 36H14V30H24V24H34V18H44V12H54V6H60',
  unit_tiers: 'M4 36 14 34 24 32 34 24 44 16 60 4',
  rate_table: 'M4 36 60 26M4 36 60 16M4 36 60 6',
  matrix: 'M8 6h48v30H8V6Zm16 0v30M40 6v30M8 16h48M8 26h48',
  mbo: 'M8 10h6M8 20h6M8 30h6M20 10h36M20 20h26M20 30h32',
  linked: 'M10 14h16v14H10zM38 14h16v14H38zM26 21h12',
  combine: 'M4 36 60 16M4 26H30L60 6',
  rank: 'M8 36V22h14v14M24 36V8h14v28M40 36V28h14v8',
  pool: 'M32 6a15 15 0 1 1 0 30 15 15 0 0 1 0-30Zm0 15V6m0 15 12 9M32 21l-12 9',
  spiff: 'M4 36H16V28H28V20H40V12H60',
  points: 'M10 30h.1M22 30h.1M22 20h.1M34 30h.1M34 20h.1M34 10h.1M46 30h.1M46 20h.1M46 10h.1M58 30h.1',
};

export function PayoutShape({ type }: { type: string }) {
  return (
    <svg aria-hidden="true" width="64" height="42" viewBox="0 0 64 42" className="shrink-0" fill="none">
      <path d="M4 4V38H62" className="stroke-edge" strokeWidth="1" />
      <path
        d={shapes[type] ?? 'M4 36 60 8'}
        className="stroke-accent"
        strokeWidth={type === 'points' ? 5 : 2}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
