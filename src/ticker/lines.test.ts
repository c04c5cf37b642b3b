import { describe, expect, it } from 'vitest';
import type { Story } from '#contract/story.ts';
import { arrange, type Line } from './lines.ts';

const line = (id: string, more: Partial<Line> = {}): Line => ({
  id,
  story: { id, revision: 1 } as Story,
  breaking: false,
  ...more,
});
const lines = (ids: string) => ids.split(' ').map((id) => line(id));
const ids = (some: readonly Line[]) => some.map(({ id, gone }) => (gone ? `(${id})` : id)).join(' ');
const view = (first: string, second = '', hasGap = false) => ({
  first: first.split(' ').filter(Boolean),
  second: second.split(' ').filter(Boolean),
  hasGap,
});

describe('arrange', () => {
  it('takes all changes over while no line is visible', () => {
    const { lines: next, settled } = arrange(lines('a b c'), lines('x a b'), view(''));
    expect(ids(next)).toBe('x a b');
    expect(settled).toBe(true);
  });

  it('shows a new line next, after the visible ones', () => {
    const { lines: next, settled } = arrange(lines('a b c d e'), lines('x a b c d e'), view('b c'));
    expect(ids(next)).toBe('a b c x d e');
    expect(settled).toBe(false);
  });

  it('moves a new line to its place in the order once it has been visible', () => {
    const waiting = arrange(lines('a b c d e'), lines('x a b c d e'), view('b c')).lines;
    const entering = arrange(waiting, lines('x a b c d e'), view('c x'));
    expect(ids(entering.lines)).toBe('a b c x d e');
    const passed = arrange(entering.lines, lines('x a b c d e'), view('d e'));
    expect(ids(passed.lines)).toBe('x a b c d e');
    expect(passed.settled).toBe(true);
  });

  it('does not move a new line before it has been visible', () => {
    const waiting = arrange(lines('a b c d e'), lines('x a b c d e'), view('b c')).lines;
    expect(ids(arrange(waiting, lines('x a b c d e'), view('b c')).lines)).toBe('a b c x d e');
  });

  it('leaves an empty box for a killed line that is visible, and removes others', () => {
    const { lines: next } = arrange(lines('a b c d'), lines('a d'), view('b'));
    expect(ids(next)).toBe('(b) a d');
    expect(ids(arrange(lines('a b c d'), lines('a b c'), view('b')).lines)).toBe('a b c');
  });

  it('does not change the text of a visible line until it has left', () => {
    const changed = [line('a'), line('b', { story: { id: 'b', revision: 2 } as Story })];
    const held = arrange(lines('a b'), changed, view('b'));
    expect(held.lines[1]!.story.revision).toBe(1);
    expect(held.settled).toBe(false);
    expect(arrange(held.lines, changed, view('a')).lines[1]!.story.revision).toBe(2);
  });

  it('puts new lines between end and start while both are visible', () => {
    const { lines: next } = arrange(lines('a b c d e'), lines('x a b c d e'), view('d e', 'a'));
    expect(ids(next)).toBe('a x b c d e');
  });

  it('waits where the list is too short to hide a change', () => {
    const { lines: next, settled } = arrange(lines('a b'), lines('x a b'), view('b', 'a', true));
    expect(ids(next)).toBe('a b');
    expect(settled).toBe(false);
  });
});
