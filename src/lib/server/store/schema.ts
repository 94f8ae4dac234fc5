// All tables under one name: `import * as table from '…/store/schema.ts'`, then `table.contender`.

export * from './schema/election.ts';
export * from './schema/people.ts';
export * from './schema/register.ts';
export * from './schema/share.ts';
