/** Text fields and selects of the desk: 44 px, square, one pixel of `edge`. */
export const fieldLook = 'min-h-11 w-full border border-edge bg-paper px-3 py-1 text-ui text-ink';
