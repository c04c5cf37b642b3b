/** One grey box of a thing that is coming; put together they stand exactly where it will. */
export function Skeleton({ className = '' }: { className?: string }) {
  return <span aria-hidden="true" className={`skeleton block ${className}`} />;
}
