import { useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import { useOfflineTexts } from '../language/useOfflineTexts.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { loadPicture, picturesOfPage } from './pictures/load-pictures.ts';

/** While data is saved: shows the pictures of this page on request, all of them or the one that is tapped. */
export function PicturesBar() {
  const t = useOfflineTexts();
  const { pathname } = useLocation();
  const [shownOn, setShownOn] = useState<string | null>(null);
  useEffect(() => {
    const onTap = ({ target }: Event): void => {
      if (target instanceof HTMLImageElement && target.srcset) void loadPicture(target);
    };
    document.addEventListener('click', onTap);
    return () => document.removeEventListener('click', onTap);
  }, []);
  const show = async (): Promise<void> => {
    setShownOn(pathname);
    const came = await Promise.all(picturesOfPage().map(loadPicture));
    // What did not come is offered again.
    if (came.includes(false)) setShownOn(null);
  };
  if (shownOn === pathname) return null;
  return (
    <Notice
      tone="raised"
      action={
        <Button className="shrink-0" onClick={() => void show()}>
          {t('saver.show')}
        </Button>
      }
    >
      {t('saver.on')}
    </Notice>
  );
}
