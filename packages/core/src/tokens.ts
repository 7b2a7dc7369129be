/** Container token of every plugin of a kind. `Symbol.for`, so that two copies of core in one tree mean the same. */
export const kindToken = (kind: string): symbol => Symbol.for(`pixelproof/${kind}`);

/** Container token of one registered plugin. */
export const pluginToken = (kind: string, id: string): symbol => Symbol.for(`pixelproof/${kind}:${id}`);
