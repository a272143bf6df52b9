import { relative } from "node:path";

/** Names and folders that only tests have. Folders count below the working directory alone: a checkout may itself lie in one. */
const TEST_NAME = /\.(?:test|spec|cy|e2e)\.\w+$/;
const TEST_FOLDER = /(?:^|[\\/])(?:__tests__|__mocks__|tests?|e2e)[\\/]/;

export function isTestFile(path: string, cwd: string): boolean {
  const fromHere = relative(cwd, path);
  return TEST_NAME.test(path) || (!fromHere.startsWith("..") && TEST_FOLDER.test(fromHere));
}
