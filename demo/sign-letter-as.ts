// One of the two signs a letter of the demo as a person would: with the code that was mailed to them.
import type { Result, Scope } from '@cordee/kernel';
import { openedLetter, sendCode, signLetter, type LetterRouteDeps } from '@cordee/modules/letters';

export type Signatory = { readonly scope: Scope; readonly email: string };

/** The seller opens it first. */
export async function signLetterAs(letters: LetterRouteDeps, who: Signatory, id: string): Promise<void> {
  if (who.scope.roles.includes('seller')) done(await openedLetter(letters, who.scope, id));
  const code = letters.newCode();
  const signer = { ...who, locale: who.scope.locale };
  done(await sendCode({ ...letters, newCode: () => code }, signer, id));
  const [letter] = await letters.store.letters(who.scope, { id });
  done(await signLetter(letters, signer, id, { hash: letter?.publication?.hash ?? '', code }));
}

function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`the demo's letter was refused: ${result.refusal.code}`);
  return result.value;
}
