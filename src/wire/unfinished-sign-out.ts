const key = 'sharit-desk-leaving';

/** `here`: in this browser; `everywhere`: on every device of this editor. */
export type SignOutWay = 'here' | 'everywhere';

/** A signing out that the server has not heard of yet: whoever opens the desk in this browser next completes it first. */
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
      // Storage is closed: it is remembered by this page alone.
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
