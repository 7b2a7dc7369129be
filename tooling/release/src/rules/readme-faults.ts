/** What the README of a published package lacks: its name as title, how to install it, an example that uses it. */
export function readmeFaults(name: string, readme: string): string[] {
  const blocks = [...readme.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language, code]) => ({ language, code }));
  const shell = blocks.filter(({ language }) => language === "sh" || language === "console");
  const shortName = name.replace(/\bcreate-/, "");
  const installs = shell.some(({ code }) =>
    new RegExp(`npm install .*${name}\\b|npx ${name}\\b|npm create ${shortName}\\b`).test(code),
  );
  const uses =
    blocks.some(({ language, code }) => language === "ts" && new RegExp(`from "${name}["/]`).test(code)) ||
    shell.some(({ code }) => code.includes(`npx ${name} `));
  return [
    readme.startsWith(`# ${name}\n`) ? "" : `README: expected # ${name} as its title`,
    installs ? "" : `README: expected a block of sh that installs ${name}`,
    uses ? "" : `README: expected a block of ts that imports ${name}`,
  ].filter((fault) => fault !== "");
}
