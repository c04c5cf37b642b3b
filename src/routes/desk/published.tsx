import { PublishedList } from '../../desk/published/PublishedList.tsx';

export { PublishedList as Component };
