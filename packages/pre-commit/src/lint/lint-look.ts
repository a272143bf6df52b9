import { Buffer, isUtf8 } from "node:buffer";
import { relative, resolve, sep } from "node:path";
import { performance } from "node:perf_hooks";
import type { Detector, RuleDescription } from "@nxs-guard/core";
import { redact, type Look, type Notice, type SecondLook } from "@nxs-guard/scanner";
import { LintFindings } from "./lint-findings.ts";
import { Linter } from "./linter.ts";
import { Mentions } from "./mentions.ts";
import { namedNexus } from "./named-nexus.ts";
import { Obstacles } from "./obstacles.ts";

export interface LintOptions {
  /** The absolute folder that documents' paths count from: the top of a work tree. */
  readonly top: string;
  readonly detector: Detector;
  readonly fingerprintKey?: string | Uint8Array | undefined;
  /** Whether the project's configuration of ESLint and comments to it count; otherwise the plugin's `recommended` does. */
  readonly trustsProject: boolean;
  /** Whether to tell where the project does not use ESLint. */
  readonly tellsAbsence: boolean;
}

/** What the rules can be about. */
const LINTED = /\.(?:[mc]?[jt]s|[jt]sx|vue|svelte|astro)$/;
/** In milliseconds: what took less is nothing to tell of. */
const FELT = 50;
/** Longer texts are made by machines, and take ESLint seconds. In bytes. */
const LONGEST = 1024 * 1024;

/**
 * Has ESLint look at what can be JavaScript: the project's own, with its configuration where that turns on rules of the plugin, or else with the
 * plugin's `recommended`. It runs code of the project.
 */
export function lintLook({ top, detector, fingerprintKey, trustsProject, tellsAbsence }: LintOptions): SecondLook {
  const named = namedNexus(detector.catalogue);
  const linter = new Linter({ top, named, trustsProject });
  const findings = new LintFindings(fingerprintKey);
  const obstacles = new Obstacles();
  const mentions = new Mentions({ named, trustsProject });

  let milliseconds = 0;

  async function look(path: string, bytes: Buffer, found: Parameters<Look>[0]): ReturnType<Look> {
    const start = performance.now();
    const linted = isUtf8(bytes)
      ? await linter.lint(resolve(top, path), bytes.toString("utf8"))
      : { obstacle: "it is not written in UTF-8", isUnasked: false };
    if (linted) milliseconds += performance.now() - start;
    if (linted && "problems" in linted) return findings.with(found, bytes, linted.problems);
    if (linted) {
      const { obstacle, isUnasked = false } = linted;
      if (tellsAbsence || !isUnasked) obstacles.add(path, obstacle);
    } else if (tellsAbsence) obstacles.add(path, "no ESLint (8.57 or later) is installed");
    return found;
  }

  return {
    glance({ path, content }) {
      if (!LINTED.test(path) || !(content instanceof Uint8Array)) return undefined;
      const bytes = Buffer.from(content.buffer, content.byteOffset, content.length);
      if (!mentions.standIn(resolve(top, path), bytes.toString("latin1"))) return undefined;
      if (bytes.length > LONGEST) {
        obstacles.add(path, "it is too long");
        return undefined;
      }
      const kept = Buffer.from(bytes);
      return (found) => look(path, kept, found);
    },
    took: () => (milliseconds >= FELT ? { by: "ESLint", milliseconds } : undefined),
    rules: (): readonly RuleDescription[] => findings.rules,
    notices: (): readonly Notice[] => [...obstacles.notices(), ...failures()].map(safe),
  };

  function failures(): Notice[] {
    return [...linter.failures].map(([file, words]) => ({
      path: relative(top, file).replaceAll(sep, "/"),
      message: `cannot be used, so the files that it speaks of were linted with the plugin's \`recommended\`: ${words}`,
    }));
  }

  function safe({ path, message }: Notice): Notice {
    return { path: redact(path, detector), message: redact(message, detector) };
  }
}
