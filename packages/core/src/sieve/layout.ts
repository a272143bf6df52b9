import { TRIPLE_HASHES, WINDOW_HASHES } from "./hashes.ts";

/** How much text is looked at at once, in bytes. */
export const PART = 1 << 16;
/** What one register holds, and one step looks at. */
export const STEP = 16;
/** How much of the text before a part and behind it the kernel looks at. */
export const LEAD = 4 * STEP;
export const TRAIL = 3 * STEP;

export const BEHIND_TABLES = 2 * 256;
const KIND_TABLES = 3 * STEP;
const ROLE_TABLE = 8 * STEP;

const WINDOWS = 0;
const TRIPLES = WINDOWS + WINDOW_HASHES;
const BEHIND = TRIPLES + TRIPLE_HASHES;
const KINDS = BEHIND + BEHIND_TABLES;
const ROLES = KINDS + KIND_TABLES;
const TEXT = ROLES + ROLE_TABLE + LEAD;
const LONGS = TEXT + PART + TRAIL;
const EVENTS = LONGS + (PART / STEP + 1) * 4;

/** Addresses in the kernel's memory. It writes events of four bytes. */
export const ADDRESS = {
  windows: WINDOWS,
  triples: TRIPLES,
  behind: BEHIND,
  kinds: KINDS,
  roles: ROLES,
  text: TEXT,
  longs: LONGS,
  events: EVENTS,
} as const;
/** Of sixteen bytes no more are noted than each one's window, every second as an escape, the end of a line, and two changes of six stretches. */
export const MEMORY = EVENTS + PART * 4 * 3;
