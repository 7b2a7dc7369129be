/** Settings of a verdaccio that takes packages of ours from anybody, and all others from `uplink`. */
export function registryConfig(storage: string, uplink: string): object {
  const ours = { access: "$all", publish: "$all" };
  return {
    storage,
    uplinks: { uplink: { url: uplink } },
    packages: { "@pixelproof/*": ours, "pixelproof*": ours, "**": { access: "$all", proxy: "uplink" } },
    max_body_size: "200mb",
    web: { enable: false },
    log: { type: "stdout", format: "pretty", level: "warn" },
  };
}

/** Lines of an .npmrc that make npm and pnpm use a registry; both want a token to publish, whatever it says. */
export const npmrc = (url: string): string => `registry=${url}\n${url.replace(/^https?:/, "")}:_authToken=anybody\n`;
