/** Put in place of the name when the command is bundled. */
declare const NXS_GUARD_VERSION: string;

export const version = NXS_GUARD_VERSION;
