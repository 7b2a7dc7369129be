import { existsSync } from "node:fs";
import { join, parse } from "node:path";
import { folderName } from "./folder-name.ts";

/**
 * Gives each input a folder of its own under `out`, named by its stem; where the name is taken, by an input before it or by
 * an earlier run, a number is added: `beach`, `beach-2`. Names are reserved as they are given.
 */
export function folderReserver(out: string): (input: string) => string {
  const taken = new Set<string>();
  return (input) => {
    const stem = folderName(parse(input).name);
    for (let n = 1; ; n++) {
      const name = n === 1 ? stem : `${stem}-${n}`;
      const folder = join(out, name);
      // Case-insensitive, as some file systems are.
      if (taken.has(name.toLowerCase()) || existsSync(folder)) continue;
      taken.add(name.toLowerCase());
      return folder;
    }
  };
}
