import { createContext } from 'react';

/** Whether the pages of the desk follow by themselves at this moment; null while that is not known. */
export const DeskLive = createContext<boolean | null>(null);
