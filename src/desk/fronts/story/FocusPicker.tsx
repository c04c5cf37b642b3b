import type { Focus, Picture } from '#contract/media.ts';
import { useTranslation } from '../../../language/I18nContext.tsx';
import { Button } from '../../../ui/Button.tsx';

type Props = { picture: Picture; focus: Focus | null; onChange: (focus: Focus | null) => void };

const middle: Focus = { x: 50, y: 50 };
const clamped = (value: number) => Math.round(Math.min(100, Math.max(0, value)));
/** The boxes of the front: lead and cards, a wide row, a small card. */
const crops = ['aspect-3/2', 'aspect-video', 'aspect-square'];

/** What of a picture must be seen however it is cropped: by a click or drag on it, or by two sliders. Sides of a picture are no sides of the page. */
export function FocusPicker({ picture, focus, onChange }: Props) {
  const { t } = useTranslation('desk');
  const { x, y } = focus ?? picture.focus ?? middle;
  const src = picture.renditions[1]?.src ?? picture.renditions[0]?.src ?? picture.src;
  const pick = (event: React.PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    onChange({
      x: clamped(((event.clientX - box.left) / box.width) * 100),
      y: clamped(((event.clientY - box.top) / box.height) * 100),
    });
  };
  return (
    <fieldset dir="ltr" className="min-w-0">
      <legend className="mb-1 w-full text-kicker font-bold">
        <bdi>{t('fronts.focus')}</bdi>
      </legend>
      <div
        className="relative mx-auto max-w-80 cursor-crosshair touch-none overflow-hidden"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          pick(event);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) pick(event);
        }}
      >
        <img
          src={src}
          alt=""
          width={picture.width}
          height={picture.height}
          className="block w-full select-none"
          draggable={false}
        />
        <span
          aria-hidden="true"
          className="pointer-events-none absolute size-8 -translate-1/2 rounded-full border-3 border-white outline-2 outline-black"
          style={{ left: `${x}%`, top: `${y}%` }}
        />
      </div>
      {(['x', 'y'] as const).map((axis) => (
        <label key={axis} className="mt-2 flex min-h-11 items-center gap-3 text-meta">
          <bdi className="w-32 text-start">{t(`fronts.focusFrom.${axis}`)}</bdi>
          <input
            type="range"
            min={0}
            max={100}
            value={axis === 'x' ? x : y}
            onChange={(event) => onChange({ x, y, [axis]: Number(event.currentTarget.value) })}
            className="h-11 flex-1 accent-ink"
          />
        </label>
      ))}
      <div aria-hidden="true" className="mt-2 grid grid-cols-3 items-start gap-2">
        {crops.map((crop) => (
          <img
            key={crop}
            src={src}
            alt=""
            className={`${crop} w-full bg-sunk object-cover`}
            style={{ objectPosition: `${x}% ${y}%` }}
          />
        ))}
      </div>
      {focus && (
        <Button className="mt-2" onClick={() => onChange(null)}>
          {t('fronts.focusReset')}
        </Button>
      )}
    </fieldset>
  );
}
