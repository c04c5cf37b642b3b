import { type ReactNode, type RefObject, useEffect, useId } from 'react';

type Props = {
  dialog: RefObject<HTMLDialogElement | null>;
  title: ReactNode;
  onClose: () => void;
  /** Classes of the title. */
  heading?: string;
  children: ReactNode;
};

/** A modal dialog of the desk, open as long as it is rendered. The browser keeps the focus in it, and gives it back. */
export function DeskDialog({ dialog, title, onClose, heading = 'mb-4 text-h2', children }: Props) {
  const titleId = useId();
  useEffect(() => {
    dialog.current?.showModal();
  }, [dialog]);
  return (
    <dialog
      ref={dialog}
      tabIndex={-1}
      aria-labelledby={titleId}
      onClose={onClose}
      className="m-auto max-h-[90dvh] w-[calc(100%-16px)] max-w-140 overflow-y-auto border border-edge bg-paper p-5 text-ink backdrop:bg-[rgb(0_0_0/0.5)]"
    >
      <h2 id={titleId} className={heading}>
        {title}
      </h2>
      {children}
    </dialog>
  );
}
