/** The API's own authentication guide. */
export const GUIDE = "https://api-docs.gpt.nexus/authentication";
/** The vendor's published packages, whose code says more than the guide. */
export const SDK = "https://www.npmjs.com/package/@agent-nexus/sdk";
export const CLI = "https://www.npmjs.com/package/@agent-nexus/cli";
