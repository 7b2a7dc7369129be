import { stat } from "node:fs/promises";

/** Whether a path leads to a regular file: links are followed; pipes, devices and broken links are none. */
export const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
