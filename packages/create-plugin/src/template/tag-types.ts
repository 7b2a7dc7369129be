const imports = /^import \{([^}]*)\} from "([^."][^"]*)";$/gm;
const importsOfTypes = /^import type \{([^}]*)\} from "([^."][^"]*)";$/gm;
const declarations =
  /^(?:\/\*\* (?<said>.*) \*\/\n)?(?<code>(?:export )?(?:const \w+: (?<constant>\w+) =|function \w+\((?:[^()]|\([^()]*\))*\): (?<result>\w+) \{$))/gm;

/** TypeScript with JSDoc that says the type of constants and results of functions, where it comes from a package. */
export function tagTypes(typescript: string): string {
  const packages = new Map([
    ...namesIn(typescript, imports, /^type (\w+)$/),
    ...namesIn(typescript, importsOfTypes, /^(\w+)$/),
  ]);
  return typescript.replaceAll(declarations, (whole: string, ...rest: unknown[]) => {
    const { said, code, constant, result } = groupsOf(rest.at(-1));
    const type = constant ?? result ?? "";
    const from = packages.get(type);
    if (from === undefined) return whole;
    const tag = `@${constant === undefined ? "returns" : "type"} {import("${from}").${type}}`;
    return said === undefined ? `/** ${tag} */\n${code}` : `/**\n * ${said}\n * ${tag}\n */\n${code}`;
  });
}

function namesIn(typescript: string, statements: RegExp, name: RegExp): [string, string][] {
  return [...typescript.matchAll(statements)].flatMap(([, names, from]) =>
    names.split(",").flatMap((part): [string, string][] => {
      const type = name.exec(part.trim())?.[1];
      return type === undefined ? [] : [[type, from]];
    }),
  );
}

function groupsOf(groups: unknown): Record<string, string | undefined> {
  const isRecord = typeof groups === "object" && groups !== null;
  return Object.fromEntries(
    Object.entries(isRecord ? groups : {}).map(([key, value]) => [key, typeof value === "string" ? value : undefined]),
  );
}
