import { createInterface } from 'node:readline';

type Streams = {
  stdin: NodeJS.ReadableStream & { isTTY?: boolean };
  stdout: NodeJS.WritableStream;
};

/** Typed twice without being shown, or piped in once; nothing typed means: make one. */
export async function askPassword({ stdin, stdout }: Streams = process): Promise<string | undefined> {
  if (!stdin.isTTY) {
    for await (const line of createInterface({ input: stdin })) return line || undefined;
    return undefined;
  }
  const reader = createInterface({ input: stdin, output: stdout, terminal: true });
  // Readline echoes what is typed through this function.
  Object.assign(reader, { _writeToOutput: () => {} });
  const ask = (question: string) =>
    new Promise<string>((resolve, reject) => {
      const closed = () => {
        stdout.write('\n');
        reject(new Error('Nothing was changed.'));
      };
      reader.once('close', closed);
      reader.once('line', (typed) => {
        reader.off('close', closed);
        stdout.write('\n');
        resolve(typed);
      });
      stdout.write(question);
    });
  try {
    const typed = await ask('Password (empty: one is made): ');
    if (typed === '') return undefined;
    // Nobody has seen it: a slip of a finger would lock its owner out.
    if ((await ask('The same again: ')) !== typed) throw new Error('The two passwords differ. Nothing was changed.');
    return typed;
  } finally {
    reader.close();
  }
}
