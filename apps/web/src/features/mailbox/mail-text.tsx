/** The text of a mail as it was written, with its addresses as links; a full stop after one stays outside. */
export function MailText({ text }: { readonly text: string }) {
  return (
    <p className="max-w-prose px-4 pb-4 break-words whitespace-pre-line">
      {partsOf(text).map(({ at, part, isLink }) =>
        isLink ? (
          <a key={at} href={part} className="text-accent underline underline-offset-2">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </p>
  );
}

type Part = { readonly at: number; readonly part: string; readonly isLink: boolean };

const address = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)]/g;

function partsOf(text: string): readonly Part[] {
  const parts: Part[] = [];
  let after = 0;
  for (const found of text.matchAll(address)) {
    parts.push({ at: after, part: text.slice(after, found.index), isLink: false });
    parts.push({ at: found.index, part: found[0], isLink: true });
    after = found.index + found[0].length;
  }
  return [...parts, { at: after, part: text.slice(after), isLink: false }];
}
