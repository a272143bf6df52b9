import { Buffer } from "node:buffer";

/** What an extended header says of the entry behind it. */
export interface LongNames {
  readonly name?: Buffer;
  readonly linkName?: Buffer;
  readonly size?: number;
}

/** @param type of the header that the content belongs to: `x` and `g` as POSIX has them, `L` and `K` GNU's */
export function longNames(type: string, content: Buffer): LongNames {
  switch (type) {
    case "L":
      return { name: untilNul(content) };
    case "K":
      return { linkName: untilNul(content) };
    case "x":
      return fromRecords(content);
    default:
      // What holds for all entries is a comment, or times and owners.
      return {};
  }
}

function untilNul(bytes: Buffer): Buffer {
  const end = bytes.indexOf(0);
  return Buffer.from(end < 0 ? bytes : bytes.subarray(0, end));
}

/** `<length> <key>=<value>` LF, where the length is that of the whole record. */
function fromRecords(content: Buffer): LongNames {
  const found: { name?: Buffer; linkName?: Buffer; size?: number } = {};
  for (let start = 0; start < content.length;) {
    const digits = /^\d+(?= )/.exec(content.toString("latin1", start, start + 10))?.[0];
    const end = start + Number(digits);
    if (digits === undefined || end <= start + digits.length + 1 || end > content.length) break;
    const record = content.subarray(start + digits.length + 1, end - 1);
    const equals = record.indexOf("=");
    const value = Buffer.from(record.subarray(equals + 1));
    const key = record.toString("latin1", 0, Math.max(0, equals));
    if (key === "path") found.name = value;
    else if (key === "linkpath") found.linkName = value;
    else if (key === "size") found.size = Number(value.toString("latin1"));
    start = end;
  }
  return found;
}
