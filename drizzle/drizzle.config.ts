import { defineConfig } from 'drizzle-kit';

export default defineConfig({
	dialect: 'postgresql',
	schema: './src/lib/server/store/schema/*.ts',
	out: './drizzle/migrations',
	casing: 'snake_case',
});
