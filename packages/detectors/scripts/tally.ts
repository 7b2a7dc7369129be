/** Counts how often something held, by group. */
export class Tally {
  readonly #groups = new Map<string, { yes: number; of: number }>();
  readonly #what: string;

  constructor(what: string) {
    this.#what = what;
  }

  count(group: string, yes: boolean): void {
    const counts = this.#groups.get(group) ?? { yes: 0, of: 0 };
    this.#groups.set(group, { yes: counts.yes + Number(yes), of: counts.of + 1 });
  }

  print(): void {
    for (const [group, { yes, of }] of this.#groups) console.log(`${this.#what}, ${group}: ${yes} of ${of}`);
  }
}
