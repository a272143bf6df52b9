/** What a listing of files takes in. */
export interface Listing {
  /** Whether what `.gitignore` files and their like name is left out. */
  readonly ignoring: boolean;
  /** Whether the files of submodules that are checked out are taken in. */
  readonly submodules: boolean;
}
