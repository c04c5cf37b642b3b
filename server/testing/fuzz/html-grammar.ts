import fc from 'fast-check';

/** HTML as systems write it: elements that hold others, in any order and depth. Every text is a word that occurs once (`كلمة17`). */
export type Html = { html: string; words: string[] };

type Node = { name: string; attribute: string; children: Node[] } | 'word';

const inline = ['strong', 'em', 'a', 'span', 'sub', 'mark', 'b'];
const blocks = ['p', 'div', 'section', 'h2', 'h3', 'blockquote', 'ul', 'ol', 'table', 'figure', 'aside', 'details'];
const attributes = [
  '',
  ' class="x"',
  ' dir="ltr"',
  ' lang="en"',
  ' style="font-weight:normal"',
  ' href="https://example.org/bees"',
  ' id="a"',
  ' class="fact-box"',
  ' class="wp-block-group has-background"',
  ' class="content-warning"',
  ' class="author-box"',
];

const { block } = fc.letrec<{ text: Node; block: Node }>((tie) => ({
  text: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant<Node>('word'),
    fc.record({
      name: fc.constantFrom(...inline),
      attribute: fc.constantFrom(...attributes.slice(0, 6)),
      children: fc.array(tie('text'), { minLength: 1, maxLength: 3 }),
    }),
  ),
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('text'),
    fc.record({
      name: fc.constantFrom(...blocks),
      attribute: fc.constantFrom(...attributes),
      children: fc.array(tie('block'), { minLength: 1, maxLength: 4 }),
    }),
  ),
}));

/** What stands between an element and its children, so that a parser does not move them elsewhere. */
const wrapped: Record<string, [string, string]> = {
  ul: ['<li>', '</li>'],
  ol: ['<li>', '</li>'],
  table: ['<tr><td>', '</td></tr>'],
  figure: ['<figcaption>', '</figcaption>'],
  details: ['<summary>', '</summary>'],
};

export const html: fc.Arbitrary<Html> = fc.array(block, { minLength: 1, maxLength: 6 }).map((nodes) => {
  const words: string[] = [];
  const write = (node: Node): string => {
    if (node === 'word') {
      words.push(`كلمة${words.length + 1}`);
      return `${words.at(-1)} `;
    }
    const { name, attribute, children } = node;
    const [before, after] = wrapped[name] ?? ['', ''];
    const inner = children.map((child) => `${before}${write(child)}${after}`).join('');
    return `<${name}${attribute}>${inner}</${name}>`;
  };
  const text = nodes.map(write).join('');
  return { html: text, words };
});
