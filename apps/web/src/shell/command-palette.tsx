import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
  useFilter,
} from 'react-aria-components';
import { m } from '@cordee/messages';
import { dealsQuery } from '../api/deals.ts';
import { peopleQuery } from '../api/people.ts';
import type { Session } from '../api/session.ts';
import { roomsFor } from './rooms.ts';

type Entry = { readonly id: string; readonly label: string; readonly path: string };

/** Ctrl or ⌘ K: every screen, person, deal and action, by a few letters. */
export function CommandPalette({ session, onClose }: { session: Session; onClose: () => void }) {
  const [words, setWords] = useState('');
  const navigate = useNavigate();
  const { contains } = useFilter({ sensitivity: 'base' });
  const go = (path: string) => {
    onClose();
    void navigate({ to: path, search: (kept) => ({ ...kept, explain: undefined }) });
  };
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => !open && onClose()}
      className="fixed inset-0 z-50 flex justify-center bg-veil p-4 pt-[12vh]"
    >
      <Modal className="h-fit w-full max-w-[560px] rounded-md border border-line bg-raised shadow-float">
        <Dialog aria-label={m['web.palette']()} className="max-h-[60vh] overflow-y-auto outline-none">
          <Autocomplete inputValue={words} onInputChange={setWords} filter={contains}>
            <SearchField
              aria-label={m['web.palette_search']()}
              // Whoever opens the palette wants to type in it.
              // oxlint-disable-next-line jsx-a11y/no-autofocus
              autoFocus
              className="sticky top-0 border-b border-line bg-raised p-2"
            >
              <Input
                placeholder={m['web.palette_search']()}
                className="h-10 w-full rounded-sm bg-transparent px-2 text-[16px]"
              />
            </SearchField>
            <PaletteMenu session={session} words={words} onGo={go} />
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function PaletteMenu({
  session,
  words,
  onGo,
}: {
  session: Session;
  words: string;
  onGo: (path: string) => void;
}) {
  const wanted = words.trim();
  const isAsked = wanted.length >= 2;
  const people = useQuery({ ...peopleQuery({ q: wanted }), enabled: isAsked, retry: false });
  const deals = useQuery({ ...dealsQuery({ q: wanted }), enabled: isAsked, retry: false });
  const rooms: Entry[] = roomsFor(session).map((room) => ({
    id: room.path,
    label: room.label(),
    path: room.path,
  }));
  const persons: Entry[] = (isAsked ? (people.data?.rows ?? []) : []).slice(0, 6).map((person) => ({
    id: person.id,
    label: `${person.name} (${person.code})`,
    path: `/people?q=${person.code}`,
  }));
  const found: Entry[] = (isAsked ? (deals.data?.rows ?? []) : []).slice(0, 6).map((deal) => ({
    id: deal.id,
    label: `${deal.code} — ${deal.account ?? ''}`,
    path: `/deals?q=${deal.code}`,
  }));
  const sections = [
    { title: m['web.palette_screens'](), entries: rooms },
    { title: m['web.room_people'](), entries: persons },
    { title: m['web.room_deals'](), entries: found },
  ];
  return (
    <Menu
      aria-label={m['web.palette']()}
      className="p-2 outline-none"
      renderEmptyState={() => <p className="p-3 text-muted">{m['web.palette_none']()}</p>}
    >
      {sections
        .filter((section) => section.entries.length > 0)
        .map((section) => (
          <MenuSection key={section.title}>
            <Header className="px-2 pt-2 text-[13px] text-muted">{section.title}</Header>
            {section.entries.map((entry) => (
              <MenuItem
                key={entry.id}
                id={entry.id}
                textValue={entry.label}
                onAction={() => onGo(entry.path)}
                className="flex min-h-9 items-center rounded-sm px-2 outline-none data-[focused]:bg-accent-soft"
              >
                {entry.label}
              </MenuItem>
            ))}
          </MenuSection>
        ))}
    </Menu>
  );
}
