import { ItemList } from '../desk/ItemList.tsx';

export { ItemList as Component };
