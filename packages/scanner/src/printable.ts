/**
 * Text from outside, safe to show at the start of a line of a terminal or of a CI system's log: as `visible`, and it is no command to a
 * GitHub workflow, which takes a line for one that starts with `::`.
 * Source: https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function printable(text: string): string {
  return visible(text).replace(/(?<=^\s*):(?=:)/, escaped);
}

/**
 * Text from outside, safe to show within a line: control, invisible and direction-changing characters and lone surrogates become
 * `\u{…}`, so that a file's name can neither print an escape sequence nor pretend to be another. So does what starts a command to a
 * CI system wherever it stands: `##vso[`, `##[`, `##teamcity[`.
 * Source: https://learn.microsoft.com/en-us/azure/devops/pipelines/scripts/logging-commands
 */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?<=#)#(?=\w*\[)/gu, escaped);
}

function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
