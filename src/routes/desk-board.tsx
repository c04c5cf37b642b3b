import { useParams } from 'react-router';
import { Board } from '../desk/Board.tsx';

export function Component() {
  const id = useParams()['id']!;
  return <Board key={id} id={id} />;
}
