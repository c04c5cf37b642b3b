import { useOfflineTexts } from '../language/useOfflineTexts.ts';
import { TakeTickerPanel } from './TakeTickerPanel.tsx';

/** «Take the ticker with you»: on the ticker's page. */
export function TakeTicker() {
  const t = useOfflineTexts();
  return t && <TakeTickerPanel t={t} />;
}
