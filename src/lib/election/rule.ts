/** The published rules by which profiles, photos and manifestos are rejected or taken down (`/portal/rules`). */
export const rules = ['violence', 'insult', 'voting', 'bribe', 'private', 'photo', 'links'] as const;

export type Rule = (typeof rules)[number];
