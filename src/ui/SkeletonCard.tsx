import { Skeleton } from './Skeleton.tsx';

/** Skeleton of a card: picture, kicker, two lines of headline, time. */
export function SkeletonCard({ picture = true }: { picture?: boolean }) {
  return (
    <div aria-hidden="true" className="grid gap-2.5">
      {picture && <Skeleton className="aspect-3/2" />}
      <Skeleton className="h-4 w-[22%]" />
      <Skeleton className="h-6 w-full" />
      <Skeleton className="h-6 w-[64%]" />
      <Skeleton className="h-4 w-[30%]" />
    </div>
  );
}
