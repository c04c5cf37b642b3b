import { useSortable } from '@dnd-kit/sortable';
import type { ReactNode } from 'react';
import { useTranslation } from '../../language/I18nContext.tsx';
import { useFormat } from '../../language/useFormat.ts';
import { Icon } from '../../ui/Icon.tsx';
import { DownIcon, HandleIcon, UpIcon } from '../../ui/icons.ts';

type Props = {
  id: string;
  list: string;
  at: number;
  /** Of all rows of the list. */
  of: number;
  /** The story, as heard with each of its buttons. */
  name: string;
  onMove: (to: number) => void;
  children: ReactNode;
  /** Other buttons of the row. */
  actions: ReactNode;
};

const button = 'inline-flex size-11 items-center justify-center text-soft';

/** A row with a handle to drag it by, and buttons that move it one up or down. */
export function SortableRow({ id, list, at, of, name, onMove, children, actions }: Props) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging, isOver } =
    useSortable({ id, data: { list, at }, attributes: { roleDescription: t('sorting.role') } });
  const step = (label: 'sorting.up' | 'sorting.down', icon: typeof UpIcon, to: number) => {
    const isEnd = to < 0 || to >= of;
    return (
      <button
        type="button"
        // Not `disabled`, nor hidden: a row that arrives at an end would lose the focus.
        aria-disabled={isEnd}
        aria-label={t(label, { name })}
        className={`${button} aria-disabled:cursor-default aria-disabled:opacity-30`}
        onClick={() => !isEnd && onMove(to)}
      >
        <Icon of={icon} size={20} />
      </button>
    );
  };
  return (
    <li
      ref={setNodeRef}
      style={{
        transform: transform ? `translate3d(${Math.round(transform.x)}px, ${Math.round(transform.y)}px, 0)` : undefined,
        transition,
      }}
      className={`grid grid-cols-[2.75rem_minmax(0,1fr)] items-start gap-x-2 bg-paper py-2 ${isDragging ? 'relative z-10 outline-2 outline-focus' : isOver ? 'bg-raised' : ''}`}
    >
      <button
        {...attributes}
        {...listeners}
        ref={setActivatorNodeRef}
        type="button"
        aria-label={t('sorting.move', { name })}
        className={`${button} touch-none cursor-grab`}
      >
        <Icon of={HandleIcon} size={20} />
      </button>
      {/* What does not fit beside the text stands under it. */}
      <div className="flex flex-wrap items-center gap-x-4">
        <div className="min-w-[min(12rem,100%)] flex-1 py-1">
          <span className="sr-only">
            {t('sorting.position', { n: format.number(at + 1), total: format.number(of) })}
          </span>
          {children}
        </div>
        <div className="ms-auto flex flex-wrap items-center justify-end gap-1">
          {of > 1 && (
            <>
              {step('sorting.up', UpIcon, at - 1)}
              {step('sorting.down', DownIcon, at + 1)}
            </>
          )}
          {actions}
        </div>
      </div>
    </li>
  );
}
