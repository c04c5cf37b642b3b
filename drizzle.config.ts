import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: './server/store/database/schema.ts',
  out: './server/store/database/migrations',
});
