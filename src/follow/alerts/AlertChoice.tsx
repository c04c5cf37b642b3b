type Props = { name: string; checked: boolean; onChange: (checked: boolean) => void };

/** A choice that takes effect at once. */
export function AlertChoice({ name, checked, onChange }: Props) {
  return (
    <label className="flex min-h-11 cursor-pointer items-center gap-3 text-ui has-focus-visible:outline-3 has-focus-visible:outline-offset-1 has-focus-visible:outline-focus">
      <input
        type="checkbox"
        className="size-5 accent-ink"
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
      />
      {name}
    </label>
  );
}
