export { catalogue } from "./catalogue.ts";
export { eslintRules } from "./eslint-rules.ts";
