import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { askPassword } from './ask-password.ts';

/** A terminal that answers each question with the next line. */
function terminal(...answers: (string | null)[]) {
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  const stdout = new PassThrough();
  let shown = '';
  stdout.on('data', (chunk: Buffer) => {
    shown += String(chunk);
    if (!String(chunk).endsWith(': ')) return;
    const answer = answers.shift();
    if (answer === null) stdin.end();
    else stdin.write(`${answer}\n`);
  });
  return { streams: { stdin, stdout }, shown: () => shown };
}

it('asks for a password twice and shows neither', async () => {
  const { streams, shown } = terminal('bees return in march', 'bees return in march');
  expect(await askPassword(streams)).toBe('bees return in march');
  expect(shown()).toBe('Password (empty: one is generated): \nAgain: \n');
});

it('changes nothing when the two differ, or the terminal is closed', async () => {
  await expect(askPassword(terminal('bees return in march', 'bees return in may').streams)).rejects.toThrow('differ');
  await expect(askPassword(terminal('bees return in march', null).streams)).rejects.toThrow('Nothing was changed');
});

it('asks once if one is to be generated, and reads a piped one', async () => {
  expect(await askPassword(terminal('').streams)).toBeUndefined();
  const stdin = new PassThrough();
  stdin.end('bees return in march\n');
  expect(await askPassword({ stdin, stdout: new PassThrough() })).toBe('bees return in march');
});
