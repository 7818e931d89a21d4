const paths = {
  home: 'M3 11 12 4l9 7M5 10v9h5v-5h4v5h5v-9',
  imports: 'M12 4v11m0 0 4-4m-4 4-4-4M4 18v2h16v-2',
  people:
    'M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm-6 8a6 6 0 0 1 12 0M16 5.5a3 3 0 0 1 0 5.5M17.5 13.5A6 6 0 0 1 21 19',
  deals: 'M4 6h16M4 12h11M4 18h6',
  transactions: 'M5 4h14v16l-3-2-2 2-2-2-2 2-2-2-3 2V4Zm4 5h6m-6 4h6',
  quotas: 'M12 21a9 9 0 1 1 0-18 9 9 0 0 1 0 18Zm0-4a5 5 0 1 1 0-10 5 5 0 0 1 0 10Zm0-4.5v-.9',
  attainment: 'M4 20h16M7 20v-7m5 7V5m5 15v-10',
  coverage: 'M3 6l6-2 6 2 6-2v14l-6 2-6-2-6 2V6Zm6-2v14m6-12v14',
  segments: 'M4 5h16M7 10h10M10 15h4M11 19h2',
  territories: 'M4 5h7v6H4V5Zm9 0h7v9h-7V5ZM4 13h7v6H4v-6Zm9 3h7v3h-7v-3Z',
  plans: 'M6 3h9l4 4v14H6V3Zm8 0v5h5M9 13h7m-7 4h7',
  capacity: 'M5 20v-6m5 6V10m5 10v-8m5 8V6M3 8l6-4 5 4 7-5',
  rounds: 'M4 12a8 8 0 0 1 14-5l2 2m0-5v5h-5M20 12a8 8 0 0 1-14 5l-2-2m0 5v-5h5',
  connections: 'M9 7V3m6 4V3M7 7h10v4a5 5 0 0 1-10 0V7Zm5 9v5',
  webhooks: 'M4 12h12m-4-4 4 4-4 4M20 5v14',
  route:
    'M6 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4Zm12-10a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM8 17h6a3 3 0 0 0 0-6h-4a3 3 0 0 1 0-6h6',
  runs: 'M4 5h16v14H4V5Zm0 5h16M9 10v9m5-9v9',
  landing: 'M3 20h18M4 6c6 0 7 9 16 9m0 0-4-3m4 3-4 3',
  accrual: 'M5 5h14v15H5V5Zm0 5h14M9 3v4m6-4v4M9 15h6',
  statement: 'M5 3h14v18H5V3Zm4 5h6m-6 4h6m-6 4h3',
  estimator: 'M5 7h14M5 17h14M9 4.5v5m6 5v5',
  simulations: 'M4 20V4m0 16h16M8 16c3-9 6-9 12-10M8 12h.01M12 15h.01M16 11h.01',
  disputes: 'M4 5h16v11h-9l-4 4v-4H4V5Zm4 4h8m-8 3h5',
  parallel: 'M4 7h10m-3-3 3 3-3 3M20 17H10m3 3-3-3 3-3',
  audit: 'M12 3l8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6l8-3Zm-3.5 9 2.5 2.5 4.5-5',
  mailbox: 'M3 6h18v12H3V6Zm0 1 9 7 9-7',
  settings: 'M5 7h9m4 0h1M5 17h1m4 0h9M16 9a2 2 0 1 0 0-4 2 2 0 0 0 0 4Zm-8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  notYet: 'M12 21a9 9 0 1 1 0-18 9 9 0 0 1 0 18Zm0-14v5l3 2',
  search: 'M11 18a7 7 0 1 1 0-14 7 7 0 0 1 0 14Zm5-2 5 5',
  close: 'M6 6l12 12M18 6 6 18',
  chevronRight: 'm9 5 7 7-7 7',
  chevronDown: 'm5 9 7 7 7-7',
  arrowUp: 'M12 19V5m0 0-5 5m5-5 5 5',
  arrowDown: 'M12 5v14m0 0 5-5m-5 5-5-5',
  check: 'm5 12.5 4.5 4.5L19 7',
  warning: 'M12 4 2.5 20h19L12 4Zm0 6v5m0 2.5v.5',
  blocked: 'M12 21a9 9 0 1 1 0-18 9 9 0 0 1 0 18ZM5.5 5.5l13 13',
  file: 'M6 3h9l4 4v14H6V3Zm8 0v5h5',
  download: 'M12 4v11m0 0 4-4m-4 4-4-4M4 20h16',
  columns: 'M4 5h16v14H4V5Zm5 0v14m6-14v14',
  menu: 'M4 7h16M4 12h16M4 17h16',
  lock: 'M6 11h12v9H6v-9Zm2 0V8a4 4 0 0 1 8 0v3',
  user: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-8 8a8 8 0 0 1 16 0',
  undo: 'M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3',
} as const;

export type IconName = keyof typeof paths;

/** Always beside words: an icon alone says nothing to a screen reader. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      className="shrink-0"
    >
      <path d={paths[name]} />
    </svg>
  );
}
