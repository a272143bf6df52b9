import { pathToFileURL } from "node:url";

/** What a module exports. The bundled command keeps this apart from what it starts from V8's compiled form, in which nothing can be imported. */
export function importFile(path: string): Promise<unknown> {
  return import(pathToFileURL(path).href);
}
