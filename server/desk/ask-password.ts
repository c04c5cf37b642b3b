import { createInterface } from 'node:readline';

type Streams = {
  stdin: NodeJS.ReadableStream & { isTTY?: boolean };
  stdout: NodeJS.WritableStream;
};

/** Reads a password: typed twice without echo, or piped. Undefined if empty: one is then generated. */
export async function askPassword({ stdin, stdout }: Streams = process): Promise<string | undefined> {
  if (!stdin.isTTY) {
    for await (const line of createInterface({ input: stdin })) return line || undefined;
    return undefined;
  }
  const reader = createInterface({ input: stdin, output: stdout, terminal: true });
  // Readline echoes what is typed through this function.
  Object.assign(reader, { _writeToOutput: () => {} });
  const ask = (prompt: string) =>
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
      stdout.write(prompt);
    });
  try {
    const typed = await ask('Password (empty: one is generated): ');
    if (typed === '') return undefined;
    // Typed without echo, so a typing error would lock the owner out.
    if ((await ask('Again: ')) !== typed) throw new Error('The two passwords differ. Nothing was changed.');
    return typed;
  } finally {
    reader.close();
  }
}
