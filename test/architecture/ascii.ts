import ts from "typescript";

/** The regular expressions and raw strings of a module that hold a character beyond ASCII, which no bundler can escape: the command's is all ASCII. */
export function beyondAscii(text: string): string[] {
  const found: string[] = [];
  if (isAscii(text)) return found;
  const file = ts.createSourceFile("module.ts", text, ts.ScriptTarget.Latest);
  const visit = (node: ts.Node): void => {
    if ((ts.isRegularExpressionLiteral(node) || ts.isTaggedTemplateExpression(node)) && !isAscii(node.getText(file))) {
      found.push(node.getText(file));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function isAscii(text: string): boolean {
  return Buffer.byteLength(text) === text.length;
}
