import { z } from "zod";

/** Effort where a call gives none: 0 (fast) .. 9 (small). */
export const effortOption = z.int().min(0).max(9);

/** Quality where a call gives none: 1..100. */
export const qualityOption = z.int().min(1).max(100);
