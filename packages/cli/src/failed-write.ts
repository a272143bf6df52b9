/** Why a file or a stream cannot be written, as a clause. */
export function failedWrite(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case "ENOENT":
    case "ENOTDIR":
      return "its directory does not exist";
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return "no permission";
    case "ENOSPC":
      return "no room is left";
    default:
      return (error as NodeJS.ErrnoException).code ?? String(error);
  }
}
