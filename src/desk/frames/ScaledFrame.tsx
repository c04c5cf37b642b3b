import { useEffect, useRef, useState } from 'react';

type Props = {
  name: string;
  src: string;
  /** Of the device's window, in CSS pixels. */
  width: number;
  height: number;
  lazy?: boolean;
};

/** An iframe as wide as a device's window, scaled down where there is less room. */
export function ScaledFrame({ name, src, width, height, lazy = false }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [availableWidth, setAvailableWidth] = useState<number>(width);
  useEffect(() => {
    if (!box.current) return;
    const observer = new ResizeObserver(([entry]) => entry && setAvailableWidth(entry.contentRect.width));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  const scale = Math.min(1, availableWidth / width);
  return (
    // The scaled iframe is anchored at the start side of the desk's direction, not of the draft's.
    <div
      ref={box}
      className="overflow-hidden border border-edge bg-sunk"
      style={{ height: Math.ceil(height * scale) + 2 }}
    >
      <iframe
        title={name}
        src={src}
        width={width}
        height={height}
        loading={lazy ? 'lazy' : undefined}
        className="block origin-top-left border-0 rtl:origin-top-right"
        style={{ maxWidth: 'none', ...(scale < 1 && { transform: `scale(${scale})` }) }}
      />
    </div>
  );
}
