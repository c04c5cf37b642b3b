/** Language and direction of a block, where they differ from the story's. */
export type BlockAttributes = { lang?: string | undefined; dir?: 'rtl' | 'ltr' | 'auto' | undefined };
