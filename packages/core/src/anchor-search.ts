import { AnchorMatcher, type Anchor } from "./anchors.ts";
import { asBuffer } from "./as-buffer.ts";
import { DEEPEST, encodedRegions, type Region } from "./decode/index.ts";
import { documentUtf16, utf16Regions } from "./decode/utf16.ts";
import type { Encoding, Span } from "./finding.ts";
import type { Observer } from "./observer.ts";
import { noNotes, Sieve } from "./sieve/sieve.ts";

/** A document, or what was decoded from a part of one. */
export interface Layer {
  readonly bytes: Buffer;
  /** Outermost first. */
  readonly encodings: readonly Encoding[];
  /** The document's bytes that the layer's came from. */
  readonly toSource: (start: number, end: number) => Span;
}

/**
 * Is told of anchors that are the same literal, by their indexes, and of the offset in a layer at which it stands. All of a layer come before those
 * of what is decoded from it. What it returns says whether to go on.
 */
type OnAnchors = (anchors: readonly number[], at: number, layer: Layer) => boolean;

/** Decoding may read so many times the document's length, all layers together. */
const BUDGET_FACTOR = 4;
const BUDGET_FLOOR = 1 << 16;

/** Finds anchors in bytes, through encodings too. */
export class AnchorSearch {
  /** By their index. */
  readonly anchors: readonly Anchor[];
  readonly #matcher: AnchorMatcher;
  /** For what was decoded, for plain text, and for its beginning; each made when it is first needed. */
  readonly #sieves: Partial<Record<Place, Sieve>> = {};
  readonly #observer: Observer | undefined;

  /** @throws {RangeError} for an anchor that is too short or not ASCII */
  constructor(anchors: readonly Anchor[], observer?: Observer) {
    this.anchors = anchors;
    this.#matcher = new AnchorMatcher(anchors);
    this.#observer = observer;
  }

  /**
   * @param bytes taken as UTF-8, with parts in UTF-16
   * @param isEarly is asked now and then, until it says no, whether anchors that matter early still do
   * @param besideUtf16 whether what stands there in UTF-16 is left out
   * @returns false where it was ended: by `onAnchors`, or because the decoding budget was
   */
  run(bytes: Buffer, onAnchors: OnAnchors, isEarly = () => true, besideUtf16 = false): boolean {
    const budget = BUDGET_FLOOR + bytes.length * BUDGET_FACTOR;
    const search = { budget, goesOn: true, onAnchors, isEarly, besideUtf16 };
    return this.#searchLayer({ bytes, encodings: [], toSource: spanAsItIs }, search);
  }

  /** Whether there is no anchor in a whole document: then no detector of a catalogue that has no others finds anything in it. */
  findsNothing(input: Uint8Array): boolean {
    const bytes = asBuffer(input);
    return documentUtf16(bytes) === undefined && this.run(bytes, () => false);
  }

  #searchLayer(layer: Layer, search: Running): boolean {
    const { bytes, encodings } = layer;
    const observer = this.#observer;
    const notes = noNotes();
    const isPlain = encodings.length === 0;
    const onHit = (anchors: readonly number[], at: number): void => {
      search.goesOn &&= search.onAnchors(anchors, at, layer);
    };
    for (let from = 0; from < bytes.length;) {
      observer?.begin("sieve");
      from = this.#sieveFor(!isPlain ? "everywhere" : search.isEarly() ? "early" : "plainly").sift(bytes, from, notes);
      observer?.end();
      if (notes.windows.length === 0) continue;
      observer?.begin("anchors");
      for (const at of notes.windows) this.#matcher.compare(bytes, at, onHit);
      observer?.end();
      if (!search.goesOn) return false;
      notes.windows.length = 0;
    }
    if (encodings.length === DEEPEST) return true;
    observer?.begin("decoding");
    const visit = (region: Region): boolean => {
      search.budget -= region.bytes.length;
      return search.budget >= 0 && this.#searchLayer(within(layer, region), search);
    };
    const isAll =
      encodedRegions(bytes, notes, this.#sieveFor("everywhere"), visit) &&
      ((isPlain && search.besideUtf16) || utf16Regions(bytes, visit));
    observer?.end();
    return isAll;
  }

  #sieveFor(place: Place): Sieve {
    const isOf = ({ matters = "everywhere" }: Anchor): boolean => PLACES.indexOf(matters) <= PLACES.indexOf(place);
    return (this.#sieves[place] ??= new Sieve(
      this.#matcher.windows.filter((_, index) => isOf(this.anchors[index] as Anchor)),
    ));
  }
}

type Place = NonNullable<Anchor["matters"]>;

/** What matters in one of them matters in those behind it too. */
const PLACES: readonly Place[] = ["everywhere", "plainly", "early"];

/** A search while it runs. */
interface Running {
  /** How many bytes may still be decoded. */
  budget: number;
  /** As `onAnchors` says. */
  goesOn: boolean;
  readonly onAnchors: OnAnchors;
  readonly isEarly: () => boolean;
  readonly besideUtf16: boolean;
}

const spanAsItIs = (start: number, end: number): Span => ({ start, end });

function within(layer: Layer, region: Region): Layer {
  return {
    bytes: region.bytes,
    encodings: [...layer.encodings, region.encoding],
    toSource: (start, end) => {
      const span = region.toSource(start, end);
      return layer.toSource(span.start, span.end);
    },
  };
}
