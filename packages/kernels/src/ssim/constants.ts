/** Stabilising constants (K1 L)^2 and (K2 L)^2 with K1 = 0.01, K2 = 0.03, L = 255 (Wang 2004, section III-B). */
export const c1 = (0.01 * 255) ** 2;
export const c2 = (0.03 * 255) ** 2;
