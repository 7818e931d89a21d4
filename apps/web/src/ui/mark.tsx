/** Three climbers on one rope. */
export function Mark({ size = 26 }: { size?: number }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 24 24" className="shrink-0 text-accent">
      <path d="M4 19 11.5 12.2 20 4.5" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <g fill="currentColor">
        <circle cx="4" cy="19" r="2.5" />
        <circle cx="11.5" cy="12.2" r="2.5" />
        <circle cx="20" cy="4.5" r="2.5" />
      </g>
    </svg>
  );
}
