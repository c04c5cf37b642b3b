import { AuditList } from '../../desk/AuditList.tsx';

export { AuditList as Component };
