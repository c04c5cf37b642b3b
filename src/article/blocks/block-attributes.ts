/** Of a block's element: the id that links lead to, and language and direction where they differ from the story's. */
export type BlockAttributes = {
  id?: string | undefined;
  lang?: string | undefined;
  dir?: 'rtl' | 'ltr' | 'auto' | undefined;
};
