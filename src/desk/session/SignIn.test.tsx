import { QueryClientProvider } from '@tanstack/react-query';
import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Language } from '#contract/language.ts';
import { origin, problem } from '../../testing/api.ts';
import { createWire } from '../../wire/wire.ts';
import { WireProvider } from '../../wire/WireContext.tsx';
import { createDeskClient } from '../desk.queries.ts';
import { SignIn } from './SignIn.tsx';
import { renderDesk } from '../render-desk.tsx';

async function open(language: Language, answer: () => Response) {
  const wire = createWire({ base: origin, fetch: () => Promise.resolve(answer()) });
  await renderDesk(
    <WireProvider wire={wire}>
      <QueryClientProvider client={createDeskClient()}>
        <SignIn onSignedIn={() => undefined} language={null} singleSignOn={false} />
      </QueryClientProvider>
    </WireProvider>,
    language,
  );
  return userEvent.setup();
}

test.each<[Language, seconds: number, rule: string, name: RegExp, text: string]>([
  ['ar', 4, 'كلمة المرور ١٠ أحرف على الأقل.', /اسم المستخدم/, 'محاولات كثيرة. أعد المحاولة بعد ٤ ثوانٍ.'],
  ['ar', 2, 'كلمة المرور ١٠ أحرف على الأقل.', /اسم المستخدم/, 'محاولات كثيرة. أعد المحاولة بعد ثانيتين.'],
  ['ar', 121, 'كلمة المرور ١٠ أحرف على الأقل.', /اسم المستخدم/, 'محاولات كثيرة. أعد المحاولة بعد ٣ دقائق.'],
  ['en', 900, 'A password has at least 10 characters.', /Name/, 'Too many attempts. Try again in 15 minutes.'],
])(
  '%s: the form states the minimum length of a password and how long to wait (%i s)',
  async (language, seconds, rule, name, text) => {
    const user = await open(language, () => problem('too-many-requests', 429, { retryAfter: seconds }));
    const password = screen.getByLabelText(language === 'ar' ? 'كلمة المرور' : 'Password');
    expect(password).toHaveAccessibleDescription(rule);
    await user.type(screen.getByLabelText(name), 'Nour');
    await user.type(password, 'wrong');
    await user.click(screen.getByRole('button'));
    expect(await screen.findByText(text)).toBeInTheDocument();
    expect(password).toHaveAccessibleDescription(`${rule} ${text}`);
  },
);
