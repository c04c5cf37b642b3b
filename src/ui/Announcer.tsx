/** A polite live region. An empty message announces nothing. */
export function Announcer({ message }: { message: string }) {
  return (
    <output aria-live="polite" className="sr-only" data-announcer="">
      {message}
    </output>
  );
}
