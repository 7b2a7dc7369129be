/** One conformance check; any test runner serves. */
export interface Check {
  /** What holds for a user when the check passes. */
  readonly name: string;
  /** Rejects with an AssertionError that says what was expected and what came. */
  readonly run: () => Promise<void>;
  /** Why the check does not apply to this plugin; it is then to be shown as skipped. */
  readonly skip?: string;
}
