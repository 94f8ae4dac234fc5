/** 128 random bits, base64url. The last of the 22 characters holds only two bits. */
export const match = (param: string) => /^[A-Za-z0-9_-]{21}[AQgw]$/.test(param);
