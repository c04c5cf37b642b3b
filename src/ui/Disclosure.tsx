import { type ReactNode, type Ref, useEffect, useRef, useState } from 'react';

const closingEvents = ['keydown', 'pointerdown', 'click', 'focusin'];
const linkAt = ({ target }: Event) => target instanceof Element && target.closest('a') !== null;

type Props = {
  /** Name of the control. */
  label: string;
  /** Content of the control. */
  icon: ReactNode;
  className: string;
  summaryClassName?: string;
  summaryRef?: Ref<HTMLElement>;
  /** The panel. Rendered when first opened: most readers never open it. */
  children: ReactNode;
};

/** A control that opens a panel. Escape, a click on a link in it, and a tap or focus outside close it. Hidden without scripts. */
export function Disclosure({ label, icon, className, summaryClassName, summaryRef, children }: Props) {
  const details = useRef<HTMLDetailsElement>(null);
  const [opened, setOpened] = useState(false);

  useEffect(() => {
    // It may have been opened before hydration.
    if (details.current?.open) setOpened(true);
    const close = (event: Event): void => {
      const element = details.current;
      if (!element?.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return;
        element.querySelector('summary')?.focus();
      } else if (element.contains(event.target as Node) && !(event.type === 'click' && linkAt(event))) return;
      element.open = false;
    };
    for (const type of closingEvents) document.addEventListener(type, close);
    return () => {
      for (const type of closingEvents) document.removeEventListener(type, close);
    };
  }, []);

  return (
    <details ref={details} className={`${className} noscript:hidden`} onToggle={() => setOpened(true)}>
      <summary ref={summaryRef} aria-label={label} className={summaryClassName}>
        {icon}
      </summary>
      {opened && children}
    </details>
  );
}
