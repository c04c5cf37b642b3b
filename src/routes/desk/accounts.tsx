import { AccountList } from '../../desk/accounts/AccountList.tsx';

export { AccountList as Component };
