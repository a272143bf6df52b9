import { Buffer } from "node:buffer";
import type { Document } from "../document.ts";
import type { ObjectStore } from "../git/object-store.ts";
import { Unread } from "../unread.ts";
import { messageOf } from "./message.ts";

/** A ref that leads to an annotated tag. */
export interface TagRef {
  /** The object's id. */
  readonly id: string;
  /** As the ref is called behind `refs/tags/`. */
  readonly name: string;
}

/** What the message of a tag is called among documents. */
export function tagMessageName(name: string): string {
  return `<message of tag ${name}>`;
}

/**
 * The message of an annotated tag, and of those that stand between it and what is tagged: a tag can be set to a tag.
 * Source: https://git-scm.com/docs/git-mktag
 */
export async function* tagMessages(
  store: ObjectStore,
  { id, name }: TagRef,
): AsyncGenerator<Document, void, undefined> {
  for (let next: string | undefined = id; next !== undefined;) {
    const object = await store.read(next);
    if (object instanceof Unread) return;
    // What is too big to be read at once is taken for what it was said to be.
    const header = object instanceof Uint8Array ? HEADER.exec(headOf(object)) : undefined;
    if (header === null) return;
    const [, tagged, type] = header ?? [];
    const { text, date } = messageOf(object);
    const origin = { commit: tagged ?? next, authorDate: date, isInHead: true };
    yield { path: tagMessageName(name), content: text, originOf: () => origin, isExtra: true };
    next = type === "tag" ? tagged : undefined;
  }
}

const HEADER = /^object ([0-9a-f]{40,64})\ntype ([a-z]+)\n/;

function headOf(object: Uint8Array): string {
  return Buffer.from(object.buffer, object.byteOffset, Math.min(object.byteLength, 200)).toString("latin1");
}
