import { enableCompileCache } from 'node:module';

// Whatever this process writes is its owner's alone: the embedded database gives its files no mode of its own.
process.umask(0o077);
// Before anything else is loaded: the second start then finds its code compiled.
enableCompileCache();
const { start } = await import('./start.ts');
await start();
