import { QueryClientProvider } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect } from 'react';
import { finishHydration } from '../../runtime/hydration.ts';
import { NowProvider } from '../../language/NowContext.tsx';
import { whenIdle } from '../../runtime/when-idle.ts';
import { WireProvider } from '../../wire/WireContext.tsx';
import type { AppContext } from './app-context.ts';

const ReactAppContext = createContext<AppContext | null>(null);

/** Wraps the router, in the browser and on the server. `renderedDay`: `day` of a server-rendered page's initial state, else null. */
export function AppProvider({
  app,
  renderedDay,
  children,
}: {
  app: AppContext;
  renderedDay: number | null;
  children: ReactNode;
}) {
  useEffect(() => {
    // For style sheets and tests: the page responds to scripts from now on.
    document.documentElement.dataset.hydrated = '';
    finishHydration();
    // Replays the taps made before hydration (src/runtime/boot.ts).
    dispatchEvent(new Event('sharit-hydrated'));
    // Lays out what is below the fold as well, for find-in-page, printing and long jumps (below-fold in src/styles/utilities.css).
    return whenIdle(() => {
      document.documentElement.dataset.laidOut = '';
    });
  }, []);
  return (
    <ReactAppContext value={app}>
      <WireProvider wire={app.wire}>
        <QueryClientProvider client={app.queryClient}>
          <NowProvider renderedDay={renderedDay}>{children}</NowProvider>
        </QueryClientProvider>
      </WireProvider>
    </ReactAppContext>
  );
}

export function useAppContext(): AppContext {
  const app = useContext(ReactAppContext);
  if (!app) throw new Error('useAppContext needs an AppProvider');
  return app;
}
