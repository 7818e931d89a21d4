// The demo's letters of objectives, published and signed through the same doors as a user's.
import { plainDate, type Result, type Scope } from '@cordee/kernel';
import { openLetters, publishLetter, writeLetter, type LetterRouteDeps } from '@cordee/modules/letters';
import type { PeopleStore } from '@cordee/modules/people';
import type { Company, CompanyUser } from './company.ts';
import { demoScope, demoUser } from './demo-scope.ts';
import {
  COMMITMENTS_BY,
  LETTERS_ANSWER_BY,
  LETTERS_PERIOD,
  TOLD_LETTERS,
  type ToldLetter,
} from './letters.ts';
import { signLetterAs, type Signatory } from './sign-letter-as.ts';

type Doors = { readonly letters: LetterRouteDeps; readonly people: PeopleStore };
type Two = Readonly<Record<'seller' | 'manager', Signatory>>;

/** Letters that are there already stay as they are. */
export async function loadLetters({ letters, people }: Doors, company: Company): Promise<void> {
  const scope = demoScope(company, 'revops');
  const round = (await letters.rounds.rounds(scope)).find(({ period }) => period.code === LETTERS_PERIOD);
  if (!round || (await letters.store.letters(scope, { roundId: round.id })).length > 0) return;
  const persons = new Map((await people.people(scope, {})).map((person) => [person.code, person]));
  const answerBy = plainDate(LETTERS_ANSWER_BY);
  done(await openLetters(letters, scope, round.id, { words: { fr: '', en: '' }, commitments: [], answerBy }));
  for (const told of TOLD_LETTERS) {
    const seller = company.users.find(({ key }) => key === told.user);
    const person = persons.get(seller?.personCode ?? '');
    const manager = company.users.find(({ name }) => name === person?.manager);
    const [draft] = person
      ? await letters.store.letters(scope, { roundId: round.id, sellerId: person.personId })
      : [];
    if (!seller || !person || !manager || !draft) continue;
    const actingAs = (role: keyof Two, user: CompanyUser) => ({
      scope: { ...scope, actor: demoUser(user.key), roles: [role], people: [person.personId] },
      email: user.email,
    });
    await tellLetter(
      letters,
      { scope, id: draft.id, told },
      {
        seller: actingAs('seller', seller),
        manager: actingAs('manager', manager),
      },
    );
  }
}

type Telling = { readonly scope: Scope; readonly id: string; readonly told: ToldLetter };

async function tellLetter(letters: LetterRouteDeps, { scope, id, told }: Telling, two: Two): Promise<void> {
  const { words, commitment, signed, question } = told;
  const content = {
    words: { fr: words, en: '' },
    commitments: [{ text: commitment, by: COMMITMENTS_BY }],
    answerBy: plainDate(LETTERS_ANSWER_BY),
  };
  done(await writeLetter(letters, scope, id, content));
  done(await publishLetter(letters, scope, id, 'receipt'));
  for (const side of signed) await signLetterAs(letters, two[side], id);
  const [letter] = await letters.store.letters(scope, { id });
  if (question !== null && letter !== undefined)
    await letters.store.say(two.seller.scope, letter, { id: letters.newId(), text: question });
}

function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`the demo's letter was refused: ${result.refusal.code}`);
  return result.value;
}
