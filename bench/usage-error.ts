/** A command written wrongly: its message is for the person who wrote it. */
export class UsageError extends Error {}
