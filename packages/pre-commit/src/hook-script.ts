import type { HookFacts } from "./hook-facts.ts";
import { actOf, hookWords, type HookName } from "./hook-names.ts";

const tag = "# nxs-guard hook ";

/** The file beside a hook that keeps the one that stood there before. */
export function previousOf(hook: string): string {
  return `${hook}.nxs-guard-prev`;
}

/** Whether the text of a hook is one that `hookScript` wrote, in any version. */
export function isHookScript(text: string): boolean {
  return text.split("\n", 2)[1]?.startsWith(tag) === true;
}

/**
 * A whole hook for a repository without a hook manager: POSIX sh, ASCII, LF. It names its own kept predecessor rather than using `$0`, because
 * hook managers rename hooks that they find and run them under the new name.
 */
export function hookScript(name: HookName, { version, launcher }: HookFacts): string {
  const { act, unchecked } = actOf(name);
  // Git says on the standard input what is pushed, and it can be read once.
  const isAskedTwice = name === "pre-push";
  const feed = isAskedTwice ? "said | " : "";
  const below = launcher.folder === "" ? "" : `/${launcher.folder}`;
  return `#!/bin/sh
${tag}${version}: no Nexus key gets out by a ${act}.
# Written by \`nxs-guard install\`, which also overwrites it; \`nxs-guard uninstall\` takes it away.

${isAskedTwice ? SAID : ""}# The hook that stood here before comes first: what it does is checked as well.
previous="\${0%/*}/${previousOf(name)}"
if [ -x "$previous" ]; then
  ${feed}"$previous" "$@" || exit
fi

if [ "\${NXS_GUARD_SKIP-}" = 1 ]; then
  echo "nxs-guard: this ${act} is NOT checked, because NXS_GUARD_SKIP=1 is set." >&2
  exit 0
fi

stop() {
  echo "nxs-guard: $1 To ${act} unchecked, once: ${unchecked}" >&2
  exit 1
}

if ! command -v node >/dev/null 2>&1; then
  echo "nxs-guard: Node is not on PATH, so nothing could be checked. A graphical git client often has a shorter PATH than a" >&2
  echo "nxs-guard: terminal: add Node's directory to the PATH of your session, or start the client from a terminal." >&2
  stop "The ${act} is stopped."
fi

# Git starts hooks at the top of the work tree. A linked work tree without packages of its own uses those of the main one.
find_command() {
  directory="$PWD${below}"
  while :; do
    command="$directory/node_modules/.bin/nxs-guard"
    [ ! -x "$command" ] || return 0
    case "$directory" in
      */*) directory=\${directory%/*} ;;
      *) break ;;
    esac
  done
  command="\${0%/*}/../..${below}/node_modules/.bin/nxs-guard"
  [ ! -x "$command" ] || return 0
  command=$(command -v nxs-guard)
}

# Yarn without node_modules.
if [ -f .pnp.cjs ]; then
  ${feed}yarn nxs-guard ${hookWords[name]}
elif find_command; then
  ${feed}"$command" ${hookWords[name]}
else
  echo "nxs-guard: not found in node_modules, nor on PATH. If npx does not find it either, install this project's packages." >&2
  # Offline, as npx asks the registry about a package that it does not have.
  ${feed}npx --offline --no-install --loglevel=silent nxs-guard ${hookWords[name]}
fi || stop "The ${act} is stopped (exit code $?)."
`;
}

const SAID = `lines=$(cat)
said() {
  [ -z "$lines" ] || printf '%s\\n' "$lines"
}

`;
