import { longestQuestion } from '#contract/limits.ts';
import { fieldClass } from '../field-class.ts';

/** The text that a list is searched for. */
export function FilterSearch({ label }: { label: string }) {
  return (
    <input
      type="search"
      name="q"
      aria-label={label}
      placeholder={label}
      maxLength={longestQuestion}
      dir="auto"
      className={`${fieldClass} placeholder:text-mute`}
    />
  );
}
