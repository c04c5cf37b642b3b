import postcss from 'postcss';
import { describe, expect, it } from 'vitest';
import { needsOf, rulesOf } from '../../scripts/style-rules.ts';
import { pageStyles } from './page-style.ts';

const styleOf = (css: string, html: string): string => pageStyles(rulesOf(postcss.parse(css).nodes))(html);

describe('the style of a page', () => {
  it('is the rules whose classes and elements it has, in their order and groups', () => {
    const css =
      '@layer base{p{margin:0}table{border:0}}@layer utilities{.a{color:red}.b .c{color:red}@media (width>=60rem){.lg\\:a{color:red}.d{color:red}}}';
    expect(styleOf(css, '<p class="b lg:a"><i class="a"></i></p>')).toBe(
      '@layer base,utilities;@layer base{p{margin:0}}@layer utilities{.a{color:red}@media (width>=60rem){.lg\\:a{color:red}}}',
    );
  });

  it('keeps the order of layers of which it has no rule', () => {
    expect(styleOf('@layer one{.a{top:0}}@layer two{p{top:0}}', '<p></p>')).toBe('@layer one,two;@layer two{p{top:0}}');
  });

  it('asks for nothing inside :not, :is and the like, where something may be missing', () => {
    expect(needsOf('.a:not(.b) > p, :is(.c, .d) em')).toEqual([['a', '<p'], ['<em']]);
    expect(needsOf('.group:hover .x')).toEqual([['group', 'x', '-']]);
    expect(needsOf('.a:nth-child(n + 4)')).toEqual([['a']]);
    expect(needsOf('::placeholder')).toEqual([['<input']]);
  });

  it('leaves states after the first paint to the full sheet, except the focus ring', () => {
    const css =
      '.a{top:0}.a:hover,.b{top:1px}.a:focus-visible{top:2px}:focus-visible{outline:1px}[data-ticker=open] .a{top:3px}@media print{.a{top:4px}}';
    expect(styleOf(css, '<p class="a">')).toBe('.a{top:0}:focus-visible{outline:1px}');
  });

  it('brings a face, an animation and a property where a rule names it', () => {
    const css =
      '@font-face{font-family:"One";src:url(1)}@font-face{font-family:Two;src:url(2)}@keyframes come{0%{top:0}}@property --x{syntax:"*";inherits:false}.a{font-family:One;width:var(--x)}.b{animation:come 1s}';
    expect(styleOf(css, '<p class="a">')).toBe(
      '@font-face{font-family:"One";src:url(1)}@property --x{syntax:"*";inherits:false}.a{font-family:One;width:var(--x)}',
    );
  });

  it('brings of the stand-ins for properties those that a rule names', () => {
    expect(
      styleOf('@layer properties{*,:before{--tw-a:0;--tw-b:0}}.x{--tw-b:1;width:var(--tw-b)}', '<p class="x">'),
    ).toBe('@layer properties;@layer properties{*,:before{--tw-b:0;}}.x{--tw-b:1;width:var(--tw-b)}');
  });

  it('knows classes by what they are called, not by how HTML writes them', () => {
    expect(styleOf('.\\[\\&\\>p\\]\\:a>p{top:0}', '<div class="[&amp;&gt;p]:a"><p>')).not.toBe('');
  });
});
