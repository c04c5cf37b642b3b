import { QueryClientProvider } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect } from 'react';
import { hydrationIsOver } from '../../runtime/hydration.ts';
import { NowProvider } from '../../language/NowContext.tsx';
import { whenIdle } from '../../runtime/when-idle.ts';
import { saveWaiting } from '../../saved/save-waiting.ts';
import { WireProvider } from '../../wire/WireContext.tsx';
import type { AppContext } from './app-context.ts';

const HouseContext = createContext<AppContext | null>(null);

/** Around the router, in the browser and on the server. `printed`: the day of a page that the server has printed. */
export function AppProvider({
  house,
  printed,
  children,
}: {
  house: AppContext;
  printed: number | null;
  children: ReactNode;
}) {
  // Says, to style sheets and to tests, that the page answers to scripts from now on.
  useEffect(() => {
    document.documentElement.dataset.hydrated = '';
    hydrationIsOver();
    // What was tapped before is tapped now (src/runtime/boot.ts).
    dispatchEvent(new Event('sharit-hydrated'));
    void saveWaiting(house);
    // From here on everything below the window is laid out as well: find-in-page, printing and long jumps see a whole page.
    return whenIdle(() => {
      document.documentElement.dataset.whole = '';
    });
  }, [house]);
  return (
    <HouseContext value={house}>
      <WireProvider wire={house.wire}>
        <QueryClientProvider client={house.queryClient}>
          <NowProvider printed={printed}>{children}</NowProvider>
        </QueryClientProvider>
      </WireProvider>
    </HouseContext>
  );
}

export function useAppContext(): AppContext {
  const house = useContext(HouseContext);
  if (!house) throw new Error('useHouse needs a HouseProvider');
  return house;
}
