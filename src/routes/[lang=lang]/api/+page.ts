// Everything here is words and links: the page needs no script.
export const csr = false;
