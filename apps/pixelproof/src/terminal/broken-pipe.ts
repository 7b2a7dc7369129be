/** Lets the reader of a pipe go early (`pixelproof … | head -1`): what it would have read is dropped, the work goes on. */
export function tolerateBrokenPipe(stream: NodeJS.WriteStream): void {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}
