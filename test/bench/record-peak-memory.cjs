// Loaded before the measured command: writes its peak memory, in kB, where the benchmark reads it.
const { writeFileSync } = require("node:fs");
const process = require("node:process");

process.on("exit", () => {
  writeFileSync(process.env.NXS_GUARD_BENCH_PEAK, String(process.resourceUsage().maxRSS));
});
