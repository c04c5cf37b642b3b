import type { ComponentType } from 'react';
import type { Block } from '#contract/text.ts';
import type { BlockProps } from './block-props.ts';

type Component<Type extends Block['type']> = ComponentType<BlockProps<Type>>;

export type LazyKind<Type extends Block['type']> = {
  /** Shows the text alone while the code is missing, or if it could not be loaded. */
  Kind: Component<Type>;
  isLoaded(): boolean;
  /** Rejects as `import()` does; may be called again then. */
  load(): Promise<void>;
};

/** A kind of block whose code and style are loaded with the first article that has it. */
export function lazyKind<Type extends Block['type']>(load: () => Promise<Component<Type>>): LazyKind<Type> {
  let Loaded: Component<Type> | undefined;
  return {
    Kind: (props) => (Loaded ? <Loaded {...props} /> : <Words block={props.block} />),
    isLoaded: () => Loaded !== undefined,
    load: async () => {
      Loaded ??= await load();
    },
  };
}

function Words({ block }: { block: Block }) {
  return <p>{wordsIn(block).join(' ')}</p>;
}

const said = /^(?:text|title|caption|name|author|handle|date|time)$/u;

/** Generic, because this is part of the code of every article. */
function wordsIn(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return said.test(key) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inside]) => wordsIn(inside, name));
}
