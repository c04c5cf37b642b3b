import { createContext, type ReactNode, useContext } from 'react';
import type { Wire } from './wire.ts';

const WireContext = createContext<Wire | null>(null);

export function WireProvider({ wire, children }: { wire: Wire; children: ReactNode }) {
  return <WireContext value={wire}>{children}</WireContext>;
}

export function useWire(): Wire {
  const wire = useContext(WireContext);
  if (!wire) throw new Error('useWire needs a WireProvider');
  return wire;
}
