import { m } from '@cordee/messages';
import { Button } from '../../ui/button.tsx';
import { useExplanationOpener } from '../../ui/explanation-opener.ts';

export function WhyButton({ address, label }: { address: string | null; label: string }) {
  const open = useExplanationOpener();
  if (address === null) return null;
  return (
    <Button onPress={() => open(address, label)} aria-label={m['web.why_amount_of']({ label })}>
      {m['web.why_amount']()}
    </Button>
  );
}
