/** ESLint 8 brings no types; this is what the tests use of it. */
declare module "eslint-8" {
  export class Linter {
    constructor(options: { readonly configType: "flat" });
    verify(code: string, config: unknown, filename: string): unknown[];
  }
}
