import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { AccountList } from '../../desk/accounts/AccountList.tsx';
import { AuditList } from '../../desk/AuditList.tsx';
import { Board } from '../../desk/board/Board.tsx';
import { ItemList } from '../../desk/items/ItemList.tsx';
import { OpenByUri } from '../../desk/board/OpenByUri.tsx';
import { PublishedList } from '../../desk/published/PublishedList.tsx';

/** The pages of the desk that are not about one item. An id is ten letters or digits, and none of these words is. */
const pages = new Map<string | undefined, ReactNode>([
  [undefined, <ItemList key="items" />],
  ['published', <PublishedList key="published" />],
  ['audit', <AuditList key="audit" />],
  ['accounts', <AccountList key="accounts" />],
  ['open', <OpenByUri key="open" />],
]);

/** One route and one chunk for all of them: readers' first script names each route and each chunk. */
export function Component() {
  const { page } = useParams();
  return pages.get(page) ?? <Board key={page} id={page!} />;
}
