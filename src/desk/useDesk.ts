import { deskOf } from '../wire/desk-wire.ts';
import { useWire } from '../wire/WireContext.tsx';

export const useDesk = () => deskOf(useWire());
