import { useParams } from 'react-router';
import { Board } from '../../desk/board/Board.tsx';

export function Component() {
  const id = useParams()['id']!;
  return <Board key={id} id={id} />;
}
