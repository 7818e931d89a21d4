import { m } from '@cordee/messages';
import { useSession } from '../../api/session.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import { Section, Sheet } from '../../ui/page.tsx';
import { dayWithin, type TryTools } from './tried-fields.tsx';
import type { Try } from './tries.ts';

const isAdded = (tried: Try) => tried.kind === 'added';

/** Deals that are in no list yet. */
export function AddedDeals({ tries, act, estimate }: TryTools) {
  const { today } = useSession();
  const added = Object.entries(tries).filter(([, tried]) => isAdded(tried));
  const numbers = added.map(([key]) => Number(key.slice('added '.length)));
  const add = () => {
    const number = Math.max(0, ...numbers) + 1;
    const date = dayWithin(estimate, today);
    const tried = { kind: 'added', amount: '', date, product: null, channel: null } as const;
    act({ act: 'put', key: `added ${number}`, tried });
  };
  return (
    <Section
      title={m['estimator.other_deals']()}
      aside={<Button onPress={add}>{m['estimator.add']()}</Button>}
    >
      {added.map(([key, tried], index) => (
        <AddedDeal key={key} number={String(numbers[index])} tried={tried} act={act} id={key} />
      ))}
    </Section>
  );
}

type AddedDealProps = Pick<TryTools, 'act'> & {
  readonly number: string;
  readonly id: string;
  readonly tried: Try;
};

function AddedDeal({ number, id, tried, act }: AddedDealProps) {
  if (tried.kind === 'sale') return null;
  const put = (change: Partial<typeof tried>) => act({ act: 'put', key: id, tried: { ...tried, ...change } });
  return (
    <Sheet>
      <fieldset className="flex flex-wrap items-end gap-3">
        <legend className="mb-2 font-medium">{m['estimator.added']({ number })}</legend>
        <NumberInput
          label={m['web.amount']()}
          isRatio={false}
          value={tried.amount}
          onChange={(amount) => put({ amount })}
        />
        <TextField
          label={m['estimator.counted_on']()}
          type="date"
          value={tried.date}
          onChange={({ target }) => put({ date: target.value })}
        />
        <Button
          look="quiet"
          aria-label={m['estimator.remove_of']({ number })}
          onPress={() => act({ act: 'put', key: id, tried: null })}
        >
          {m['estimator.remove']()}
        </Button>
      </fieldset>
    </Sheet>
  );
}
