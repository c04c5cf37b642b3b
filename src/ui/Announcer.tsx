/** One polite voice per page; an empty message says nothing. */
export function Announcer({ message }: { message: string }) {
  return (
    <output aria-live="polite" className="sr-only" data-announcer="">
      {message}
    </output>
  );
}
