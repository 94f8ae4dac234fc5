/** SHA-256 in hex. */
export const match = (param: string) => /^[0-9a-f]{64}$/.test(param);
