/** Classes of text fields and selects at the desk. */
export const fieldClass = 'min-h-11 w-full border border-edge bg-paper px-3 py-1 text-ui text-ink';
