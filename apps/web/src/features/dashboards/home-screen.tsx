import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import { homeQuery, type Home } from '../../api/home.ts';
import { useSession } from '../../api/session.ts';
import { formatDate } from '../../locale.ts';
import { useViewing } from '../../shell/viewing.ts';
import { FigureCard } from '../../ui/figure.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { StepLine } from './step-line.tsx';

/** What the role needs first: where it stands in words, its figures, what waits for it. */
export function HomeScreen() {
  const session = useSession();
  const { when } = useViewing();
  const query = useQuery(homeQuery(when));
  const firstName = session.user.name.split(' ')[0] ?? session.user.name;
  return (
    <Page
      title={m['web.home_title']({ name: firstName })}
      lead={`${formatDate(session.today, 'long')} · ${session.organisation.name}`}
    >
      <QueryView query={query}>{(home) => <HomeSheets home={home} />}</QueryView>
    </Page>
  );
}

function HomeSheets({ home }: { home: Home }) {
  return (
    <div className="flex flex-col gap-8">
      {home.sentences.length > 0 && (
        <div className="flex max-w-[68ch] flex-col gap-2 border-l-2 border-accent pl-4 text-[17px]">
          {home.sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      )}
      {home.steps && home.steps.length > 0 && <StepLine steps={home.steps} />}
      {home.figures.length > 0 && (
        <Section title={m['web.home_figures']()}>
          <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
            {home.figures.map(({ key, label, href, figure }) => (
              <FigureCard key={key} label={label} figure={figure} href={href} />
            ))}
          </div>
        </Section>
      )}
      <Attention attention={home.attention} />
    </div>
  );
}

function Attention({ attention }: Pick<Home, 'attention'>) {
  return (
    <Section title={m['web.home_attention']()}>
      {attention.length === 0 ? (
        <p className="text-muted">{m['web.home_attention_none']()}</p>
      ) : (
        <ul className="divide-y divide-line rounded-md border border-line bg-sheet">
          {attention.map((item) => (
            <li key={`${item.href}-${item.label}`}>
              <Link
                to={item.href}
                className="flex items-center justify-between gap-4 px-4 py-3 hover:bg-hover"
              >
                <span>
                  <span className="block font-medium">{item.label}</span>
                  <span className="block text-[14px] text-muted">{item.why}</span>
                </span>
                <Icon name="chevronRight" size={16} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
