import { m } from '@cordee/messages';
import { formatDate } from '../locale.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useChangeViewing, useViewing } from './viewing.ts';

/** Says, on every screen, that another day is looked at, and which knowledge of it; one press comes back to today. */
export function AsOfBanner({ today }: { today: string }) {
  const { asOf, knownOn } = useViewing();
  const change = useChangeViewing();
  const day = asOf ?? today;
  if (day === today && knownOn === undefined) return null;
  return (
    <div className="px-4 pt-3 md:px-8">
      <Notice tone="watch">
        <div className="flex flex-wrap items-center gap-3">
          <p>
            {knownOn === undefined
              ? m['web.as_of_now_known']({ day: formatDate(day, 'long') })
              : m['web.as_of_then_known']({
                  day: formatDate(day, 'long'),
                  known: formatDate(knownOn, 'long'),
                })}
          </p>
          {knownOn === undefined ? (
            <Button onPress={() => change({ knownOn: day })}>
              {m['web.as_of_known_then']({ day: formatDate(day, 'long') })}
            </Button>
          ) : (
            <Button onPress={() => change({ knownOn: undefined })}>{m['web.as_of_known_now']()}</Button>
          )}
          <Button icon="undo" onPress={() => change({ asOf: undefined, knownOn: undefined })}>
            {m['web.as_of_back']()}
          </Button>
        </div>
      </Notice>
    </div>
  );
}
