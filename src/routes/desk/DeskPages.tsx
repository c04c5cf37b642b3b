import { Route, Routes } from 'react-router';
import { ItemMissing } from '../../desk/board/ItemMissing.tsx';
import { SourceList } from '../../desk/sources/SourceList.tsx';
import * as accounts from './accounts.tsx';
import * as audit from './audit.tsx';
import * as board from './board.tsx';
import * as items from './items.tsx';
import * as open from './open.tsx';
import * as published from './published.tsx';
import { UnansweredSearches } from '../../desk/UnansweredSearches.tsx';

/** The pages of the desk: known to its own chunk only, so that no reader loads their addresses. */
export function DeskPages() {
  return (
    <Routes>
      <Route index element={<items.Component />} />
      <Route caseSensitive path="published" element={<published.Component />} />
      <Route caseSensitive path="accounts" element={<accounts.Component />} />
      <Route caseSensitive path="audit" element={<audit.Component />} />
      <Route caseSensitive path="searches" element={<UnansweredSearches />} />
      <Route caseSensitive path="sources" element={<SourceList />} />
      <Route caseSensitive path="open" element={<open.Component />} />
      <Route caseSensitive path=":id" element={<board.Component />} />
      <Route path="*" element={<ItemMissing />} />
    </Routes>
  );
}
