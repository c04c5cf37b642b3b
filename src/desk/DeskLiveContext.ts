import { createContext } from 'react';

/** Whether the stream of the desk is connected, so that its pages are up to date; null until that is known. */
export const DeskLiveContext = createContext<boolean | null>(null);
