import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { Button } from '../../ui/Button.tsx';

type Props = {
  /** What the fields show, by their names. */
  values: Record<string, string | undefined>;
  /** Parameters of the list that have no field. */
  kept?: Record<string, string>;
  submit: string;
  onChange: (params: URLSearchParams) => void;
  className: string;
  children: ReactNode;
  /** After the button. */
  action?: ReactNode;
};

/** Narrows a list of the desk. Selects apply at once, text with Enter or the button. */
export function FilterForm({ values, kept = {}, submit, onChange, className, children, action }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const shown = JSON.stringify(values);
  // Uncontrolled fields, which keep the focus when the address changes, after a link too.
  useLayoutEffect(() => {
    for (const [name, value] of Object.entries(JSON.parse(shown) as typeof values)) {
      const field = form.current?.elements.namedItem(name);
      if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value ?? '';
    }
  }, [shown]);
  return (
    <form
      ref={form}
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        const params = new URLSearchParams(kept);
        for (const [name, value] of new FormData(event.currentTarget))
          if (typeof value === 'string' && value.trim()) params.set(name, value.trim());
        onChange(params);
      }}
      className={className}
    >
      {children}
      <Button type="submit">{submit}</Button>
      {action}
    </form>
  );
}
