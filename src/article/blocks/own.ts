/** Language and direction that a block brings along when they are not the story's. */
export type Own = { lang?: string | undefined; dir?: 'rtl' | 'ltr' | 'auto' | undefined };
