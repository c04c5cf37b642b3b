import { enableCompileCache } from 'node:module';

// Before anything else is loaded: the second start then finds its code compiled.
enableCompileCache();
const { start } = await import('./start.ts');
await start();
