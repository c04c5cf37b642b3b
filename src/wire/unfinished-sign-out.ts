const key = 'sharit-desk-leaving';

/** `here`: in this browser; `everywhere`: on every device of this editor. */
export type SignOutWay = 'here' | 'everywhere';

/** A sign-out that has not reached the server yet; it is completed when the desk is next opened in this browser. */
export const unfinishedSignOut = {
  way(): SignOutWay | null {
    try {
      const way = localStorage.getItem(key);
      if (way === null) return null;
      return way === 'everywhere' ? way : 'here';
    } catch {
      return null;
    }
  },
  begin(way: SignOutWay): void {
    try {
      localStorage.setItem(key, way);
    } catch {
      // Storage is blocked: it is remembered for this page only.
    }
  },
  end(): void {
    try {
      localStorage.removeItem(key);
    } catch {
      // As above.
    }
  },
};
