import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../language/I18nContext.tsx';
import type { Language } from '#contract/language.ts';
import { deskLinks } from '../../desk-links.ts';
import { type FrameSettings, frameSizes } from './frame-settings.ts';

type Props = { id: string; language: Language; device: 'phone' | 'desktop'; settings: FrameSettings };

/** An iframe as wide as the device's window, scaled down where the board is narrower. */
export function DeviceFrame({ id, language, device, settings }: Props) {
  const { t } = useTranslation('desk');
  const box = useRef<HTMLElement>(null);
  const { width, heights } = frameSizes[device];
  const height = heights[settings.as];
  const [availableWidth, setAvailableWidth] = useState<number>(width);
  useEffect(() => {
    if (!box.current) return;
    const observer = new ResizeObserver(([entry]) => entry && setAvailableWidth(entry.contentRect.width));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  const scale = Math.min(1, availableWidth / width);
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
    <figure ref={box} className={device === 'phone' ? 'w-full max-w-97.5' : 'min-w-0 flex-[1_1_30rem]'}>
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
      {/* The scaled iframe is anchored at the start side of the desk's direction, not of the draft's. */}
      <div className="overflow-hidden border border-edge bg-sunk" style={{ height: Math.ceil(height * scale) + 2 }}>
        <iframe
          title={name}
          src={address}
          width={width}
          height={height}
          loading="lazy"
          className="block origin-top-left border-0 rtl:origin-top-right"
          style={{ maxWidth: 'none', ...(scale < 1 && { transform: `scale(${scale})` }) }}
        />
      </div>
    </figure>
  );
}
