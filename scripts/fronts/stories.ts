export type FrontLanguage = 'ar' | 'en';

// Harmless news of an invented town, put together from parts, so that three hundred headlines differ.
const who = {
  ar: ['بلدية المرفأ', 'مدرسة السهل', 'فرقة الجبل', 'متحف الفخار', 'نادي الضفة', 'مزارعو الوادي', 'مكتبة الحي'],
  en: [
    'The harbour town',
    'The plain’s school',
    'The hill choir',
    'The pottery museum',
    'The river club',
    'Valley farmers',
    'The library',
  ],
};
const what = {
  ar: [
    'تفتتح طريق المشاة',
    'تعرض قوارب قديمة',
    'تزرع ألف شجرة',
    'تعيد ترميم السوق',
    'تستعد لموسم المطر وتدعو السكان إلى المشاركة في التحضير',
  ],
  en: [
    'opens a footpath',
    'shows old boats',
    'plants a thousand trees',
    'restores the market',
    'gets ready for the season of rain and asks everybody to help',
  ],
};
const when = {
  ar: ['صباح السبت', 'بعد عام من العمل', 'قبل عطلة الربيع', 'في أسبوعها الثاني'],
  en: ['on Saturday morning', 'after a year of work', 'before the spring break', 'in its second week'],
};
const decks = {
  ar: [
    'يستمر العمل حتى نهاية الشهر، ويبقى الطريق مفتوحاً أمام المشاة والدراجات.',
    'شارك في الإعداد عشرون متطوعاً من الأحياء المجاورة.',
    'الدخول مجاني للأطفال، وتُباع البطاقات عند الباب.',
  ],
  en: [
    'Work goes on until the end of the month, and the path stays open for walkers and bicycles.',
    'Twenty volunteers from all quarters have taken part.',
    'Children come in free; tickets are sold at the door.',
  ],
};
const sections = {
  politics: { ar: 'سياسة', en: 'Politics' },
  economy: { ar: 'اقتصاد', en: 'Economy' },
  society: { ar: 'مجتمع', en: 'Society' },
  culture: { ar: 'ثقافة وفنون', en: 'Culture' },
  science: { ar: 'علوم', en: 'Science' },
  sport: { ar: 'رياضة', en: 'Sport' },
};

export function frontStory(language: FrontLanguage, at: number, picture?: string): Record<string, unknown> {
  // One of ten tells of the same event as another, which the front puts under it.
  const event = at % 10 === 4 ? at - 4 : at;
  const of = (parts: string[], about: number, step = 1) => parts[Math.floor(about / step) % parts.length]!;
  const headline = `${of(who[language], event)} ${of(what[language], event)} ${of(when[language], at, 5)}`;
  const slug = Object.keys(sections)[(at * 5) % 6] as keyof typeof sections;
  const created = new Date(Date.now() - (at + 1) * 17 * 60_000).toISOString();
  return {
    uri: `tag:sharit.example,2026:fronts:${language}:${at}`,
    type: 'text',
    language,
    version: '1',
    pubStatus: 'usable',
    firstCreated: created,
    versionCreated: created,
    urgency: 3 + (at % 3),
    headlines: [{ role: 'main', value: headline }],
    descriptions: at % 2 === 0 ? [{ role: 'summary', value: of(decks[language], event, 2) }] : [],
    subjects: [{ rel: 'section', literal: slug, name: sections[slug][language] }],
    bodies: [{ role: 'main', contentType: 'text/html', value: `<p>${headline}. ${at}</p>` }],
    associations: picture
      ? [
          {
            name: 'featuremedia',
            type: 'picture',
            uri: `tag:sharit.example,2026:p:${at}`,
            renditions: [{ name: 'original', href: picture }],
          },
        ]
      : [],
  };
}

const both = (ar: string, en: string) => ({ ar, en });
const link = (ar: string, en: string, href: string) => ({ ar: { name: ar, href }, en: { name: en, href } });
export const footer = [
  {
    title: both('عن الصحيفة', 'About us'),
    links: [
      link('من نحن', 'About', 'https://example.org/about'),
      link('سياسة التصويب', 'Corrections policy', 'https://example.org/corrections'),
      link('اتصل بنا', 'Contact', 'mailto:desk@example.org'),
      link('الخصوصية', 'Privacy', 'https://example.org/privacy'),
    ],
  },
  { title: both('تابعونا', 'Follow us'), links: [link('ماستودون', 'Mastodon', 'https://social.example.org/@news')] },
];
