import { useLoaderData } from 'react-router';
import { FrameShell } from './FrameShell.tsx';
import { FrontFrame } from '../../desk/frames/FrontFrame.tsx';
import type { loadFrame } from './load-frame.ts';
import { FrontPage } from '../../front/FrontPage.tsx';
import '../../desk.css';

/** A frame of the desk: the draft of a front in the reader's front page. */
export function Component() {
  const language = useLoaderData<typeof loadFrame>();
  return (
    <FrameShell language={language} title="fronts.preview">
      <FrontFrame language={language}>{(front) => <FrontPage front={front} />}</FrontFrame>
    </FrameShell>
  );
}

export { loadFrame as loader } from './load-frame.ts';
export { RootErrorBoundary as ErrorBoundary } from '../../app/errors/RootErrorBoundary.tsx';
