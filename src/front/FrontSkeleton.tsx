import { useTranslation } from '../language/I18nContext.tsx';
import { Waiting } from '../language/Waiting.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { SkeletonCard } from '../ui/SkeletonCard.tsx';

export function FrontSkeleton() {
  const { t } = useTranslation();
  return (
    <div className="skeletons wrap lg:pt-7">
      <h1 className="sr-only">{t('front.title')}</h1>
      <Waiting />
      <div aria-hidden="true" className="columns-grid">
        <div className="col-span-full grid content-start gap-2.5 lg:col-span-6">
          <Skeleton className="bleed aspect-3/2" />
          <Skeleton className="h-4 w-[22%]" />
          <Skeleton className="h-10 w-full" />
          <Skeleton className="h-10 w-[64%]" />
          <Skeleton className="h-4 w-[30%]" />
        </div>
        <div className="col-span-full mt-4 grid content-start gap-8 lg:col-span-3 lg:mt-0">
          <SkeletonCard />
          <SkeletonCard picture={false} />
        </div>
        <div className="col-span-full mt-4 grid content-start gap-8 lg:col-span-3 lg:mt-0">
          <SkeletonCard picture={false} />
          <SkeletonCard picture={false} />
          <SkeletonCard picture={false} />
        </div>
      </div>
    </div>
  );
}
