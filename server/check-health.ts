// For the health check of a container: exits with 0 while the server in it is alive.
const alive = await fetch(`http://127.0.0.1:${process.env.PORT || 3000}/health/live`).catch(() => null);
process.exitCode = alive?.ok ? 0 : 1;
