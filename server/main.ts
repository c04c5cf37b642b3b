import { enableCompileCache } from 'node:module';

// Files that this process creates are private: the embedded database does not set their mode.
process.umask(0o077);
// Before other modules are loaded, so that their compiled code is cached for the next start.
enableCompileCache();
const { start } = await import('./start.ts');
await start();
