import { screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { Article, ArticleAnswer } from '#contract/story.ts';
import { answer, problem } from '../testing/api.ts';
import { articleAnswer, paragraph, picture, story } from '../testing/fixtures.ts';
import { answerStream } from '../testing/answer-stream.ts';
import { openRoute } from '../testing/open-route.tsx';
import { resetTickerSettings } from '../ticker/controls/ticker-settings.ts';

afterEach(resetTickerSettings);

const article = (given: Partial<Article> = {}): Article =>
  articleAnswer({
    dateline: 'الميناء-التجربة',
    byline: 'مراسل التجربة',
    subjects: [{ slug: 'boats', name: 'قوارب' }],
    body: [paragraph('أبحر القارب.'), paragraph('وعاد مساءً.')],
    ...given,
  }).article;
const page = (one: Article, more: Partial<ArticleAnswer> = {}) => articleAnswer(one, { position: 3, ...more });

it('shows a story whole: headline, deck, byline, times, dateline in the first paragraph', async () => {
  const one = article({ deck: 'رحلة قصيرة', updated: '2026-03-01T11:00:00.000Z', picture });
  answer(`ar/stories/${one.id}`, page(one));
  await openRoute(`/ar/news/${one.id}`);
  expect(await screen.findByRole('heading', { level: 1, name: one.headline })).toBeInTheDocument();
  expect(screen.getByText('رحلة قصيرة')).toBeInTheDocument();
  expect(screen.getByText('مراسل التجربة')).toBeInTheDocument();
  expect(screen.getByText('أبحر القارب.').textContent).toBe('الميناء-التجربة أبحر القارب.');
  expect(screen.getByText(/حُدّث الساعة/)).toHaveAttribute('datetime', one.updated);
  expect(screen.getByRole('img', { name: picture.alt })).toBeInTheDocument();
  expect(screen.getByText(picture.credit!)).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'قوارب' })).toHaveAttribute('href', '/ar/topic/boats');
});

it('dates corrections, lists see-also and related stories with reasons, marks an expired story', async () => {
  const near = story();
  const chosen = story();
  const one = article({ expired: true, corrections: [{ at: '2026-03-01T12:00:00.000Z', text: 'العدد اثنا عشر.' }] });
  answer(
    `ar/stories/${one.id}`,
    page(one, {
      seeAlso: [
        { type: 'story', story: chosen },
        { type: 'outside', headline: 'صفحة بعيدة', href: 'https://example.org/far' },
      ],
      related: [{ story: near, reason: 'subject' }],
    }),
  );
  await openRoute(`/ar/news/${one.id}`);
  expect((await screen.findByText(/العدد اثنا عشر/)).closest('p')?.textContent).toMatch(
    /^تصويب \(١ آذار ٢٠٢٦، .+\): العدد اثنا عشر\.$/,
  );
  expect(screen.getByRole('link', { name: chosen.headline })).toHaveAttribute('href', `/ar/news/${chosen.id}`);
  expect(screen.getByRole('link', { name: /صفحة بعيدة/ })).toHaveAttribute('href', 'https://example.org/far');
  const strip = screen.getByRole('region', { name: 'أخبار ذات صلة' });
  expect(within(strip).getByText('في الموضوع نفسه')).toBeInTheDocument();
  expect(screen.getByText(/انقضى موعد هذا الخبر/)).toBeInTheDocument();
});

it('has the chronology of its event with itself in place, its section under its own name, and the next story', async () => {
  const [before, after, other] = [
    story({ headline: 'الأول' }),
    story({ headline: 'الأخير' }),
    story({ headline: 'من القسم' }),
  ];
  const one = article({ section: { slug: 'hills', name: 'تلال' } });
  const { body: _body, ...card } = one;
  answer(
    `ar/stories/${one.id}`,
    page(one, { chronology: [before, { ...story(), ...card, id: one.id }, after], inSection: [other], next: after }),
  );
  await openRoute(`/ar/news/${one.id}`);
  const events = await screen.findByRole('region', { name: 'تسلسل الأحداث' });
  expect(
    within(events)
      .getAllByRole('link')
      .map((link) => link.textContent),
  ).toEqual(['الأول', 'الأخير']);
  expect(within(events).getByText('هذا الخبر').closest('li')).toHaveAttribute('aria-current', 'true');
  const section = screen.getByRole('region', { name: 'المزيد في قسم «تلال»' });
  expect(within(section).getByRole('link', { name: 'من القسم' })).toBeInTheDocument();
  expect(screen.queryByRole('region', { name: 'أخبار ذات صلة' })).toBeNull();
  expect(within(screen.getByText('الخبر التالي').closest('p')!).getByRole('link', { name: 'الأخير' })).toHaveAttribute(
    'href',
    `/ar/news/${after.id}`,
  );
});

it('says that details will follow only while a flash is breaking', async () => {
  const flash = article({ body: [], breakingUntil: new Date(Date.now() + 600_000).toISOString() });
  answer(`ar/stories/${flash.id}`, page(flash));
  const { unmount } = await openRoute(`/ar/news/${flash.id}`);
  expect(await screen.findByText('خبر عاجل، والتفاصيل لاحقاً.')).toBeInTheDocument();
  unmount();
  const old = article({ body: [], breakingUntil: new Date(Date.now() - 600_000).toISOString() });
  answer(`ar/stories/${old.id}`, page(old));
  await openRoute(`/ar/news/${old.id}`);
  expect(await screen.findByText('لم ترد تفاصيل بعد.')).toBeInTheDocument();
});

it('saves a story; the saved page lists it until it is withdrawn', async () => {
  const one = article();
  answer(`ar/stories/${one.id}`, page(one));
  const { user, unmount } = await openRoute(`/ar/news/${one.id}`);
  await user.click(await screen.findByRole('button', { name: 'حفظ' }));
  expect(screen.getByRole('button', { name: 'حفظ' })).toHaveAttribute('aria-pressed', 'true');
  unmount();
  const saved = await openRoute('/ar/saved');
  expect(await screen.findByRole('link', { name: one.headline })).toBeInTheDocument();
  saved.unmount();
  answer(`ar/stories/${one.id}`, () => problem('withdrawn', 410));
  await openRoute('/ar/saved');
  expect(await screen.findByRole('heading', { level: 1, name: 'لم تحفظ أي خبر بعد' })).toBeInTheDocument();
  expect(localStorage.getItem('sharit-saved')).toBeNull();
});

it('offers a new version without replacing the text; a kill replaces the page at once', async () => {
  const one = article();
  answer('ar/ticker', { stories: [story()], position: 3 });
  answer(`ar/stories/${one.id}`, (url) =>
    url.searchParams.get('v') === '2'
      ? page(article({ ...one, revision: 2, body: [paragraph('نص مصحح.')] }), { position: 4 })
      : page(one),
  );
  const send = answerStream();
  const { user } = await openRoute(`/ar/news/${one.id}`);
  await screen.findByText('أبحر القارب.');
  await send({ event: 'update', id: 4, story: { ...story(), id: one.id, revision: 2 } });
  const show = await screen.findByRole('button', { name: 'عرض' });
  expect(screen.getByText('أبحر القارب.')).toBeInTheDocument();
  await user.click(show);
  expect(await screen.findByText('نص مصحح.')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'عرض' })).toBeNull();
  await send({ event: 'canceled', id: 5, storyId: one.id, reason: 'killed' });
  expect(await screen.findByRole('heading', { level: 1, name: 'سُحب هذا الخبر' })).toBeInTheDocument();
  expect(screen.queryByText('نص مصحح.')).toBeNull();
});
