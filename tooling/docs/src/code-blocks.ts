/** A block of code in a Markdown file. */
export interface CodeBlock {
  /** File and line of its first code. */
  readonly place: string;
  readonly code: string;
}

/** The blocks of one language in a Markdown text, in order. */
export function codeBlocks(file: string, markdown: string, language: string): CodeBlock[] {
  const fences = markdown.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "gms"));
  return Array.from(fences, ({ 1: code, index }) => ({
    place: `${file}:${markdown.slice(0, index).split("\n").length + 1}`,
    code,
  }));
}
