import { createContext, use } from 'react';
import type { DeskSession } from '#contract/desk.ts';
import { type DeskRole, mayActAs } from '#contract/roles.ts';

type Editor = NonNullable<DeskSession['editor']>;

/** Who is signed in. The server decides what they may do; here it is only what they are offered. */
export const EditorContext = createContext<Editor | null>(null);

export const useEditor = (): Editor | null => use(EditorContext);

export function useMayActAs(role: DeskRole): boolean {
  const editor = useEditor();
  return editor !== null && mayActAs(editor.role, role);
}
