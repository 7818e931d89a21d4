import { useEffect, type ReactNode } from 'react';

export type PageProps = {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

export function Page({ title, lead, actions, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} — Cordée`;
  }, [title]);
  return (
    <div className="mx-auto flex w-full max-w-[1280px] flex-col gap-6 px-4 py-6 md:px-8">
      <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="flex min-w-0 flex-col gap-1">
          <h1 className="text-[26px]">{title}</h1>
          {lead && <div className="max-w-prose text-muted">{lead}</div>}
        </div>
        {actions && <div className="flex flex-wrap items-end gap-2">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

export function Section({
  title,
  aside,
  children,
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="flex flex-col gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <h2 className="text-[17px]">{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

export function Sheet({ children }: { children: ReactNode }) {
  return <div className="rounded-md border border-line bg-sheet p-4 md:p-5">{children}</div>;
}
