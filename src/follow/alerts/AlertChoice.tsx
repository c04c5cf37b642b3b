import { useState } from 'react';

type Props = { name: string; checked: boolean; onChange: (checked: boolean) => void };

/** A choice that takes effect at once; until the server has confirmed it, it shows what was tapped. */
export function AlertChoice({ name, checked, onChange }: Props) {
  const [tapped, setTapped] = useState<{ to: boolean; from: boolean } | null>(null);
  const shown = tapped && tapped.from === checked ? tapped.to : checked;
  return (
    <label className="flex min-h-11 cursor-pointer items-center gap-3 text-ui has-focus-visible:outline-3 has-focus-visible:outline-offset-1 has-focus-visible:outline-focus">
      <input
        type="checkbox"
        className="size-5 accent-ink"
        checked={shown}
        onChange={({ target }) => {
          setTapped({ to: target.checked, from: checked });
          onChange(target.checked);
        }}
      />
      {name}
    </label>
  );
}
