/** Where code ends up: on a server only, in a browser or on a phone, in both, or with the developers alone (tests, build scripts). */
export type Side = "server" | "client" | "both" | "tooling";

/** 3 decisive, 2 strong, 1 weak. */
export type Strength = 1 | 2 | 3;

/** What decides before what. Among signals of the last kind the stronger one does. */
export const PRECEDENCE = [
  "configured",
  "test",
  "tooling",
  "decisive-server",
  "decisive-client",
  "server-path",
  "server-directory",
  "strength",
] as const;

export type Precedence = (typeof PRECEDENCE)[number];

/** One reason to think that code runs on one side. */
export interface Signal {
  readonly side: Side;
  readonly strength: Strength;
  readonly precedence: Precedence;
  /** The rest of a sentence about the module or the place: `it starts with "use client"`. Holds no text of the module's own. */
  readonly reason: string;
}

export interface Verdict {
  readonly side: Side | "unknown";
  /** That of the signals that decided; of an unknown side 1 when a weak signal leans to one, else 0. */
  readonly strength: Strength | 0;
  /** The side to which weak signals lean where they are all there is. */
  readonly leaning?: Side;
  readonly reason: string;
  /** Every signal, the deciding ones first. */
  readonly signals: readonly Signal[];
}

/** The verdict of all signals together, whatever their order. */
export function weigh(signals: readonly Signal[]): Verdict {
  const ranked = [...signals].sort(byWeight);
  const [first] = ranked;
  if (!first) return { side: "unknown", strength: 0, reason: "nothing tells where it runs", signals: ranked };

  const peers = ranked.filter((signal) => signal.precedence === first.precedence && signal.strength === first.strength);
  const contrary = peers.find((signal) => !agree(signal.side, first.side));
  if (contrary) {
    const reason = `signs of equal weight disagree: ${first.reason}, but ${contrary.reason}`;
    return { side: "unknown", strength: 0, reason, signals: ranked };
  }
  const { strength, reason } = first;
  // Code for both sides and for the client alone: what counts is that it ships.
  const side = peers.some((signal) => signal.side === "client") ? "client" : first.side;
  if (strength === 1) return { side: "unknown", strength, leaning: side, reason, signals: ranked };
  return { side, strength, reason, signals: ranked };
}

/** Whether code of this verdict is known to be sent to a browser or a phone. */
export function reachesClient({ side }: Verdict): boolean {
  return ships(side);
}

function agree(one: Side, other: Side): boolean {
  return one === other || (ships(one) && ships(other));
}

function ships(side: Verdict["side"]): boolean {
  return side === "client" || side === "both";
}

function byWeight(one: Signal, other: Signal): number {
  return (
    PRECEDENCE.indexOf(one.precedence) - PRECEDENCE.indexOf(other.precedence) ||
    other.strength - one.strength ||
    compare(one.side, other.side) ||
    compare(one.reason, other.reason)
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
