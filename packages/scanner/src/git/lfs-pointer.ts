import { Buffer } from "node:buffer";
import type { ObjectContent } from "./object-content.ts";

/** Whether a blob only says where Git LFS keeps the content. Source: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
export function isLfsPointer(content: ObjectContent): boolean {
  return (
    content instanceof Uint8Array &&
    content.length < 1024 &&
    Buffer.from(content.buffer, content.byteOffset, Math.min(content.length, START.length)).equals(START)
  );
}

const START = Buffer.from("version https://git-lfs.github.com/spec/v1\n");
