import { Detector } from "@nxs-guard/core";
import type { Detection } from "@nxs-guard/core";
import { catalogue } from "@nxs-guard/rules";

const detectors = new Map<string, Detector>();

/**
 * Everything that the catalogue finds in a text, whatever it is written in, and the comments that silence some of it. Spans count UTF-16
 * code units.
 *
 * @param hosts of the API
 * @param path the file's; a few rules ask what kind of file it is
 */
export function leaksIn(text: string, hosts: readonly string[] = catalogue.hosts, path?: string): Detection {
  const key = hosts.join(" ");
  let detector = detectors.get(key);
  if (!detector) detectors.set(key, (detector = new Detector({ ...catalogue, hosts })));
  return detector.detect(text, { now: new Date(), ...(path !== undefined && { path: path.replaceAll("\\", "/") }) });
}
