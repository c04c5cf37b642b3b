import { UnansweredSearches } from '../../desk/UnansweredSearches.tsx';

export { UnansweredSearches as Component };
