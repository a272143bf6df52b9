/** Content up to this length is given whole; what is longer comes in pieces, so that memory stays bounded. */
export const WHOLE_BYTES = 8 * 1024 * 1024;

/** The length of a piece. */
export const PIECE_BYTES = 1024 * 1024;
