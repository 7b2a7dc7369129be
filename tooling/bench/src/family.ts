import type { Comparison } from "./compare.ts";

/** Comparisons of one kind of work, with what holds for all of them. */
export interface Family {
  readonly title: string;
  /** What is measured and on which pictures; Markdown. */
  readonly about: string;
  readonly comparisons: readonly Comparison[];
}
