import { Waiting } from '../language/Waiting.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';

/** Skeleton of a list of row cards. */
export function ListSkeleton() {
  return (
    <div className="skeletons">
      <Waiting />
      <div aria-hidden="true" className="stack [&>:first-child]:border-0 [&>:first-child]:pt-0">
        {[1, 2, 3, 4].map((row) => (
          <div key={row} className="grid grid-cols-[minmax(0,1fr)_min(7rem,34%)] gap-x-4">
            <div className="grid content-start gap-2.5">
              <Skeleton className="h-4 w-[22%]" />
              <Skeleton className="h-6 w-full" />
              <Skeleton className="h-6 w-[64%]" />
              <Skeleton className="h-4 w-[30%]" />
            </div>
            <Skeleton className="aspect-square" />
          </div>
        ))}
      </div>
    </div>
  );
}
