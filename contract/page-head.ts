/** Tags that the head of every page has: those of the first view, and of index.html (written there by the build). */
export const pageHead: readonly Record<string, string>[] = [
  { name: 'viewport', content: 'width=device-width, initial-scale=1' },
  { name: 'color-scheme', content: 'light dark' },
  // The papers of src/styles/tokens.css.
  { name: 'theme-color', content: '#FCFAF6', media: '(prefers-color-scheme: light)' },
  { name: 'theme-color', content: '#141311', media: '(prefers-color-scheme: dark)' },
];
