import { runCases } from "../rule-cases.ts";
import { invalid } from "./no-key-exposure.invalid.ts";
import { valid } from "./no-key-exposure.valid.ts";

runCases("no-key-exposure", { invalid, valid });
