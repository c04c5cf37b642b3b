import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';

/** How far the start edge of an element lies from that of its row, in pixels in reading direction. */
function distanceTo(element: Element, row: Element): number {
  const [box, frame] = [element.getBoundingClientRect(), row.getBoundingClientRect()];
  return isRightToLeft(row) ? frame.right - box.right : box.left - frame.left;
}
const isRightToLeft = (element: Element) => getComputedStyle(element).direction === 'rtl';

/** Which picture of a row is in view, and how to get to another. Sides are those of the reading direction. */
export function useGallery(row: RefObject<HTMLElement | null>) {
  const [current, setCurrent] = useState(0);
  /** Where the row is on its way to: a second tap counts from there. */
  const aim = useRef(0);
  useEffect(() => {
    const element = row.current!;
    const look = () => {
      const distances = [...element.children].map((child) => Math.abs(distanceTo(child, element)));
      const nearest = Math.min(...distances);
      setCurrent(distances.indexOf(nearest));
      if (nearest < 1) aim.current = distances.indexOf(nearest);
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    return () => element.removeEventListener('scroll', look);
  }, [row]);

  const show = (index: number) => {
    const element = row.current!;
    aim.current = Math.max(0, Math.min(index, element.children.length - 1));
    const distance = distanceTo(element.children[aim.current]!, element);
    const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
    element.scrollTo({ left: element.scrollLeft + (isRightToLeft(element) ? -distance : distance), behavior });
  };
  const step = (by: 1 | -1) => show(aim.current + by);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const element = row.current!;
    const forward = isRightToLeft(element) ? 'ArrowLeft' : 'ArrowRight';
    const backward = isRightToLeft(element) ? 'ArrowRight' : 'ArrowLeft';
    const last = element.children.length - 1;
    const target = { [forward]: aim.current + 1, [backward]: aim.current - 1, Home: 0, End: last }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    show(target);
  };
  return { current, step, onKeyDown };
}
