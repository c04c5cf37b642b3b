import { ItemList } from '../../desk/items/ItemList.tsx';

export { ItemList as Component };
