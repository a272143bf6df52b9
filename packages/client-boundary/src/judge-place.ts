import type { ModuleFacts, PlaceFacts, ProjectFacts } from "./facts.ts";
import { frameworksInUse } from "./frameworks-in-use.ts";
import { judgeSide } from "./judge-side.ts";
import { pathInPackage } from "./paths.ts";
import { enclosureSignals } from "./signals/enclosures.ts";
import { exportPlaceSignals } from "./signals/exports.ts";
import { reachesClient, type Signal, type Verdict, weigh } from "./verdict.ts";

/** What no place in a module can change: the user's word, and that it is a test or a tool. */
const FINAL = new Set(["configured", "test", "tooling"]);

/**
 * On which side one place in a module runs. What is nearer knows better: a place overrules its file unless its own signal is weaker.
 * @param file the verdict on the whole module, where the caller keeps it
 */
export function judgePlace(
  place: PlaceFacts,
  module: ModuleFacts,
  project: ProjectFacts,
  file: Verdict = judgeSide(module, project),
): Verdict {
  const [decided] = file.signals;
  if (decided && FINAL.has(decided.precedence)) return file;

  const inPackage = { ...module, path: pathInPackage(module.path, project.rootDir) };
  const frameworks = frameworksInUse(module, project);
  const judge = (one: PlaceFacts): Verdict => {
    const found = [
      ...enclosureSignals(one.enclosing),
      ...frameworks.flatMap((framework) => exportPlaceSignals(one, inPackage, framework)),
    ];
    // Sorting is stable: of equally strong ones the innermost stays first.
    const [strongest] = found.filter(isStrong).sort((first, second) => second.strength - first.strength);
    const nearer = strongest ? weigh([strongest]) : ofUses(one, judge, file);
    const guard = found.find((signal) => !isStrong(signal));
    const verdict = nearer && nearer.strength >= file.strength ? nearer : file;
    const judged = guard ? besideGuard(guard, verdict) : verdict;
    return { ...judged, signals: [...found, ...file.signals] };
  };
  return judge(place);
}

function isStrong({ strength }: Signal): boolean {
  return strength > 1;
}

const USED = "it is used by code that ships: ";

/**
 * Of a helper that is not exported: the client's if one of its uses is, the server's if all are.
 * @param file the verdict on the module, which needs no use to tell
 */
function ofUses(place: PlaceFacts, judge: (place: PlaceFacts) => Verdict, file: Verdict): Verdict | undefined {
  if (place.export !== undefined || !place.uses?.length) return undefined;
  const verdicts = place.uses.map(judge);
  const shipped = verdicts.find(reachesClient);
  if (shipped?.reason.startsWith(USED) || shipped?.reason === file.reason) return shipped;
  if (shipped) return { ...shipped, reason: `${USED}${shipped.reason}` };
  const [first] = verdicts;
  if (!first || !verdicts.every(({ side }) => side === "server")) return undefined;
  return { ...first, reason: "it is used only where code stays on the server" };
}

/** A guard is a weak signal: it makes a strong one of the other side doubtful, and leaves a decisive one as it is. */
function besideGuard(guard: Signal, verdict: Verdict): Verdict {
  const { side, strength, reason } = guard;
  if (verdict.side === "unknown") return { ...verdict, strength, leaning: side, reason };
  const contradicts = reachesClient(verdict) === (side === "server");
  if (!contradicts || verdict.strength === 3) return verdict;
  return { ...verdict, side: "unknown", strength, leaning: side, reason: `${verdict.reason}, but ${reason}` };
}
