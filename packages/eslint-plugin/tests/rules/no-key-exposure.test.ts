import { runCases } from "../rule-cases.ts";
import { invalidWays, validWays } from "./no-key-exposure.flows.ts";
import { invalid } from "./no-key-exposure.invalid.ts";
import { valid } from "./no-key-exposure.valid.ts";

runCases("no-key-exposure", { invalid: [...invalid, ...invalidWays], valid: [...valid, ...validWays] });
