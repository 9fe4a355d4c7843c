import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { LanguageProvider } from './language.tsx';
import { Routes } from './routes.tsx';
import { SessionProvider } from './session.tsx';
import { Shell } from './shell.tsx';
import { isBackendProblem } from '../backend/client.ts';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 2 && isBackendProblem(error) && (error.status === 0 || error.status === 503),
    },
  },
});

export function App() {
  return (
    <QueryClientProvider client={client}>
      <LanguageProvider>
        <SessionProvider>
          <Shell>
            <Routes />
          </Shell>
        </SessionProvider>
      </LanguageProvider>
    </QueryClientProvider>
  );
}
