import { useState } from 'react';
import type { Language } from '#contract/language.ts';
import { deskLinks } from '../../../desk-links.ts';
import { useTranslation } from '../../../language/I18nContext.tsx';
import { frameSchemes } from '../../frames/frame-settings.ts';
import { ScaledFrame } from '../../frames/ScaledFrame.tsx';
import { RadioGroup } from '../../RadioGroup.tsx';

const devices = { phone: { width: 390, height: 780 }, desktop: { width: 1280, height: 1600 } } as const;

/** The saved draft in the reader's own front page. It follows every save, also a colleague's. */
export function FrontPreview({ language }: { language: Language }) {
  const { t } = useTranslation('desk');
  const [device, setDevice] = useState<keyof typeof devices>('phone');
  const [scheme, setScheme] = useState<(typeof frameSchemes)[number]>('light');
  const src = deskLinks.frontFrame(language, scheme);
  return (
    <section
      aria-label={t('fronts.preview')}
      className="min-w-0 border-t-2 border-ink pt-2 xl:sticky xl:top-4 xl:self-start"
    >
      <h2 className="text-card">{t('fronts.preview')}</h2>
      <div className="my-3 flex flex-wrap items-end gap-x-6 gap-y-3">
        <RadioGroup
          label={t('preview.width')}
          options={(['phone', 'desktop'] as const).map((value) => ({ value, label: t(`preview.widths.${value}`) }))}
          value={device}
          onChange={setDevice}
        />
        <RadioGroup
          label={t('preview.scheme')}
          options={frameSchemes.map((value) => ({ value, label: t(`preview.schemes.${value}`) }))}
          value={scheme}
          onChange={setScheme}
        />
        <a
          href={src}
          target="_blank"
          rel="noreferrer"
          aria-label={`${t('preview.open')}: ${t('fronts.preview')}`}
          className="text-link inline-flex min-h-11 items-center text-meta"
        >
          {t('preview.open')}
        </a>
      </div>
      <div className={device === 'phone' ? 'max-w-97.5' : ''}>
        <ScaledFrame key={device} name={t('fronts.preview')} src={src} {...devices[device]} />
      </div>
    </section>
  );
}
