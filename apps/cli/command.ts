// What a command is. Its help, its parsing and its printing come from this description.
import type { Locale, Result } from '@cordee/kernel';
import type { TerminalSettings } from '@cordee/platform/config';
import type { ExitCode } from './exit-code.ts';
import type { House } from './house.ts';
import type { Terminal } from './terminal.ts';

/** The value shown for an option in the help; null: a switch without value. */
export type Option = { readonly value: string | null; readonly help: string; readonly required?: boolean };

type Positional = { readonly name: string; readonly help: string; readonly required: boolean };

export type Values = Readonly<Record<string, string | undefined>>;

/** What a command line asks for: options and positionals by name, switches by their presence. */
export type Call = {
  readonly values: Values;
  readonly switches: ReadonlySet<string>;
  readonly locale: Locale;
  readonly terminal: Terminal;
  readonly settings: TerminalSettings;
  /** Opens the data folder's database, or reaches the running server's. It is closed when the command ends. */
  readonly house: () => Promise<House>;
};

/** A result in both its forms. `exit` is 0 unless it was done but not wholly. */
export type Answer = { readonly json: unknown; readonly text: string; readonly exit?: ExitCode };

export type Command = {
  readonly name: string;
  /** Message key of one line that says what the command does. */
  readonly summary: string;
  readonly positionals: readonly Positional[];
  readonly options: Readonly<Record<string, Option>>;
  readonly run: (call: Call) => Promise<Result<Answer>>;
};
