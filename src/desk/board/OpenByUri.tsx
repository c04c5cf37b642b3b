import { useQuery } from '@tanstack/react-query';
import { Navigate, useSearchParams } from 'react-router';
import { ItemMissing } from './ItemMissing.tsx';
import { deskQueries } from '../desk.queries.ts';
import { useDeskWire } from '../useDeskWire.ts';
import { deskLinks } from '../../desk-links.ts';

/** `/desk/open?uri=…`: where a button in the newsroom's own system leads to, opens the item's board. */
export function OpenByUri() {
  const uri = useSearchParams()[0].get('uri') ?? '';
  const { data, error } = useQuery(deskQueries(useDeskWire()).open(uri));
  if (data) return <Navigate to={deskLinks.board(data.id)} replace />;
  return error ? <ItemMissing uri /> : null;
}
