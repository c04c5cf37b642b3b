import {
  closestCenter,
  type CollisionDetection,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  type Over,
  PointerSensor,
  pointerWithin,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { sortableKeyboardCoordinates } from '@dnd-kit/sortable';
import type { ReactNode } from 'react';
import { useTranslation } from '../../language/I18nContext.tsx';
import { useFormat } from '../../language/useFormat.ts';

type Props = {
  nameOf: (id: string) => string;
  nameOfList: (list: string) => string;
  onMove: (id: string, list: string, at: number) => void;
  children: ReactNode;
};

/** By pointer the row under it, else, and by keyboard, the nearest one. */
const nearest: CollisionDetection = (args) => {
  const within = pointerWithin(args);
  return within.length > 0 ? within : closestCenter(args);
};

/** Lists whose rows can be moved within and between them, by mouse, touch and keyboard, and with every step said in words. */
export function SortingArea({ nameOf, nameOfList, onMove, children }: Props) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const sensors = useSensors(
    // A short way first, so that a tap on the handle only focuses it.
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const where = (over: Over | null) => {
    const target = over && targetOf(over);
    return target ? t('sorting.at', { list: nameOfList(target.list), n: format.number(target.at + 1) }) : '';
  };
  const end = ({ active, over }: DragEndEvent) => {
    if (!over || over.id === active.id) return;
    const target = targetOf(over);
    const from = active.data.current?.['list'] as string | undefined;
    if (!target) return;
    // In its own list a row takes the other's position; in another one it comes before or after it.
    const { translated } = active.rect.current;
    const below = translated !== null && translated.top > over.rect.top + over.rect.height / 2;
    const behind = target.list !== from && below && over.data.current?.['at'] !== undefined;
    onMove(String(active.id), target.list, target.at + (behind ? 1 : 0));
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={nearest}
      onDragEnd={end}
      accessibility={{
        screenReaderInstructions: { draggable: t('sorting.instructions') },
        announcements: {
          onDragStart: ({ active }) => t('sorting.lifted', { name: nameOf(String(active.id)) }),
          onDragOver: ({ active, over }) =>
            over ? t('sorting.over', { name: nameOf(String(active.id)), where: where(over) }) : t('sorting.nowhere'),
          onDragEnd: ({ active, over }) =>
            t(over ? 'sorting.dropped' : 'sorting.cancelled', { name: nameOf(String(active.id)), where: where(over) }),
          onDragCancel: ({ active }) => t('sorting.cancelled', { name: nameOf(String(active.id)) }),
        },
      }}
    >
      {children}
    </DndContext>
  );
}

function targetOf({ data }: Over): { list: string; at: number } | null {
  const { list, at } = (data.current ?? {}) as { list?: string; at?: number };
  return list === undefined ? null : { list, at: at ?? 0 };
}
