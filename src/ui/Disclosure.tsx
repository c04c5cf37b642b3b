import { type ReactNode, type Ref, useEffect, useRef, useState } from 'react';

const signs = ['keydown', 'pointerdown', 'click', 'focusin'];
const linkAt = ({ target }: Event) => target instanceof Element && target.closest('a') !== null;

type Props = {
  /** Name of the control. */
  label: string;
  /** What the control shows. */
  icon: ReactNode;
  className: string;
  summaryClassName?: string;
  summaryRef?: Ref<HTMLElement>;
  /** What opens. Rendered when first opened: most readers never open it. */
  children: ReactNode;
};

/** A control that opens a panel; Escape, a link in it, a touch and the focus elsewhere close it. For choices that need scripts: without them it is not shown. */
export function Disclosure({ label, icon, className, summaryClassName, summaryRef, children }: Props) {
  const details = useRef<HTMLDetailsElement>(null);
  const [opened, setOpened] = useState(false);

  useEffect(() => {
    // It may have been opened before hydration.
    if (details.current?.open) setOpened(true);
    const end = (event: Event): void => {
      const element = details.current;
      if (!element?.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return;
        element.querySelector('summary')?.focus();
      } else if (element.contains(event.target as Node) && !(event.type === 'click' && linkAt(event))) return;
      element.open = false;
    };
    for (const sign of signs) document.addEventListener(sign, end);
    return () => {
      for (const sign of signs) document.removeEventListener(sign, end);
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
