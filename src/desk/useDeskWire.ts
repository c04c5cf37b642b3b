import { deskOf } from '../wire/desk-wire.ts';
import { useWire } from '../wire/WireContext.tsx';

/** The editors' API, one per wire. */
export const useDeskWire = () => deskOf(useWire());
