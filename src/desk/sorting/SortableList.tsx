import { useDroppable } from '@dnd-kit/core';
import { SortableContext, verticalListSortingStrategy } from '@dnd-kit/sortable';
import type { ReactNode } from 'react';

type Props = {
  name: string;
  ids: string[];
  label: string;
  /** What stands in place of rows. */
  empty?: ReactNode;
  children: ReactNode;
};

/** A list that rows can be dropped into; an empty one as a whole. */
export function SortableList({ name, ids, label, empty, children }: Props) {
  const { setNodeRef, isOver } = useDroppable({
    id: `list ${name}`,
    data: { list: name },
    disabled: ids.length > 0,
  });
  return (
    <SortableContext id={name} items={ids} strategy={verticalListSortingStrategy}>
      {ids.length > 0 ? (
        <ol aria-label={label} className="divide-y divide-rule">
          {children}
        </ol>
      ) : (
        <div ref={setNodeRef} className={isOver ? 'outline-2 outline-offset-2 outline-focus' : ''}>
          {empty}
        </div>
      )}
    </SortableContext>
  );
}
