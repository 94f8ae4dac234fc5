/** 128 random bits, base64url: the last of 22 characters holds only two of them. */
export const match = (param: string) => /^[A-Za-z0-9_-]{21}[AQgw]$/.test(param);
