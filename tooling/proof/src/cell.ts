import type { Group, Listed, Outcome } from "./groups/index.ts";

/** What a program did with one group; silent where its report does not mention it. */
export type Verdict = "absent" | "kept" | "listed" | "refused" | "silently changed" | "silently lost";

/** From best to worst: a cell of the tables is as good as its worst picture. */
export const verdicts: readonly Verdict[] = [
  "absent",
  "kept",
  "listed",
  "refused",
  "silently changed",
  "silently lost",
];

/** The worst of several verdicts; "absent" for none. */
export function worst(found: readonly Verdict[]): Verdict {
  return verdicts[Math.max(0, ...found.map((verdict) => verdicts.indexOf(verdict)))];
}

/** Whether something went without a word. */
export const isSilent = (verdict: Verdict): boolean => verdict.startsWith("silently");

/** The verdict on an outcome, and the losses that account for it. */
export function judge(
  group: Group,
  outcome: Outcome,
  losses: readonly Listed[],
): { verdict: Verdict; reasons: string[] } {
  if (outcome.state === "kept") return { verdict: "kept", reasons: [] };
  const reasons = losses.filter((loss) => group.explains(loss, outcome)).map(({ reason }) => reason);
  return { verdict: reasons.length > 0 ? "listed" : `silently ${outcome.state}`, reasons };
}
