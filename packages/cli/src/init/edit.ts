/** What comes of the wish to add something to a file. */
export type Edit =
  | { readonly is: "edited"; readonly text: string }
  /** It is in the file already. */
  | { readonly is: "needless" }
  /** The file has a form that is not understood. */
  | { readonly is: "impossible" };
