/** Where a text stops being JSON, and what is wrong there; null when it is JSON. Lines and columns count from 1. */
export function jsonProblem(text: string): { line: number; column: number; message: string } | null {
  const at = new Scanner(text).problem();
  if (at === null) return null;
  const before = text.slice(0, at.index);
  const lineStart = before.lastIndexOf('\n') + 1;
  const line = before.split('\n').length;
  return { line, column: [...text.slice(lineStart, at.index)].length + 1, message: at.message };
}

const literal = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
// One character at a time, with nothing to go back to: a text of megabytes costs its length.
// eslint-disable-next-line no-control-regex
const inText = /(?:[^"\\\u0000-\u001F]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))/y;
const space = /[ \t\r\n]*/y;

class Scanner {
  #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  problem(): { index: number; message: string } | null {
    // The lists and objects that are open here: no recursion, since a text may open more than the stack holds.
    const open: ('{' | '[')[] = [];
    let expects: 'value' | 'first' | 'name' | 'first name' | 'next' = 'value';
    for (;;) {
      this.#skip(space);
      const character = this.#text[this.#at];
      if (expects === 'next' && open.length === 0)
        return character === undefined ? null : this.#wrong('nothing may follow the end of the item');
      if (character === undefined)
        return this.#wrong(
          open.length > 0
            ? `the text ends here, and ${open.length} ${open.length === 1 ? 'bracket is' : 'brackets are'} still open`
            : 'the text ends here',
        );
      const inner = open.at(-1);
      const closes = character === (inner === '{' ? '}' : ']');
      if (expects === 'next') {
        if (closes) open.pop();
        else if (character === ',') expects = inner === '{' ? 'name' : 'value';
        else return this.#wrong(`expected a comma or ${inner === '{' ? '}' : ']'}`);
        this.#at += 1;
      } else if ((expects === 'first' || expects === 'first name') && closes) {
        open.pop();
        this.#at += 1;
        expects = 'next';
      } else if (expects === 'name' || expects === 'first name') {
        if (character !== '"') return this.#wrong('expected a property name in double quotes');
        const problem = this.#string();
        if (problem) return problem;
        this.#skip(space);
        if (this.#text[this.#at] !== ':') return this.#wrong('expected a colon');
        this.#at += 1;
        expects = 'value';
      } else if (character === '{' || character === '[') {
        open.push(character);
        this.#at += 1;
        expects = character === '{' ? 'first name' : 'first';
      } else {
        const problem =
          character === '"' ? this.#string() : this.#skip(literal) ? null : this.#wrong('expected a value');
        if (problem) return problem;
        expects = 'next';
      }
    }
  }

  #string(): { index: number; message: string } | null {
    const start = this.#at;
    this.#at += 1;
    while (this.#skip(inText));
    const character = this.#text[this.#at];
    if (character === '"') {
      this.#at += 1;
      return null;
    }
    if (character === undefined) return { index: start, message: 'this text is not closed' };
    return this.#wrong(
      character === '\\' ? 'this escape is none of JSON' : 'a line end or control character in a text must be escaped',
    );
  }

  #wrong(message: string): { index: number; message: string } {
    return { index: this.#at, message };
  }

  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found) this.#at += found[0].length;
    return found !== null;
  }
}
