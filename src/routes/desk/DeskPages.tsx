import { Route, Routes, useParams } from 'react-router';
import { AccountList } from '../../desk/accounts/AccountList.tsx';
import { AlertsDesk } from '../../desk/alerts/AlertsDesk.tsx';
import { AuditList } from '../../desk/audit/AuditList.tsx';
import { Board } from '../../desk/board/Board.tsx';
import { ItemMissing } from '../../desk/board/ItemMissing.tsx';
import { OpenByUri } from '../../desk/board/OpenByUri.tsx';
import { FrontDesk } from '../../desk/fronts/FrontDesk.tsx';
import { ItemList } from '../../desk/items/ItemList.tsx';
import { PublishedList } from '../../desk/published/PublishedList.tsx';
import { SourceList } from '../../desk/sources/SourceList.tsx';
import { TickerDesk } from '../../desk/ticker/TickerDesk.tsx';
import { UnansweredSearches } from '../../desk/searches/UnansweredSearches.tsx';

/** The pages of the desk: known to its own chunk only, so that no reader loads their addresses. */
export function DeskPages() {
  return (
    <Routes>
      <Route index element={<ItemList />} />
      <Route caseSensitive path="published" element={<PublishedList />} />
      <Route caseSensitive path="front" element={<FrontDesk />} />
      <Route caseSensitive path="ticker" element={<TickerDesk />} />
      <Route caseSensitive path="alerts" element={<AlertsDesk />} />
      <Route caseSensitive path="accounts" element={<AccountList />} />
      <Route caseSensitive path="audit" element={<AuditList />} />
      <Route caseSensitive path="searches" element={<UnansweredSearches />} />
      <Route caseSensitive path="sources" element={<SourceList />} />
      <Route caseSensitive path="open" element={<OpenByUri />} />
      <Route caseSensitive path=":id" element={<BoardOfItem />} />
      <Route path="*" element={<ItemMissing />} />
    </Routes>
  );
}

function BoardOfItem() {
  const { id } = useParams();
  return <Board key={id} id={id!} />;
}
