/** Content up to this length is given whole; what is longer comes in pieces, so that memory stays bounded. */
export const WHOLE_BYTES = 8 * 1024 * 1024;

/** So much is read at once of a file in which nothing is likely to be: bundles are seldom longer, and no other thread reads in pieces. */
export const SMALL_FILE_BYTES = 16 * 1024 * 1024;

/** The length of a piece. */
export const PIECE_BYTES = 1024 * 1024;
