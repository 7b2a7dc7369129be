/** The reason of everything that the policy removes. */
export const leftOut = (what: string): string => `left out by metadata.keep: ${what}`;

export const unreadable = "left out by metadata.keep: it cannot be read, and so not be kept in part";
