import { Buffer } from "node:buffer";

/** What the message of a commit is called among documents. */
export const COMMIT_MESSAGE = "<commit message>";

/** What is read of a commit or an annotated tag. */
export interface Message {
  /** In whatever encoding; of an object that comes in pieces, all of it. */
  readonly text: Uint8Array | AsyncIterable<Uint8Array>;
  /** When the commit's author, or whoever set the tag, says that it was made: ISO 8601, in their time zone. */
  readonly date: string | undefined;
}

/** Takes a commit or tag object apart: header lines, an empty one, the message. */
export function messageOf(object: Uint8Array | AsyncIterable<Uint8Array>): Message {
  if (!(object instanceof Uint8Array)) return { text: object, date: undefined };
  const bytes = Buffer.from(object.buffer, object.byteOffset, object.byteLength);
  const end = bytes.indexOf("\n\n");
  const headers = bytes.toString("latin1", 0, end < 0 ? bytes.length : end);
  const [, seconds, zone] = /^(?:author|tagger) .* (\d{1,11}) ([+-]\d{4})$/m.exec(headers) ?? [];
  return {
    text: end < 0 ? new Uint8Array() : bytes.subarray(end + 2),
    date: seconds === undefined || zone === undefined ? undefined : isoDate(Number(seconds), zone),
  };
}

/** @param zone `+0130` */
function isoDate(seconds: number, zone: string): string {
  const minutes = Number(`${zone[0] ?? ""}1`) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3)));
  const local = new Date((seconds + minutes * 60) * 1000).toISOString();
  return `${local.replace(".000Z", "")}${zone.slice(0, 3)}:${zone.slice(3)}`;
}
