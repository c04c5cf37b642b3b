import { fieldClass } from '../field-class.ts';

type Props = { name: string; label: string; options: readonly { value: string; text: string }[] };

export function FilterSelect({ name, label, options }: Props) {
  return (
    <label className="block">
      <span className="sr-only">{label}</span>
      <select name={name} onChange={(event) => event.currentTarget.form?.requestSubmit()} className={fieldClass}>
        {options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
