import { expect, it } from 'vitest';
import { deskCommands } from './desk-commands.ts';

// Refused before anything is asked of it.
const commands = deskCommands(() => {
  throw new Error('The store was asked');
});

it.each([
  ['nine char', 'shorter than 10 characters'],
  ['password1234', 'first that anybody would try'],
  ['Nour.2026!!', 'first that anybody would try'],
  ['bees return in march', 'The store was asked'],
])('%s: %s', async (password, message) => {
  for (const command of ['desk add', 'desk reset'])
    await expect(commands[command]!({ name: 'Nour', password })).rejects.toThrow(message);
});
