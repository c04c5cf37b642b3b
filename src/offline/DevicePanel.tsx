import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useOfflineTexts } from '../language/useOfflineTexts.ts';
import { chooseDataSaver, isDataSaved } from '../runtime/data-saver.ts';
import { Button } from '../ui/Button.tsx';
import { eraseStored } from './erase-stored.ts';
import { InstallOffer } from './InstallOffer.tsx';
import { useSize } from './useSize.ts';

/** Bytes; null in older browsers, and where storage is refused. */
async function usedStorage(): Promise<number | null> {
  const estimate = await navigator.storage?.estimate?.().catch(() => undefined);
  return estimate?.usage ?? null;
}

/** What the site has stored on this device: how much, and a way to be rid of it. On the page of saved stories. */
export function DevicePanel() {
  const t = useOfflineTexts();
  const size = useSize(t);
  const queryClient = useQueryClient();
  const [used, setUsed] = useState<number | null>(null);
  const [asked, setAsked] = useState(false);
  const [erased, setErased] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  const question = useRef<HTMLParagraphElement>(null);
  // The button that was tapped is gone.
  useEffect(() => {
    if (asked) question.current?.focus();
  }, [asked]);
  useEffect(() => {
    let current = true;
    const measure = async (): Promise<void> => {
      const usage = await usedStorage();
      if (current) setUsed(usage);
    };
    void measure();
    return () => {
      current = false;
    };
  }, []);
  const erase = async (): Promise<void> => {
    await eraseStored(queryClient);
    setAsked(false);
    setErased(true);
    setUsed(await usedStorage());
    title.current?.focus();
  };
  return (
    <section aria-labelledby="device" className="mt-10 max-w-155 border-t border-rule pt-4 text-ui leading-note">
      <h2 id="device" ref={title} tabIndex={-1} className="text-h2">
        {t('device.title')}
      </h2>
      {used !== null && <p className="mt-2">{t('device.used', { size: size(used) })}</p>}
      <p className="mt-1 text-soft">{t('device.hint')}</p>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        {asked ? (
          <>
            <p ref={question} tabIndex={-1} className="basis-full">
              {t('device.eraseHint')}
            </p>
            <Button primary onClick={() => void erase()}>
              {t('device.eraseSure')}
            </Button>
            <Button
              onClick={() => {
                setAsked(false);
                title.current?.focus();
              }}
            >
              {t('device.keep')}
            </Button>
          </>
        ) : (
          <Button
            onClick={() => {
              setAsked(true);
              setErased(false);
            }}
          >
            {t('device.erase')}
          </Button>
        )}
        <output>{erased && t('device.erased')}</output>
      </div>
      <label className="mt-4 flex min-h-11 items-center gap-2">
        <input
          type="checkbox"
          className="size-5 accent-ink"
          defaultChecked={isDataSaved()}
          onChange={({ currentTarget }) => {
            chooseDataSaver(currentTarget.checked);
            location.reload();
          }}
        />
        {t('device.saver')}
      </label>
      <p className="text-soft">{t('device.saverHint')}</p>
      <InstallOffer t={t} />
    </section>
  );
}
