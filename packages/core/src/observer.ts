/**
 * Is told what the engine does, as it begins and ends, one step within the other: `sieve`, `anchors`, `patterns` and the `evidence` in them, `decoding`
 * and the steps in it for what was decoded, `requests`, `judging` and `places`. The engine has no clock: an observer may bring one.
 */
export interface Observer {
  /** @param ruleId the rule that the step is for, of a step that is for one */
  begin(step: string, ruleId?: string): void;
  /** The step that began last and has not ended is over. */
  end(): void;
}
