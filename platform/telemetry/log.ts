import pino from 'pino';

export type Log = pino.Logger;

/** Structured lines on stderr: one JSON object each, never a password, a token or a figure of pay. */
export function openLog(level: string, role: string): Log {
  return pino(
    {
      level,
      base: { role },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: ['password', 'token', 'cookie', '*.password', '*.token'],
    },
    pino.destination(2),
  );
}
