/** Another program or library that does the same work. */
export interface Peer {
  readonly name: string;
  /** Its version, undefined where it is not installed. */
  version(): Promise<string | undefined>;
  /** How to get it. */
  readonly install: string;
}
