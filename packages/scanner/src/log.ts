export type LogLevel = "error" | "warn" | "info" | "debug";

/** Takes what a scan has to tell beside its result. The text is masked, but may hold control characters of a file's name. */
export type Log = (level: LogLevel, message: string) => void;
