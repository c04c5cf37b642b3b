import { expect, it } from 'vitest';
import { deskCommands } from './desk-commands.ts';

// Refused before anything is asked of it.
const commands = deskCommands(() => {
  throw new Error('The store was asked');
});

it('refuses a role that there is not', async () => {
  const refused = /A role is reader, editor, chief|Invalid option/;
  await expect(commands['desk role']!({ name: 'Nour', role: 'owner' })).rejects.toThrow(refused);
  await expect(commands['desk add']!({ name: 'Nour', role: 'owner' })).rejects.toThrow(refused);
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
