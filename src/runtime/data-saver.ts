/** Read by the boot script (src/runtime/boot.ts), which then refuses pictures from the first paint on. */
const key = 'sharit-data';

/** Whether this page saves data: the reader chose it, or the browser says so. */
export const isDataSaved = (): boolean => document.documentElement.dataset.pictures === 'later';

/** Holds from the next page on that the browser loads. Over the browser's own wish, the reader's choice counts. */
export function chooseDataSaver(on: boolean): void {
  try {
    const chosen = on ? 'less' : 'all';
    localStorage.setItem(key, chosen);
    // For the server: the page of who saves data has the browser load no picture ahead (server/pages/saves-data.ts).
    document.cookie = `${key}=${chosen};path=/;max-age=31536000;samesite=lax`;
  } catch {
    // Storage is blocked: pages go on as they are.
  }
}
