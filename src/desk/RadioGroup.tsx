import { useId } from 'react';

type Props<Value extends string> = {
  label: string;
  options: readonly { value: Value; label: string }[];
  value: Value;
  onChange: (value: Value) => void;
};

/** Radio buttons in a row that wraps. */
export function RadioGroup<Value extends string>({ label, options, value, onChange }: Props<Value>) {
  const name = useId();
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-meta text-mute">{label}</legend>
      <div className="flex flex-wrap ps-px pt-px">
        {options.map((option) => (
          <label
            key={option.value}
            className="-ms-px -mt-px flex min-h-11 cursor-pointer items-center border border-edge px-3 text-kicker has-checked:bg-ink has-checked:text-paper has-focus-visible:relative has-focus-visible:z-1 has-focus-visible:outline-3 has-focus-visible:outline-offset-3 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name={name}
              className="sr-only"
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
