import fc from 'fast-check';

/** Whatever runs says so here, or asks for an address with this word. */
export const trapWord = 'qaxtrap';

const call = fc.constantFrom(
  `alert('${trapWord}')`,
  `confirm('${trapWord}')`,
  `top.${trapWord}=1`,
  `fetch('/${trapWord}')`,
  `import('/${trapWord}.js')`,
  `document.body.innerHTML='${trapWord}'`,
  `new Image().src='/${trapWord}.png'`,
);
const letterCases = (text: string) => fc.constantFrom(text, text.toUpperCase(), text[0]!.toUpperCase() + text.slice(1));
const space = fc.constantFrom(' ', '\t', '\n', '/', '\u000C', ' \u0000', '/**/');
const quote = fc.constantFrom('"', "'", '', '`', '&quot;');
const event = fc.constantFrom(
  ...['onerror', 'onload', 'ontoggle', 'onfocus', 'onbegin', 'onclick', 'onanimationstart', 'onpointerover'],
);
const element = fc.constantFrom(
  ...[
    'img',
    'svg',
    'video',
    'audio',
    'details',
    'body',
    'iframe',
    'input',
    'object',
    'embed',
    'math',
    'marquee',
    'a',
    'x',
    'p',
    'table',
    'style',
    'figure',
  ],
);
const scheme = fc.constantFrom(
  'javascript:',
  'JaVaScRiPt:',
  'java\tscript:',
  '\u0001javascript:',
  'javascript&colon;',
  '&#106;avascript:',
  'data:text/html,<script>',
  'data:text/html;base64,',
  'vbscript:',
  'blob:',
  'view-source:javascript:',
);
const place = fc.constantFrom(
  'href',
  'src',
  'xlink:href',
  'action',
  'formaction',
  'poster',
  'data',
  'srcdoc',
  'srcset',
  'background',
  'cite',
);
const breaking = fc.constantFrom(
  '',
  '">',
  "'>",
  '-->',
  ']]>',
  '</title>',
  '</script>',
  '</style>',
  '</textarea>',
  '</noscript>',
  '</template>',
  '<!--',
  '</',
  '<![CDATA[',
  '"}</script>',
  '\u2028',
  '</svg>',
  '<math><mtext><table><mglyph><style><!--</style>',
);

const handlers = fc
  .tuple(element.chain(letterCases), space, event.chain(letterCases), quote, call, fc.boolean())
  .map(
    ([name, gap, on, q, code, open]) =>
      `<${name}${gap}src=x${gap}autofocus${gap}open${gap}${on}=${q}${code}${q}${open ? '' : '>'}`,
  );
const scripts = fc
  .tuple(
    fc.constantFrom(
      'script',
      'SCRIPT',
      'script/x',
      'svg><script',
      'noscript><script',
      'scr\u0000ipt',
      'script type=module',
      'script type="speculationrules"',
    ),
    call,
  )
  .map(([name, code]) => `<${name}>${code}</script>`);
const addresses = fc
  .tuple(element, place, quote, scheme, call)
  .map(([name, at, q, way, code]) => `<${name} ${at}=${q}${way}${code}${q}>${trapWord}</${name}>`);
const others = fc
  .tuple(
    fc.constantFrom(
      '<meta http-equiv=refresh content="0;url=javascript:',
      '<base href="javascript:',
      '<link rel=stylesheet href="javascript:',
      '<form><button formaction="javascript:',
      '<svg><animate attributeName=href values="javascript:',
      '<svg><use href="data:image/svg+xml,<svg onload=',
      '<iframe srcdoc="<script>',
      '<style>@import "javascript:',
      '<div style="background:url(javascript:',
      '<template><script>',
      '<math href="javascript:',
      '{{constructor.constructor("',
      '${',
    ),
    call,
  )
  .map(([start, code]) => `${start}${code}">`);

export const payload: fc.Arbitrary<string> = fc
  .tuple(breaking, fc.oneof(handlers, scripts, addresses, others), breaking)
  .map(([before, middle, after]) => `${before}${middle}${after}`);

/** The same ones every time. */
export const payloads = (count: number): string[] => fc.sample(payload, { numRuns: count, seed: 14 });
