/** The ending of an address that names a format: `.csv`, `.json`, or none, which SvelteKit passes as an empty text. */
export const match = (param: string) => /^(\.(csv|json))?$/.test(param);
