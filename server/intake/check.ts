import type { FieldError } from './field-errors.ts';
import { prepareItem, type IntakeContext } from './prepare.ts';
import { readBytes } from './read-bytes.ts';

export type Checked = {
  refused: boolean;
  /** Why it would be refused. */
  errors: FieldError[];
  warnings: FieldError[];
  dropped: Record<string, number>;
  /** What readers would see; null if it would be refused. */
  shown: { headline: string; uri: string; status: 'usable' | 'withheld' | 'canceled' | 'package' } | null;
};

const refusedFor = (errors: FieldError[]): Checked => ({
  refused: true,
  errors,
  warnings: [],
  dropped: {},
  shown: null,
});

/** The answer to a push of these bytes, as far as it depends on the item alone. */
export async function checkFile(bytes: Uint8Array, ctx: IntakeContext, strict: boolean): Promise<Checked> {
  const read = readBytes(bytes);
  if (!read.ok) return refusedFor(read.errors);
  const result = await prepareItem(read.sent, ctx);
  if (!result.ok) return refusedFor(result.errors);
  const { warnings, dropped, prepared } = result;
  const { uri, pubStatus, story } = prepared;
  if (strict && warnings.length > 0 && pubStatus !== 'canceled') return { ...refusedFor(warnings), dropped };
  const status = story.entries && pubStatus === 'usable' ? 'package' : pubStatus;
  return { refused: false, errors: [], warnings, dropped, shown: { headline: story.headline, uri, status } };
}

type Words = {
  usage: string;
  unreadable: Checked;
  refused: string;
  taken: string;
  warned: string;
  dropped: string;
  status: Record<NonNullable<Checked['shown']>['status'], string>;
  whole: string;
  sum(all: number, refused: number): string;
};

export const words: Record<'ar' | 'en', Words> = {
  en: {
    usage: `What a push of files would be answered, without a server:
  npm run intake -- check FILES…           one ninjs or Superdesk item a file
  npm run intake -- check --strict FILES…  a warning counts as a refusal
  --lang=ar or --lang=en                   language of the output; else that of the terminal
Exits with 1 where a file would be refused. Whether pictures were sent is known by the server alone: here none is there.`,
    unreadable: refusedFor([{ path: '', message: 'the file cannot be read' }]),
    refused: 'REFUSED',
    taken: 'accepted',
    warned: 'warning',
    dropped: 'left out',
    status: { usable: 'published', withheld: 'a draft', canceled: 'a withdrawal', package: 'a package' },
    whole: 'the whole',
    sum: (all, refused) => `${all} ${all === 1 ? 'file' : 'files'}, ${refused} refused`,
  },
  ar: {
    usage: `ما الذي سيُجاب به دفع الملفات، من غير خادم:
  npm run intake -- check FILES…           مادة واحدة (ninjs أو Superdesk) في كل ملف
  npm run intake -- check --strict FILES…  يُعدّ التنبيه رفضًا
  --lang=ar أو --lang=en                   لغة الخرج، وإلا فلغة الطرفية
رمز الخروج 1 إذا كان ملفٌ ما سيُرفض. وحده الخادم يعرف هل أُرسلت الصور: لا صورة هنا.`,
    unreadable: refusedFor([{ path: '', message: 'تعذّرت قراءة الملف' }]),
    refused: 'مرفوض',
    taken: 'مقبول',
    warned: 'تنبيه',
    dropped: 'متروك',
    status: { usable: 'منشور', withheld: 'مسودة', canceled: 'سحب', package: 'حزمة' },
    whole: 'المادة كلها',
    sum: (all, refused) => `الملفات: ${all}، المرفوض منها: ${refused}`,
  },
};

/** Plain lines about one file. Messages of fields are English in both languages, as the API answers them. */
export function report(file: string, { errors, warnings, dropped, shown }: Checked, language: 'ar' | 'en'): string {
  const say = words[language];
  const line = (label: string, { path, message }: FieldError) => `  ${label}: ${path || say.whole}: ${message}`;
  const first = shown ? `${say.taken}, ${say.status[shown.status]}: ${shown.headline || shown.uri}` : say.refused;
  return [
    `${file}: ${first}`,
    ...errors.map((error) => line(say.refused, error)),
    ...warnings.map((warning) => line(say.warned, warning)),
    ...Object.entries(dropped).map(([name, count]) => `  ${say.dropped}: ${name} × ${count}`),
  ].join('\n');
}
