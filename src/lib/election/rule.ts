/** The published rules after which profiles, photos and manifestos are turned down or taken down (`/portal/rules`). */
export const rules = ['violence', 'insult', 'voting', 'bribe', 'private', 'photo', 'links'] as const;

export type Rule = (typeof rules)[number];
