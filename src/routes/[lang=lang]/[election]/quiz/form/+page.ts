// This page is for browsers without scripts, and is the same in all others.
export const csr = false;
