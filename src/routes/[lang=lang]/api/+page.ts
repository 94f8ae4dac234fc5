// The page is text and links only, so it needs no script.
export const csr = false;
