import '@fontsource-variable/inter';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { createQueryClient } from './api/query-client.ts';
import { locale } from './locale.ts';
import { createAppRouter } from './routes.tsx';
import { problemText } from './ui/problem-text.ts';
import { ToastRegion, useToast } from './ui/toast.tsx';

function App() {
  const toast = useToast();
  const [queryClient] = useState(() => createQueryClient((error) => toast('problem', problemText(error))));
  const [router] = useState(() => createAppRouter(queryClient));
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <I18nProvider locale={locale === 'fr' ? 'fr-FR' : 'en-GB'}>
      <ToastRegion>
        <App />
      </ToastRegion>
    </I18nProvider>
  </StrictMode>,
);
