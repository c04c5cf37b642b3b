import { useTranslation } from '../../language/I18nContext.tsx';
import type { Language } from '#contract/language.ts';
import { deskLinks } from '../../desk-links.ts';
import { type FrameSettings, frameSizes } from './frame-settings.ts';
import { ScaledFrame } from './ScaledFrame.tsx';

type Props = { id: string; language: Language; device: 'phone' | 'desktop'; settings: FrameSettings };

/** A draft as a device shows it, with its language and a link to it alone. */
export function DeviceFrame({ id, language, device, settings }: Props) {
  const { t } = useTranslation('desk');
  const { width, heights } = frameSizes[device];
  const height = heights[settings.as];
  const address = deskLinks.frame(id, {
    as: settings.as,
    lang: language,
    scheme: settings.scheme,
    text: settings.text,
  });
  const name = t('preview.frame', {
    kind: t(`preview.kinds.${settings.as}`),
    width: t(`preview.widths.${device}`),
    language: t(`languages.${language}`),
  });
  return (
    <figure className={device === 'phone' ? 'w-full max-w-97.5' : 'min-w-0 flex-[1_1_30rem]'}>
      <figcaption className="mb-1 flex items-center justify-between gap-3 text-meta text-mute">
        <span>{t(`languages.${language}`)}</span>
        <a
          href={address}
          target="_blank"
          rel="noreferrer"
          aria-label={`${t('preview.open')}: ${name}`}
          className="text-link inline-flex min-h-11 items-center"
        >
          {t('preview.open')}
        </a>
      </figcaption>
      <ScaledFrame lazy name={name} src={address} width={width} height={height} />
    </figure>
  );
}
