/**
 * What a module that was imported exports by default. A CommonJS module that a compiler made of an ES module holds it one step
 * deeper, as Node gives all that it exports.
 */
export function defaultExport({ default: exported }: { readonly default?: unknown }): unknown {
  const isCompiled =
    typeof exported === "object" && exported !== null && "__esModule" in exported && "default" in exported;
  return isCompiled ? exported.default : exported;
}
