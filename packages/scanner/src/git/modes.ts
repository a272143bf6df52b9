/** A tree entry's mode, in octal. Source: https://git-scm.com/docs/git-fast-import#_filemodify */
export const SYMBOLIC_LINK = "120000";
export const SUBMODULE = "160000";
