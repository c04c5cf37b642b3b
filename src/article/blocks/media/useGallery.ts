import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react';

/** How far the start edge of an element lies from that of its row, in pixels in reading direction. */
function distanceTo(element: Element, row: Element): number {
  const [box, frame] = [element.getBoundingClientRect(), row.getBoundingClientRect()];
  return isRightToLeft(row) ? frame.right - box.right : box.left - frame.left;
}
const isRightToLeft = (element: Element) => getComputedStyle(element).direction === 'rtl';

/** Which picture of a row is in view, and how to get to another. Sides are those of the reading direction. */
export function useGallery(row: RefObject<HTMLElement | null>) {
  const [current, setCurrent] = useState(0);
  useEffect(() => {
    const element = row.current!;
    const look = () => {
      const distances = [...element.children].map((child) => Math.abs(distanceTo(child, element)));
      setCurrent(distances.indexOf(Math.min(...distances)));
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    return () => element.removeEventListener('scroll', look);
  }, [row]);

  const show = (index: number) => {
    const element = row.current!;
    const slide = element.children[Math.max(0, Math.min(index, element.children.length - 1))]!;
    const distance = distanceTo(slide, element);
    const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
    element.scrollBy({ left: isRightToLeft(element) ? -distance : distance, behavior });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const element = row.current!;
    const forward = isRightToLeft(element) ? 'ArrowLeft' : 'ArrowRight';
    const backward = isRightToLeft(element) ? 'ArrowRight' : 'ArrowLeft';
    const target = { [forward]: current + 1, [backward]: current - 1, Home: 0, End: element.children.length - 1 }[
      event.key
    ];
    if (target === undefined) return;
    event.preventDefault();
    show(target);
  };
  return { current, show, onKeyDown };
}
