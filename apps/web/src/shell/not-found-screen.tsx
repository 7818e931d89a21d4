import { m } from '@cordee/messages';
import { Page } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';

export function NotFoundScreen() {
  return (
    <main>
      <Page title={m['web.not_found_title']()}>
        <EmptyState title={m['web.not_found_page']()}>
          <a href="/" className="text-accent underline">
            {m['web.not_found_home']()}
          </a>
        </EmptyState>
      </Page>
    </main>
  );
}
