import type { ChildProcess } from "node:child_process";

const children = new Set<ChildProcess>();

/** Sees to it that a child does not outlive this process, not even to finish what it is at. */
export function endWithThisProcess(child: ChildProcess): void {
  if (children.size === 0) process.on("exit", killAll);
  children.add(child);
  child.once("exit", () => {
    children.delete(child);
    if (children.size === 0) process.off("exit", killAll);
  });
}

function killAll(): void {
  for (const child of children) child.kill("SIGKILL");
}
