export { catalogue } from "./catalogue.ts";
export { eslintRules } from "./eslint-rules.ts";
export { isAdminRequest, SECRET_NAMES } from "./nexus/practices/nexus-request.ts";
