import process from "node:process";

/**
 * Runs what may write whatever it likes, such as a project's configuration: meanwhile the standard output goes to the standard error, since
 * reports own the former.
 */
export async function withOutputAside<Result>(work: () => Promise<Result>): Promise<Result> {
  const { stdout, stderr } = process;
  const write = stdout.write.bind(stdout);
  stdout.write = stderr.write.bind(stderr);
  try {
    return await work();
  } finally {
    stdout.write = write;
  }
}
